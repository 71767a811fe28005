from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.documents.desk import Desk
from app.documents.record import DefaultRecordSettings
from app.documents.restoration import Restored
from app.documents.source import Clip, Source
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.operations.output_order import circumstances_of, composed, order_of
from app.operations.portraits_seen import PortraitsSeen
from tests.app.operations.saving import restore_on
from tests.app.small_engine import picture

Settled = Callable[[], None]


@pytest.fixture
def seen(desk: Desk) -> PortraitsSeen:
    return PortraitsSeen(desk)


def test_without_a_result_there_is_no_order(desk: Desk, seen: PortraitsSeen) -> None:
    assert order_of(desk, seen) is None
    desk.source.open(Source(picture()))
    assert order_of(desk, seen) is None


def test_the_order_holds_what_the_desk_says_now(desk: Desk, seen: PortraitsSeen) -> None:
    desk.source.open(Source(picture(), Path("old.mkv"), Clip(100, 25.0, 42)))
    desk.restoration.take(Restored(picture(), {}, 0))
    desk.restoration.set_strength(0.4)
    desk.restoration.set_guide_influence(0.6)
    desk.record.use(DefaultRecordSettings(False, False, "A. B."))
    desk.record.set_note("Box 12")
    order = order_of(desk, seen)
    assert order is not None
    assert (order.options.strength, order.options.guide_influence) == (0.4, 0.6)
    assert (order.marks, order.writes_record, order.operator, order.note) == (False, False, "A. B.", "Box 12")


def test_what_is_composed_is_what_is_on_the_screen(
    desk: Desk, operations: Operations, seen: PortraitsSeen, tmp_path: Path, settled: Settled
) -> None:
    restore_on(desk, operations, tmp_path, settled)
    order = order_of(desk, seen)
    assert order is not None
    assert desk.restoration.result is not None
    assert np.array_equal(composed(order).frame.pixels, desk.restoration.result.frame.pixels)


def test_the_circumstances_name_files_people_and_portraits_that_are_gone(
    desk: Desk, operations: Operations, seen: PortraitsSeen, engine: Engine, tmp_path: Path, settled: Settled
) -> None:
    restore_on(desk, operations, tmp_path, settled)
    order = order_of(desk, seen)
    assert order is not None
    how = circumstances_of(order, engine)
    assert (how.source_path, how.frame, how.device, list(how.numbers)) == (tmp_path / "old.png", None, "cpu", [1])
    assert [(each.name, each.path, each.person) for each in how.portraits] == [("mum.png", tmp_path / "mum.png", "Mum")]
    assert how.portraits[0].pixels is not None
    desk.portraits.remove(frozenset({1}))
    order = order_of(desk, seen)
    assert order is not None
    (gone,) = circumstances_of(order, engine).portraits
    assert (gone.name, gone.path, gone.person, gone.pixels) == ("mum.png", tmp_path / "mum.png", "Mum", None)


def test_a_frame_of_a_clip_is_told_by_its_number(desk: Desk, seen: PortraitsSeen, engine: Engine) -> None:
    desk.source.open(Source(picture(), Path("film.mkv"), Clip(100, 25.0, 42)))
    desk.restoration.take(Restored(picture(), {}, 0))
    order = order_of(desk, seen)
    assert order is not None
    assert circumstances_of(replace(order, numbers=()), engine).frame == 42
