from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from app.documents import snapshots
from app.documents.desk import Desk
from app.documents.restoration import Restored
from app.documents.source import Source
from app.operations.all_operations import Operations
from app.operations.take_snapshot import packed
from gfr_core.progress import silent
from tests.app.small_engine import picture


def put_result(desk: Desk) -> np.ndarray:
    """A source and a result in which a square is lighter."""
    source = picture()
    pixels = source.pixels.copy()
    pixels[20:60, 20:60] //= 2
    desk.source.open(Source(source))
    desk.restoration.take(Restored(replace(source, pixels=pixels), {}, 0))
    return pixels


def test_a_snapshot_keeps_the_result_as_it_is(desk: Desk, operations: Operations, settled: Callable[[], None]) -> None:
    pixels = put_result(desk)
    desk.restoration.set_strength(0.4)
    operations.take_snapshot.start()
    settled()
    (taken,) = desk.snapshots.snapshots
    source = desk.source.source
    assert source is not None
    assert (taken.name, taken.of) == ("Snapshot 1, 40 %", source.key)
    assert np.array_equal(taken.patch.on(source.frame.pixels), pixels)


def test_without_a_result_there_is_nothing_to_take(desk: Desk, operations: Operations) -> None:
    assert operations.take_snapshot.start() is None
    desk.source.open(Source(picture()))
    assert operations.take_snapshot.start() is None


def test_taking_renaming_and_removing_can_be_undone(
    desk: Desk, operations: Operations, settled: Callable[[], None]
) -> None:
    put_result(desk)
    operations.take_snapshot.start()
    settled()
    operations.take_snapshot.rename(1, "  Softer ")
    operations.take_snapshot.remove(1)
    assert not desk.snapshots.snapshots
    operations.undo.undo()
    assert desk.snapshots.snapshots[0].name == "Softer"
    operations.undo.undo()
    operations.undo.undo()
    assert not desk.snapshots.snapshots


@pytest.mark.parametrize("name", ["", "  ", "Snapshot 1, 100 %"])
def test_a_name_that_is_none_or_the_old_one_changes_nothing(
    desk: Desk, operations: Operations, settled: Callable[[], None], name: str
) -> None:
    put_result(desk)
    operations.take_snapshot.start()
    settled()
    operations.take_snapshot.rename(1, name)
    assert operations.undo.undoText() == "take snapshot"


def test_the_user_is_told_when_there_is_no_room(
    desk: Desk, operations: Operations, settled: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshots, "MOST_BYTES", 10)
    put_result(desk)
    operations.take_snapshot.start()
    settled()
    assert not desk.snapshots.snapshots
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not take a snapshot"
    assert desk.notice.message.hint == "Remove one."


def test_packing_is_pure() -> None:
    before = picture().pixels
    patch = packed(before, 255 - before, silent)
    assert np.array_equal(patch.on(before), 255 - before)
