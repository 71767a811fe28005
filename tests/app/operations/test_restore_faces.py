from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.jobs.job import JobState
from app.operations.all_operations import Operations
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.restore.outcome import Judgement, StillRestoration
from tests.app.small_engine import FACE, SmallFinder, picture

Settled = Callable[[], None]


def add_portrait(desk: Desk, name: str = "mum.png", person: int = 1) -> None:
    desk.portraits.add((Portrait(desk.portraits.key_for_next(), picture(name), FACE, person=person),))


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
    ready.open_portraits.choose(2)
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


@pytest.fixture
def couple(operations: Operations, desk: Desk, finder: SmallFinder, settled: Settled) -> Operations:
    """A photo with three faces; two people with a portrait each, and a second one of Ada."""
    finder.faces = [Face(Box(x, 20, 20, 30), 0.9, "test") for x in (5, 30, 55)]
    operations.open_source.open_pasted(picture())
    settled()
    desk.people.add(Person(2, "Ada"))
    add_portrait(desk, "bob.png")
    add_portrait(desk, "ada.png", 2)
    add_portrait(desk, "ada2.png", 2)
    return operations


def guides(desk: Desk) -> dict[int, str | None]:
    assert desk.restoration.result is not None
    return {number: outcome.result.guide for number, outcome in desk.restoration.result.outcomes.items()}


def test_each_face_is_guided_by_the_portraits_of_its_own_person(
    couple: Operations, desk: Desk, settled: Settled
) -> None:
    desk.people.set_assignments({1: 2, 2: 1, 3: 2})
    desk.portraits.set_choices({3: 3})
    couple.restore_faces.all()
    settled()
    assert guides(desk) == {1: "ada.png", 2: "bob.png", 3: "ada2.png"}


def test_a_face_of_nobody_is_left_out_and_the_user_is_told(couple: Operations, desk: Desk, settled: Settled) -> None:
    desk.people.set_assignments({2: 1})
    couple.restore_faces.all()
    settled()
    assert guides(desk) == {2: "bob.png"}
    message = desk.notice.message
    assert message is not None
    assert message.text.endswith(
        "Faces 1, 3 were left out: it is not known whose they are, or those people have no portrait."
    )


def test_a_harmful_restoration_is_blended_back_and_that_is_said(
    ready: Operations, desk: Desk, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gfr_core.restore import still

    judged = still.restore_faces

    def advise_less(*arguments: object) -> StillRestoration:
        done = judged(*arguments)  # type: ignore[arg-type]  # handed on as they are
        judgement = Judgement((), None, 0.5, 2.0, 0.6, None)
        return replace(done, faces=tuple(replace(face, judgement=judgement) for face in done.faces))

    monkeypatch.setattr(still, "restore_faces", advise_less)
    ready.restore_faces.selected()
    settled()
    assert desk.restoration.strength == 0.6
    message = desk.notice.message
    assert message is not None
    assert message.text.endswith("The strength was set to 60%, as advised; undo or the slider change it.")
    ready.undo.undo()
    assert desk.restoration.strength == 1.0


def test_nobodys_face_is_not_restored(couple: Operations) -> None:
    assert couple.restore_faces.selected() is None
    assert couple.restore_faces.all() is None


def test_a_choice_of_another_persons_portrait_does_not_count(couple: Operations, desk: Desk, settled: Settled) -> None:
    desk.people.assign(1, 1)
    desk.portraits.set_choices({1: 3})
    desk.source.select(1)
    couple.restore_faces.selected()
    settled()
    assert guides(desk) == {1: "bob.png"}


def test_doubts_name_the_face_by_its_chip(couple: Operations, desk: Desk, settled: Settled) -> None:
    desk.people.set_assignments({2: 1, 3: 1})
    couple.restore_faces.all()
    settled()
    message = desk.notice.message
    assert message is not None
    assert message.title == "Restored, with doubts"
    assert message.text.startswith("Face 2: The face in portrait 'bob.png' is only 40 px large")
