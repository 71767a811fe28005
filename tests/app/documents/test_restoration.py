import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.restoration import FaceOutcome, RestorationDocument, Restored
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.restore.outcome import FaceResult
from tests.app.small_engine import FACE, picture


@pytest.fixture
def document(qapp: QApplication) -> RestorationDocument:
    return RestorationDocument()


def restored() -> Restored:
    return Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "restored"), None)}, 0)


def failed() -> Restored:
    return Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "failed", "too small"), None)}, 0)


def test_strength_stays_between_nothing_and_everything(document: RestorationDocument) -> None:
    document.set_strength(1.7)
    assert document.strength == 1.0
    document.set_strength(-0.1)
    assert document.strength == 0.0


def test_the_influence_of_the_portrait_stays_between_nothing_and_everything_and_is_told_once(
    document: RestorationDocument, qtbot: QtBot
) -> None:
    assert document.guide_influence == 1.0
    with qtbot.waitSignal(document.influence_changed):
        document.set_guide_influence(-0.1)
    assert document.guide_influence == 0.0
    with qtbot.assertNotEmitted(document.influence_changed):
        document.set_guide_influence(-0.5)
    document.set_guide_influence(1.7)
    assert document.guide_influence == 1.0


def test_a_restored_face_makes_the_result_unsaved(document: RestorationDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignals([document.result_changed, document.saved_changed]):
        document.take(restored())
    assert document.is_unsaved
    document.mark_saved()
    assert not document.is_unsaved


def test_a_failed_face_leaves_nothing_to_save(document: RestorationDocument) -> None:
    document.take(failed())
    assert not document.is_unsaved
    outcome = document.outcome_of(1)
    assert outcome is not None
    assert not outcome.is_restored


def test_the_newest_outcome_of_a_face_replaces_the_older_one(document: RestorationDocument) -> None:
    other = Face(Box(0, 0, 5, 5), 0.9, "test")
    old = FaceOutcome(1, FaceResult(FACE, "failed", "too small"), None)
    beside = FaceOutcome(2, FaceResult(other, "restored"), None)
    new = FaceOutcome(1, FaceResult(FACE, "restored"), None)
    document.remember((old, beside))
    document.remember((new,))
    assert document.outcomes == (beside, new)


def test_clearing_drops_result_and_outcomes(document: RestorationDocument, qtbot: QtBot) -> None:
    document.remember(tuple(restored().outcomes.values()))
    document.take(restored())
    with qtbot.waitSignal(document.result_changed):
        document.clear()
    assert document.result is None
    assert document.outcomes == ()
    assert not document.is_unsaved


def test_a_face_that_was_not_tried_has_no_outcome(document: RestorationDocument) -> None:
    document.take(restored())
    assert document.outcome_of(2) is None
    assert document.outcome_of(None) is None


def test_running_is_told_once(document: RestorationDocument, qtbot: QtBot) -> None:
    document.set_running(running=True)
    with qtbot.assertNotEmitted(document.running_changed):
        document.set_running(running=True)
