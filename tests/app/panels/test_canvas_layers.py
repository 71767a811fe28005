from collections.abc import Callable
from dataclasses import replace

import numpy as np

from app.documents.desk import Desk
from app.documents.patch import Patch
from app.documents.qt_image import to_qimage
from app.documents.snapshots import Snapshot, UnpackedSnapshot
from app.documents.source import Source
from app.documents.view import CanvasMode, View
from app.panels.canvas_layers import layers_of, ready_view, steps_of
from gfr_core.media.frame import Metadata
from tests.app.small_engine import picture

PIXELS = np.zeros((80, 80, 3), np.uint8)


def add_snapshots(desk: Desk) -> None:
    """Two of the open source, the second one unpacked, and one of another source."""
    source = desk.source.source
    assert source is not None
    for number, of in ((1, source.key), (2, source.key), (3, "other")):
        desk.snapshots.add(Snapshot(number, f"Snapshot {number}", of, Patch(0, 0, (1, 1, 3), b"")))
    desk.snapshots.keep(2, UnpackedSnapshot(to_qimage(PIXELS), PIXELS), frozenset())


def test_an_empty_desk_has_no_layers(desk: Desk) -> None:
    layers = layers_of(desk)
    assert layers.names == ()
    assert layers.crop is None
    assert steps_of(desk) is None


def test_what_is_known_of_a_restored_face_is_there(restored: Callable[[], Desk]) -> None:
    desk = restored()
    steps = steps_of(desk)
    assert steps is not None
    layers = layers_of(desk)
    assert layers.warped_guide is steps.warped_guide
    assert (layers.mask, layers.evidence, layers.unguided) == (steps.mask, steps.evidence, steps.unguided)
    assert layers.names[:4] == ("source", "portrait", "warped_guide", "result")


def test_snapshots_of_the_open_source_are_layers(opened: Desk) -> None:
    add_snapshots(opened)
    layers = layers_of(opened)
    assert list(layers.snapshots) == ["snapshot 1", "snapshot 2"]
    assert layers.picture("snapshot 1") is None
    assert layers.picture("snapshot 2") is not None
    assert layers.pixels("snapshot 2") is PIXELS
    assert layers.caption("snapshot 1") == "Snapshot 1"


def test_a_snapshot_is_shown_when_it_is_ready(opened: Desk) -> None:
    add_snapshots(opened)
    opened.view.take(View(CanvasMode.SPLIT, a="snapshot 1", b="snapshot 2"))
    shown = ready_view(opened, View(CanvasMode.FOUR_UP, a="portrait"))
    assert shown == View(CanvasMode.SPLIT, a="portrait", b="snapshot 2")


def test_a_remark_on_the_source_is_passed_on(desk: Desk) -> None:
    desk.source.open(Source(replace(picture(), metadata=Metadata(icc=b"damaged"))))
    assert layers_of(desk).remark == "Shown as sRGB: the colour profile is damaged"
