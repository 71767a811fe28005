import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk
from app.messages import Message, Tone
from app.operations import log_file
from app.operations.log_file import KEPT, LogFile, without_home


@pytest.fixture
def log(qapp: QApplication, tmp_path: Path) -> Iterator[LogFile]:
    """A log that writes, and stops when the test does."""
    made = LogFile(tmp_path / "log")
    made.begin()
    yield made
    made.end()


def written(log: LogFile) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in log.files)


def test_warnings_of_any_library_are_kept(log: LogFile) -> None:
    logging.getLogger("some.library").warning("It is late")
    assert "WARNING some.library: It is late" in written(log)


def test_each_message_on_show_is_kept_once(log: LogFile, desk: Desk) -> None:
    log.watch(desk.notice)
    desk.notice.show(Message(Tone.ERROR, "Could not open a.png", "It is empty.", detail="Traceback"))
    desk.notice.notice_changed.emit()
    desk.notice.dismiss()
    assert written(log).count("ERROR app: Could not open a.png It is empty. Traceback") == 1


def test_the_home_folder_is_never_written(log: LogFile) -> None:
    logging.getLogger("app").warning("Could not open %s", Path.home() / "letters" / "a.png")
    assert str(Path.home()) not in written(log)
    assert f"Could not open ~{Path('/letters/a.png')}" in written(log)


def test_a_home_folder_that_is_the_root_shortens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/"))
    assert without_home("/data/a.png") == "/data/a.png"


def test_what_nobody_caught_is_kept_and_still_told(log: LogFile, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(log, "_hooks", (lambda *error: told.append(error), told.append))
    hook, thread_hook = sys.excepthook, threading.excepthook
    try:
        raise KeyError("face")
    except KeyError as error:
        hook(KeyError, error, error.__traceback__)
        thread_hook(threading.ExceptHookArgs((KeyError, error, error.__traceback__, threading.current_thread())))
    assert written(log).count("KeyError: 'face'") == 2
    assert len(told) == 2
    monkeypatch.undo()


def test_the_log_does_not_grow_forever(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_file, "LARGEST_BYTES", 2_000)
    log = LogFile(tmp_path)
    log.begin()
    for number in range(200):
        logging.getLogger("app").warning("Line %d of a long story", number)
    log.end()
    assert len(log.files) == 1 + KEPT
    assert sum(path.stat().st_size for path in log.files) <= (1 + KEPT) * 2_000


def test_without_a_folder_there_is_no_log_and_no_crash(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log = LogFile(tmp_path / "file" / "log")
    log.begin()
    assert log.files == ()
    log.end()


def test_after_the_end_nothing_is_kept(log: LogFile) -> None:
    log.end()
    logging.getLogger("app").warning("Late")
    assert "Late" not in written(log)


def test_the_users_log_is_in_the_data_folder(qapp: QApplication) -> None:
    assert LogFile.of_user()._folder.parent.name == "GFR Studio"
