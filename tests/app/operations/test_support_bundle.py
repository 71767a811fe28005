import logging
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.documents.desk import Desk
from app.documents.source import Source
from app.jobs.job import JobState
from app.jobs.lane import Lanes
from app.operations.dispatch import Dispatch
from app.operations.log_file import LogFile
from app.operations.support_bundle import SupportBundle
from app.settings.settings import Settings, ThemeChoice
from gfr_core import __version__
from gfr_core.media.still import write_still
from tests.app.small_engine import picture

Settled = Callable[[], None]


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LogFile]:
    made = LogFile(tmp_path / "log")
    made.begin()
    yield made
    made.end()


@pytest.fixture
def bundle(desk: Desk, lanes: Lanes, settings: Settings, log: LogFile) -> SupportBundle:
    return SupportBundle(Dispatch(lanes, desk.notice), desk.notice, settings, log)


def test_a_bundle_holds_log_versions_machine_and_settings(
    bundle: SupportBundle, settings: Settings, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    settings.theme = ThemeChoice.DARK
    logging.getLogger("app").warning("Something odd")
    bundle.to(tmp_path / "support.zip")
    settled()
    with zipfile.ZipFile(tmp_path / "support.zip") as packed:
        texts = {name: packed.read(name).decode() for name in packed.namelist()}
    assert sorted(texts) == ["log/gfr-studio.log", "machine.txt", "settings.json", "versions.txt"]
    assert texts["versions.txt"].startswith(f"GFR Studio {__version__}")
    assert "torch" in texts["versions.txt"]
    assert "device: " in texts["machine.txt"]
    assert '"window/theme": "dark"' in texts["settings.json"]
    assert "Something odd" in texts["log/gfr-studio.log"]
    assert desk.notice.message is not None
    assert desk.notice.message.title == f"Saved support.zip in {tmp_path}"
    assert desk.notice.message.text.endswith("no pictures and no names of your folders.")
    assert desk.notice.message.hint == "Attach it to your report of the fault."


def test_a_bundle_holds_no_picture_and_no_folder_of_the_user(
    bundle: SupportBundle,
    settings: Settings,
    desk: Desk,
    tmp_path: Path,
    settled: Settled,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    photo = tmp_path / "letters" / "old.png"
    photo.parent.mkdir()
    write_still(picture(), photo)
    desk.source.open(Source(picture(), photo))
    settings.operator = "A. Archivist"
    settings.last_folder = photo.parent
    logging.getLogger("app").error("Could not open %s", photo)
    bundle.to(tmp_path / "support.zip")
    settled()
    with zipfile.ZipFile(tmp_path / "support.zip") as packed:
        data = b"".join(packed.read(name) for name in packed.namelist())
    assert str(tmp_path).encode() not in data
    assert b"A. Archivist" not in data
    assert picture().pixels.tobytes()[:64] not in data
    assert b"\x89PNG" not in data
    assert b"\xff\xd8\xff" not in data
    data.decode()  # all of it is text


def test_a_bundle_that_cannot_be_written_is_told(
    bundle: SupportBundle, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    job = bundle.to(tmp_path / "gone" / "support.zip")
    settled()
    assert job.state is JobState.FAILED
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not save support.zip"


def test_the_name_has_the_day_in_it(bundle: SupportBundle, tmp_path: Path) -> None:
    name = bundle.suggestion(tmp_path).name
    assert name.startswith("gfr-studio-support-2")
    assert name.endswith(".zip")
