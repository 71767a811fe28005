from collections.abc import Callable

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.jobs.job import JobState
from app.operations.all_operations import Operations
from app.operations.open_portraits import OpenPortraits
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from tests.app.small_engine import FACE, SmallFinder, picture

Settled = Callable[[], None]


def add_portrait(desk: Desk, name: str = "mum.png") -> None:
    desk.portraits.add((Portrait(desk.portraits.key_for_next(), picture(name), FACE),))


@pytest.fixture
def ready(operations: Operations, desk: Desk, settled: Settled) -> Operations:
    """A photo with one face, and a portrait."""
    operations.open_source.open_pasted(picture())
    settled()
    add_portrait(desk)
    return operations


def test_a_face_is_restored_and_put_back(ready: Operations, desk: Desk, settled: Settled) -> None:
    job = ready.restore_faces.selected()
    assert job is not None
    assert desk.restoration.is_running
    settled()
    assert not desk.restoration.is_running
    result, outcome = desk.restoration.result, desk.restoration.outcome_of(1)
    assert result is not None
    assert outcome is not None
    assert outcome.is_restored
    assert result.changed_outside_mask == 0
    assert result.frame.pixels.shape == (80, 80, 3)
    assert desk.restoration.is_unsaved


def test_the_steps_are_kept_for_the_screen(ready: Operations, desk: Desk, settled: Settled) -> None:
    ready.restore_faces.selected()
    settled()
    outcome = desk.restoration.outcome_of(1)
    assert outcome is not None
    steps = outcome.pictures
    assert steps is not None
    sizes = {(image.width(), image.height()) for image in (steps.guide, steps.warped_guide, steps.flow_colours)}
    assert sizes == {(256, 256)}
    assert steps.flow.shape == (256, 256, 2)
    assert steps.full_scale_px == 32.0
    assert (steps.crop.x, steps.crop.y, steps.crop.side) == (0, 0, 80)


def test_nothing_starts_without_a_portrait(operations: Operations, settled: Settled) -> None:
    operations.open_source.open_pasted(picture())
    settled()
    assert operations.restore_faces.selected() is None


def test_a_second_press_while_one_runs_does_nothing(ready: Operations, settled: Settled) -> None:
    assert ready.restore_faces.selected() is not None
    assert ready.restore_faces.selected() is None
    settled()


def test_stopping_leaves_the_old_result(ready: Operations, desk: Desk, settled: Settled) -> None:
    job = ready.restore_faces.selected()
    ready.restore_faces.stop()
    settled()
    assert job is not None
    assert job.state is JobState.STOPPED
    assert desk.restoration.result is None
    assert not desk.restoration.is_running


def test_a_chosen_portrait_is_the_one_that_guides(ready: Operations, desk: Desk, settled: Settled) -> None:
    add_portrait(desk, "dad.png")
    OpenPortraits.choose(ready.open_portraits, 2)
    ready.restore_faces.selected()
    settled()
    outcome = desk.restoration.outcome_of(1)
    assert outcome is not None
    assert outcome.result.guide == "dad.png"


def test_a_result_for_a_picture_that_has_gone_is_dropped(
    ready: Operations, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    ready.restore_faces.selected()
    ready.open_source.open_pasted(picture("other.png"))
    settled()
    assert desk.restoration.result is None


def test_a_failed_face_is_told_as_failed_and_its_pixels_stay(
    ready: Operations, desk: Desk, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gfr_core.restore.restorer import Restorer

    def no_memory(*_: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr(Restorer, "restore_crops", no_memory)
    ready.restore_faces.selected()
    settled()
    result, outcome, message = desk.restoration.result, desk.restoration.outcome_of(1), desk.notice.message
    assert outcome is not None
    assert (outcome.is_restored, outcome.pictures) == (False, None)
    assert result is not None
    assert np.array_equal(result.frame.pixels, picture().pixels)
    assert message is not None
    assert (message.title, message.text) == ("Face 1 was not restored", "out of memory")
    assert message.hint == "Its pixels were left as they were."
    assert not desk.restoration.is_unsaved


def test_faces_restored_one_after_the_other_are_all_in_the_picture(
    operations: Operations, desk: Desk, finder: SmallFinder, settled: Settled
) -> None:
    finder.faces = [Face(Box(5, 20, 30, 40), 0.9, "test"), Face(Box(45, 20, 30, 40), 0.9, "test")]
    operations.open_source.open_pasted(picture())
    settled()
    add_portrait(desk)
    for number in (1, 2):
        desk.source.select(number)
        operations.restore_faces.selected()
        settled()
    assert desk.restoration.result is not None
    assert sorted(desk.restoration.result.outcomes) == [1, 2]


def test_all_faces_are_restored_in_one_job(
    operations: Operations, desk: Desk, finder: SmallFinder, settled: Settled
) -> None:
    finder.faces = [Face(Box(5, 20, 30, 40), 0.9, "test"), Face(Box(45, 20, 30, 40), 0.9, "test")]
    operations.open_source.open_pasted(picture())
    settled()
    add_portrait(desk)
    job = operations.restore_faces.all()
    assert job is not None
    assert job.title == "Restoring 2 faces"
    settled()
    assert desk.restoration.result is not None
    assert sorted(desk.restoration.result.outcomes) == [1, 2]
