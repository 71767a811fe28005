from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.operations.all_operations import Operations
from gfr_core.geometry import Box
from gfr_core.restore.still import compose_still
from tests.app.operations.test_restore_faces import add_portrait
from tests.app.small_engine import picture

Settled = Callable[[], None]


@pytest.fixture
def restored(operations: Operations, desk: Desk, settled: Settled) -> Operations:
    """A photo whose face is restored."""
    operations.open_source.open_pasted(picture())
    settled()
    add_portrait(desk)
    operations.restore_faces.selected()
    settled()
    return operations


def test_no_strength_gives_the_source_back(restored: Operations, desk: Desk, qtbot: QtBot, settled: Settled) -> None:
    with qtbot.waitSignal(desk.restoration.result_changed):
        restored.blend.set_strength(0.0)
    settled()
    assert desk.restoration.result is not None
    assert np.array_equal(desk.restoration.result.frame.pixels, picture().pixels)


def test_a_drag_of_the_slider_is_undone_in_one_step(restored: Operations, desk: Desk, settled: Settled) -> None:
    for strength in (0.9, 0.8, 0.7):
        restored.blend.set_strength(strength)
    restored.undo.undo()
    settled()
    assert desk.restoration.strength == 1.0
    assert not restored.undo.canUndo()


def test_without_influence_the_picture_holds_nothing_of_the_portrait(
    restored: Operations, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    outcome = desk.restoration.outcomes[0]
    assert outcome.result.steps is not None
    assert outcome.result.steps.unguided is not None
    with qtbot.waitSignal(desk.restoration.result_changed):
        restored.blend.set_influence(0.0)
    settled()
    unguided = replace(outcome.result, steps=replace(outcome.result.steps, restored=outcome.result.steps.unguided))
    assert desk.restoration.result is not None
    assert np.array_equal(desk.restoration.result.frame.pixels, compose_still(picture(), [unguided]).frame.pixels)


def test_a_drag_of_the_influence_is_undone_in_one_step_beside_that_of_the_strength(
    restored: Operations, desk: Desk, settled: Settled
) -> None:
    restored.blend.set_strength(0.5)
    for influence in (0.9, 0.8, 0.7):
        restored.blend.set_influence(influence)
    restored.undo.undo()
    settled()
    assert (desk.restoration.strength, desk.restoration.guide_influence) == (0.5, 1.0)


def test_a_moved_face_leaves_the_picture_and_comes_back_with_undo(
    restored: Operations, desk: Desk, qtbot: QtBot, settled: Settled
) -> None:
    with qtbot.waitSignal(desk.restoration.result_changed):
        restored.edit_faces.move_selected(Box(10, 10, 40, 40))
    assert desk.restoration.outcome_of(1) is None
    assert desk.restoration.result is not None
    assert np.array_equal(desk.restoration.result.frame.pixels, picture().pixels)
    with qtbot.waitSignal(desk.restoration.result_changed):
        restored.undo.undo()
    assert desk.restoration.outcome_of(1) is not None


def test_without_an_outcome_there_is_nothing_to_blend(operations: Operations) -> None:
    assert operations.blend.start() is None
