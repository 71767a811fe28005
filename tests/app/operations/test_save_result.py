from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.documents.desk import Desk
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Clip, Source
from app.jobs.job import JobState
from app.messages import Tone
from app.operations.all_operations import Operations
from gfr_core.media.still import read_still, write_still
from gfr_core.restore.outcome import FaceResult
from tests.app.small_engine import FACE, picture

Settled = Callable[[], None]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "old.png"
    write_still(picture(), path)
    return path


@pytest.fixture
def with_result(operations: Operations, desk: Desk, photo: Path) -> Operations:
    desk.source.open(Source(picture(), photo))
    desk.restoration.take(Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "restored"), None)}, 0))
    return operations


def test_the_result_is_written_and_counts_as_saved(
    with_result: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    with_result.save_result.to(tmp_path / "new.png")
    settled()
    assert np.array_equal(read_still(tmp_path / "new.png").pixels, picture().pixels)
    assert not desk.restoration.is_unsaved
    assert desk.notice.message is not None
    assert desk.notice.message.tone is Tone.INFO
    assert desk.notice.message.title == f"Saved new.png in {tmp_path}"


def test_the_source_is_never_overwritten(with_result: Operations, desk: Desk, photo: Path, settled: Settled) -> None:
    before = photo.read_bytes()
    job = with_result.save_result.to(photo)
    settled()
    assert job is not None
    assert job.state is JobState.FAILED
    assert photo.read_bytes() == before
    assert desk.restoration.is_unsaved
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not save old.png"


def test_a_folder_that_is_not_there_is_told(
    with_result: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    job = with_result.save_result.to(tmp_path / "gone" / "new.png")
    settled()
    assert job is not None
    assert job.state is JobState.FAILED
    assert desk.notice.message is not None
    assert desk.notice.message.tone is Tone.ERROR


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source(picture(), Path("scan.tif")), "scan-restored.tif"),
        (Source(picture(), Path("mum.jpg")), "mum-restored.png"),
        (Source(picture(), Path("film.mkv"), Clip(100, 25.0, 42)), "film-frame42-restored.png"),
        (Source(picture("Pasted picture")), "Pasted picture-restored.png"),
    ],
    ids=["lossless", "lossy", "clip", "pasted"],
)
def test_the_suggested_name_is_new_and_loses_nothing(
    operations: Operations, desk: Desk, source: Source, name: str
) -> None:
    desk.source.open(source)
    assert operations.save_result.suggestion(Path("/out")) == Path("/out") / name


def test_without_a_result_there_is_nothing_to_save(operations: Operations, tmp_path: Path) -> None:
    assert operations.save_result.to(tmp_path / "new.png") is None
