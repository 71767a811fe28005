from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.documents.desk import Desk
from app.documents.record import DefaultRecordSettings
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Clip, Source
from app.jobs.job import JobState
from app.messages import Tone
from app.operations.all_operations import Operations
from gfr_core.media.still import read_still, write_still
from gfr_core.record.json_form import read_record
from gfr_core.record.rerun import compare, read_inputs, rerun
from gfr_core.record.verify import verify
from gfr_core.restore.outcome import FaceResult
from tests.app.operations.saving import restore_on
from tests.app.small_engine import FACE, picture, small_restorer

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
    assert desk.notice.message.text == "Its treatment record lies beside it: new.png.json."


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


def test_the_record_tells_what_was_done_so_that_it_can_be_done_again(
    desk: Desk, operations: Operations, tmp_path: Path, settled: Settled
) -> None:
    restore_on(desk, operations, tmp_path, settled)
    desk.restoration.set_strength(0.6)
    desk.record.set_operator("A. B.")
    desk.record.set_note("Box 12")
    operations.save_result.to(tmp_path / "new.png")
    settled()
    record = read_record(tmp_path / "new.png.json")
    assert (record.operator, record.note, record.parameters.strength) == ("A. B.", "Box 12", 0.6)
    assert [(face.number, face.person, face.portrait) for face in record.faces] == [(1, "Mum", 1)]
    checks = verify(record, tmp_path)
    assert {check.state for check in checks} == {"same"}
    pixels = rerun(record, read_inputs(record, checks), small_restorer()).frame.pixels
    assert compare(record, pixels, None).agreement == "identical"
    assert np.array_equal(read_still(tmp_path / "new.png").pixels, pixels)


def test_a_portrait_that_was_taken_away_is_still_in_the_record(
    desk: Desk, operations: Operations, tmp_path: Path, settled: Settled
) -> None:
    restore_on(desk, operations, tmp_path, settled)
    desk.portraits.remove(frozenset({1}))
    operations.save_result.to(tmp_path / "new.png")
    settled()
    (portrait,) = read_record(tmp_path / "new.png.json").portraits
    assert portrait.file is not None
    assert (portrait.name, portrait.person, portrait.file.path) == ("mum.png", "Mum", "mum.png")


def test_a_portrait_is_never_overwritten(desk: Desk, operations: Operations, tmp_path: Path, settled: Settled) -> None:
    restore_on(desk, operations, tmp_path, settled)
    before = (tmp_path / "mum.png").read_bytes()
    job = operations.save_result.to(tmp_path / "mum.png")
    settled()
    assert job is not None
    assert job.state is JobState.FAILED
    assert (tmp_path / "mum.png").read_bytes() == before


def test_record_and_mark_follow_the_settings(
    with_result: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    desk.record.use(DefaultRecordSettings(marks_as_restored=False, writes_record=False))
    with_result.save_result.to(tmp_path / "new.png")
    settled()
    assert not (tmp_path / "new.png.json").exists()
    assert read_still(tmp_path / "new.png").metadata.xmp is None
    assert desk.notice.message is not None
    assert desk.notice.message.text == ""


def test_losses_are_told_with_the_record(with_result: Operations, desk: Desk, tmp_path: Path, settled: Settled) -> None:
    with_result.save_result.to(tmp_path / "new.bmp")
    settled()
    assert desk.notice.message is not None
    assert desk.notice.message.tone is Tone.WARNING
    assert desk.notice.message.text == (
        "Its treatment record lies beside it: new.bmp.json. "
        "BMP holds no metadata: the picture does not say that AI restored it."
    )


def test_a_note_goes_with_its_picture_and_stays_for_the_frames_of_one_clip(
    operations: Operations, desk: Desk, photo: Path
) -> None:
    for frame in (1, 2):
        desk.source.open(Source(picture(), photo, Clip(9, 25.0, frame)))
        assert desk.record.note == ("Box 12" if frame == 2 else "")
        desk.record.set_note("Box 12")
    desk.source.open(Source(picture(), photo.with_name("other.png")))
    assert desk.record.note == ""
    desk.record.set_note("Pasted one")
    desk.source.open(Source(picture()))
    assert desk.record.note == ""
