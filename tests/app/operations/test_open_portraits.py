from collections.abc import Callable
from pathlib import Path

import pytest

from app.documents.desk import Desk
from app.documents.source import Source
from app.jobs.job import JobState
from app.operations.all_operations import Operations
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.media.still import write_still
from tests.app.small_engine import FACE, SmallFinder, picture

Settled = Callable[[], None]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "mum.png", tmp_path / "mum2.png"]
    for path in paths:
        write_still(picture(path.name), path)
    return paths


def test_portraits_come_on_the_desk_and_can_be_undone(
    operations: Operations, desk: Desk, files: list[Path], settled: Settled
) -> None:
    operations.open_portraits.open(files)
    settled()
    assert [each.name for each in desk.portraits.portraits] == ["mum.png", "mum2.png"]
    operations.undo.undo()
    assert desk.portraits.portraits == ()
    operations.undo.redo()
    assert len(desk.portraits.portraits) == 2


def test_a_portrait_without_a_face_is_refused_with_the_reason(
    operations: Operations, desk: Desk, finder: SmallFinder, files: list[Path], settled: Settled
) -> None:
    finder.faces = []
    job = operations.open_portraits.open(files[:1])
    settled()
    assert job.state is JobState.FAILED
    assert desk.portraits.portraits == ()
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.text) == ("Could not use mum.png", "Guide 'mum.png' shows no face.")
    assert message.hint == "Choose a photo whose face is at least 64 px wide."


def test_one_bad_file_does_not_keep_the_others_out(
    operations: Operations, desk: Desk, files: list[Path], tmp_path: Path, settled: Settled
) -> None:
    bad = tmp_path / "bad.png"
    bad.write_bytes(b"no picture")
    operations.open_portraits.open([bad, *files])
    settled()
    assert [each.name for each in desk.portraits.portraits] == ["mum.png", "mum2.png"]
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not use bad.png"


def test_of_several_bad_files_each_is_named(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    job = operations.open_portraits.open([tmp_path / "a.png", tmp_path / "b.png"])
    settled()
    assert job.state is JobState.FAILED
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not use 2 portraits"
    assert "a.png" in desk.notice.message.text
    assert desk.notice.message.text.endswith("Nor could these be used: b.png.")


def test_of_several_faces_the_largest_guides_and_the_user_is_told(
    operations: Operations, desk: Desk, finder: SmallFinder, files: list[Path], settled: Settled
) -> None:
    finder.faces = [Face(Box(0, 0, 30, 30), 0.9, "test"), FACE]
    operations.open_portraits.open(files[:1])
    settled()
    assert desk.portraits.portraits[0].face is FACE
    assert desk.notice.message is not None
    assert desk.notice.message.text == "'mum.png' shows 2 faces; the largest one is used."


def test_a_pasted_portrait_has_no_file(operations: Operations, desk: Desk, settled: Settled) -> None:
    operations.open_portraits.open_pasted(picture("Pasted picture"))
    settled()
    assert desk.portraits.portraits[0].path is None


def test_removing_a_chosen_portrait_and_undoing_it_brings_the_choice_back(
    operations: Operations, desk: Desk, files: list[Path], settled: Settled
) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    operations.open_portraits.open(files)
    settled()
    operations.open_portraits.choose(2)
    operations.open_portraits.remove(2)
    assert desk.portraits.chosen is None
    operations.undo.undo()
    assert desk.portraits.chosen is desk.portraits.portraits[1]


def test_portraits_are_ranked_for_the_selected_face(
    operations: Operations, desk: Desk, files: list[Path], settled: Settled
) -> None:
    def places() -> list[tuple[int, int]]:
        return [(rank.key, rank.place) for rank in desk.portraits.ranking]

    desk.source.open(Source(picture()))
    operations.open_portraits.open(files)
    settled()
    assert places() == []
    desk.source.set_found([FACE])
    assert places() == [(1, 1), (2, 2)]
    desk.source.select(None)
    assert places() == []


def test_a_choice_can_be_undone(operations: Operations, desk: Desk, files: list[Path], settled: Settled) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    operations.open_portraits.open(files)
    settled()
    operations.open_portraits.choose(2)
    operations.open_portraits.choose(2)
    assert operations.undo.undoText() == "choose a portrait for face 1"
    operations.undo.undo()
    assert desk.portraits.chosen is None
