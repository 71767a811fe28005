from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColorSpace

from app.documents.desk import Desk
from app.documents.patch import Patch
from app.documents.qt_image import from_qimage, to_qimage
from app.documents.snapshots import Snapshot
from app.documents.source import Source
from app.documents.view import CanvasMode, View, snapshot_layer
from app.operations.all_operations import Operations
from app.operations.show_snapshots import unpacked
from gfr_core.media.frame import Frame, Metadata
from gfr_core.progress import silent
from tests.app.small_engine import picture


@pytest.fixture
def source(desk: Desk, operations: Operations) -> Source:
    """A source with two snapshots, the first one all black, the second one all white; a third one of another source."""
    opened = Source(picture())
    desk.source.open(opened)
    for number, (level, of) in enumerate(((0, opened.key), (255, opened.key), (9, "other")), start=1):
        patch = Patch.between(opened.frame.pixels, np.full_like(opened.frame.pixels, level))
        desk.snapshots.add(Snapshot(number, f"Snapshot {number}", of, patch))
    return opened


def test_only_what_is_looked_at_is_unpacked(desk: Desk, source: Source, settled: Callable[[], None]) -> None:
    desk.view.take(View(CanvasMode.SPLIT, a=snapshot_layer(2)))
    settled()
    shown = desk.snapshots.unpacked(2)
    assert shown is not None
    assert (from_qimage(shown.image) == 255).all()
    assert (shown.pixels == 255).all()
    assert desk.snapshots.unpacked(1) is None


def test_both_sides_can_be_snapshots(desk: Desk, source: Source, settled: Callable[[], None]) -> None:
    desk.view.take(View(CanvasMode.SPLIT, a=snapshot_layer(1), b=snapshot_layer(2)))
    settled()
    assert None not in (desk.snapshots.unpacked(1), desk.snapshots.unpacked(2))


def test_a_snapshot_of_another_source_is_not_unpacked(desk: Desk, source: Source, settled: Callable[[], None]) -> None:
    desk.view.take(View(CanvasMode.SPLIT, a=snapshot_layer(3)))
    settled()
    assert desk.snapshots.unpacked(3) is None


def test_another_source_lets_go_of_the_old_ones(desk: Desk, source: Source, settled: Callable[[], None]) -> None:
    desk.view.take(View(CanvasMode.SPLIT, a=snapshot_layer(1)))
    settled()
    desk.source.open(Source(replace(picture(), pixels=255 - picture().pixels)))
    assert desk.snapshots.unpacked(1) is None
    assert desk.view.view.a == "source"
    assert len(desk.snapshots.snapshots) == 3


def test_the_source_opened_again_has_its_snapshots(desk: Desk, source: Source, settled: Callable[[], None]) -> None:
    desk.source.open(Source(Frame(np.zeros((4, 4, 3), np.uint8), "small.png")))
    desk.source.open(Source(picture()))
    desk.view.take(View(CanvasMode.SPLIT, a=snapshot_layer(1)))
    settled()
    assert desk.snapshots.unpacked(1) is not None


def test_a_snapshot_is_shown_in_the_colours_of_its_source() -> None:
    icc = bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data())
    frame = Frame(np.full((4, 4, 3), 100, np.uint16) * 257, "deep.tif", metadata=Metadata(icc=icc))
    after = np.full((4, 4, 3), (200, 100, 50), np.uint16) * 257
    shown = unpacked(frame, Patch.between(frame.pixels, after), silent)
    assert np.array_equal(shown.pixels, after)
    assert shown.image == to_qimage((after // 257).astype(np.uint8), icc)
