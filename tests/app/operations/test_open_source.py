from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.source import Search
from app.jobs.job import JobState
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.edits import ChangeStrength
from gfr_core.geometry import Box
from gfr_core.media.still import write_still
from gfr_core.project.files import entry_of
from tests.app.small_engine import SmallFinder, picture

Settled = Callable[[], None]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "old.png"
    write_still(picture(), path)
    return path


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Five grey frames, each a little lighter."""
    path = tmp_path / "old.mkv"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("ffv1", rate=Fraction(25))
        stream.width, stream.height, stream.pix_fmt = 64, 48, "bgr0"
        for number in range(5):
            pixels = np.full((48, 64, 3), 20 * number, dtype=np.uint8)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(pixels, format="rgb24")))
        container.mux(stream.encode(None))
    return path


def test_a_photo_comes_on_the_desk_with_its_faces(
    operations: Operations, desk: Desk, photo: Path, settled: Settled
) -> None:
    operations.open_source.open(photo)
    settled()
    source = desk.source.source
    assert source is not None
    assert (source.path, source.clip) == (photo, None)
    assert np.array_equal(source.frame.pixels, picture().pixels)
    assert [each.number for each in desk.source.faces] == [1]


def test_a_file_that_cannot_be_read_leaves_the_desk_as_it_was(
    operations: Operations, desk: Desk, photo: Path, tmp_path: Path, settled: Settled
) -> None:
    operations.open_source.open(photo)
    settled()
    before = desk.source.source
    empty = tmp_path / "empty.png"
    empty.touch()
    job = operations.open_source.open(empty)
    settled()
    assert job.state is JobState.FAILED
    assert desk.source.source is before
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not open empty.png"


def test_a_search_dropped_for_a_file_that_cannot_be_read_is_taken_up_again(
    operations: Operations, desk: Desk, tmp_path: Path, qtbot: QtBot, settled: Settled
) -> None:
    operations.open_source.open_pasted(picture())
    with qtbot.waitSignal(operations.open_source.given_up):
        operations.open_source.open(tmp_path / "gone.png")
    settled()
    assert desk.source.search is Search.DONE
    assert len(desk.source.faces) == 1


def test_a_newer_request_replaces_an_older_one(
    operations: Operations, desk: Desk, photo: Path, tmp_path: Path, settled: Settled
) -> None:
    other = tmp_path / "other.png"
    write_still(picture("other.png"), other)
    older = operations.open_source.open(photo)
    operations.open_source.open(other)
    settled()
    assert older.state is JobState.STOPPED
    assert desk.source.source is not None
    assert desk.source.source.path == other


def test_a_clip_opens_at_its_first_frame_and_goes_to_another(
    operations: Operations, desk: Desk, clip: Path, settled: Settled
) -> None:
    operations.open_source.open(clip)
    settled()
    source = desk.source.source
    assert source is not None
    assert source.clip is not None
    assert (source.clip.frame_count, source.clip.fps, source.clip.frame_number) == (5, 25.0, 0)
    operations.open_source.open_frame(3)
    settled()
    source = desk.source.source
    assert source is not None
    assert source.clip is not None
    assert source.clip.frame_number == 3
    assert int(source.frame.pixels[0, 0, 0]) == 60


def test_while_scrubbing_only_the_newest_frame_is_read_after_the_one_at_hand(
    operations: Operations, desk: Desk, lanes: Lanes, clip: Path, settled: Settled
) -> None:
    operations.open_source.open(clip)
    settled()
    titles: list[str] = []
    lanes.io.job_added.connect(lambda job: titles.append(job.title))
    for number in (1, 2, 3, 4, 2):
        operations.open_source.open_frame(number)
    settled()
    source = desk.source.source
    assert source is not None
    assert source.clip is not None
    assert source.clip.frame_number == 2
    assert titles[:2] == ["Going to frame 1 of old.mkv", "Going to frame 2 of old.mkv"]


def test_a_file_opened_while_scrubbing_is_the_one_that_counts(
    operations: Operations, desk: Desk, clip: Path, photo: Path, settled: Settled
) -> None:
    operations.open_source.open(clip)
    settled()
    operations.open_source.open_frame(1)
    operations.open_source.open_frame(2)
    operations.open_source.open(photo)
    settled()
    assert desk.source.source is not None
    assert desk.source.source.path == photo


def test_the_faces_of_a_clip_are_found_when_it_stands_still(
    operations: Operations, desk: Desk, clip: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.source.search_changed, check_params_cb=None, timeout=10_000):
        operations.open_source.open(clip)
    qtbot.waitUntil(lambda: desk.source.search is Search.DONE, timeout=10_000)
    assert len(desk.source.faces) == 1


def test_a_frame_beyond_the_clip_is_its_last(operations: Operations, desk: Desk, clip: Path, settled: Settled) -> None:
    operations.open_source.open(clip)
    settled()
    operations.open_source.open_frame(99)
    settled()
    source = desk.source.source
    assert source is not None
    assert source.clip is not None
    assert source.clip.frame_number == 4


def test_a_photo_has_no_frames_to_go_to(operations: Operations, photo: Path, settled: Settled) -> None:
    assert operations.open_source.open_frame(1) is None
    operations.open_source.open(photo)
    settled()
    assert operations.open_source.open_frame(1) is None


def test_a_pasted_picture_comes_without_a_file(operations: Operations, desk: Desk, settled: Settled) -> None:
    operations.open_source.open_pasted(picture("Pasted picture"))
    settled()
    assert desk.source.source is not None
    assert desk.source.source.path is None
    assert len(desk.source.faces) == 1


def test_every_picture_has_its_own_history(operations: Operations, desk: Desk, photo: Path, settled: Settled) -> None:
    operations.open_source.open_pasted(picture())
    settled()
    operations.undo.push(ChangeStrength(desk.restoration, 0.5))
    operations.open_source.open(photo)
    settled()
    assert not operations.undo.canUndo()
    operations.queue.step(-1)
    settled()
    assert operations.undo.undoText() == "change strength"


def test_a_picture_opened_again_has_its_faces_and_its_result(
    operations: Operations, desk: Desk, photo: Path, settled: Settled
) -> None:
    operations.open_source.open(photo)
    settled()
    operations.edit_faces.draw(Box(1, 2, 30, 30))
    settled()
    faces = desk.source.faces
    operations.open_source.open(photo)
    settled()
    assert desk.source.faces == faces
    assert len(desk.project.items) == 1


def test_a_picture_that_has_changed_since_is_told(
    operations: Operations, desk: Desk, photo: Path, settled: Settled
) -> None:
    operations.open_source.open(photo)
    settled()
    operations.keeping.hashes.learn(entry_of(photo))
    write_still(picture(side=90), photo)
    operations.open_source.open(photo)
    settled()
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.text, message.hint) == (
        "old.png has changed",
        "It is not the picture any more that the project knows.",
        "Look whether the faces still fit.",
    )


def test_scrubbing_leaves_one_picture_in_the_queue_and_work_on_a_frame_keeps_it(
    operations: Operations, desk: Desk, clip: Path, settled: Settled
) -> None:
    operations.open_source.open(clip)
    for number in (1, 2):
        settled()
        operations.open_source.open_frame(number)
    settled()
    assert [item.name for item in desk.project.items] == ["old.mkv, frame 2"]
    operations.undo.push(ChangeStrength(desk.restoration, 0.5))
    operations.open_source.open_frame(4)
    settled()
    assert [item.entry.frame for item in desk.project.items] == [2, 4]
    operations.open_source.open_frame(2)
    settled()
    assert [item.entry.frame for item in desk.project.items] == [2, 4]
    assert desk.project.current is desk.project.items[0]


def test_no_face_found_is_not_a_failure(
    operations: Operations, desk: Desk, finder: SmallFinder, settled: Settled
) -> None:
    finder.faces = []
    operations.open_source.open_pasted(picture())
    settled()
    assert desk.source.search is Search.DONE
    assert desk.source.selected is None
    assert desk.notice.message is None
