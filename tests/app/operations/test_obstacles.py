from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Search, Source
from app.operations.obstacles import (
    changes_of_restorability,
    obstacle_to_restoring,
    obstacle_to_restoring_all,
    obstacle_to_saving,
    restorable_faces,
)
from gfr_core.restore.outcome import FaceResult
from tests.app.small_engine import FACE, picture


def test_each_step_towards_restoring_says_what_comes_next(desk: Desk) -> None:
    assert obstacle_to_restoring(desk) == "Open a photo first."
    desk.source.open(Source(picture()))
    assert obstacle_to_restoring(desk) == "The faces are still being looked for."
    desk.source.set_found([FACE])
    assert obstacle_to_restoring(desk) == "Add a portrait of this person first."
    desk.portraits.add((Portrait(1, picture("mum.png"), FACE),))
    assert obstacle_to_restoring(desk) == ""


def test_with_two_people_it_must_be_said_whose_face_it_is(desk: Desk) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE, FACE])
    desk.portraits.add((Portrait(1, picture("mum.png"), FACE),))
    desk.people.add(Person(2, "Ada"))
    assert obstacle_to_restoring(desk) == "Say who face 1 is first."
    assert obstacle_to_restoring_all(desk) == "Say who face 1 is first."
    desk.people.assign(1, 2)
    assert obstacle_to_restoring(desk) == "Add a portrait of Ada first."
    desk.people.assign(1, 1)
    assert obstacle_to_restoring(desk) == ""


def test_all_can_be_restored_when_one_face_can(desk: Desk) -> None:
    assert obstacle_to_restoring_all(desk) == "Open a photo first."
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE, FACE])
    assert obstacle_to_restoring_all(desk) == "Add a portrait of this person first."
    desk.people.add(Person(2, "Ada"))
    desk.portraits.add((Portrait(1, picture("mum.png"), FACE),))
    desk.people.assign(2, 1)
    assert obstacle_to_restoring_all(desk) == ""
    assert [face.number for face in restorable_faces(desk)] == [2]
    desk.engine.set(Readiness.FAILED, "The weights are missing.")
    assert obstacle_to_restoring_all(desk) == "The weights are missing."


def test_a_photo_without_a_face_asks_for_a_box(desk: Desk) -> None:
    desk.source.open(Source(picture()))
    for search in (Search.DONE, Search.FAILED):
        desk.source.set_search(search)
        assert obstacle_to_restoring(desk) == "Select a face, or draw a box around one."


def test_an_engine_that_failed_says_why(desk: Desk) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    desk.portraits.add((Portrait(1, picture("mum.png"), FACE),))
    desk.engine.set(Readiness.FAILED, "The weights are missing.")
    assert obstacle_to_restoring(desk) == "The weights are missing."


def test_only_a_restored_face_is_worth_saving(desk: Desk) -> None:
    assert obstacle_to_saving(desk) == "Restore a face first."
    desk.restoration.take(Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "failed", "small"), None)}, 0))
    assert obstacle_to_saving(desk) == "No face was restored, so there is nothing to save."
    desk.restoration.take(Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "restored"), None)}, 0))
    assert obstacle_to_saving(desk) == ""


def test_every_step_announces_that_the_answer_may_have_changed(desk: Desk) -> None:
    heard: list[str] = []
    for changed in changes_of_restorability(desk):
        changed.connect(lambda: heard.append(obstacle_to_restoring(desk)))
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    assert heard[-1] == "Add a portrait of this person first."
    desk.portraits.add((Portrait(1, picture("mum.png"), FACE),))
    assert heard[-1] == ""
