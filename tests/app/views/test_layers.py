from PySide6.QtCore import QRectF

from app.views.layers import FaceMark, FaceState, Layers, PaneKind
from tests.app.views.scenes import CROP, full_layers


def test_nothing_lies_nowhere() -> None:
    layers = Layers()
    assert layers.scene.isEmpty()
    assert layers.crop_area is None
    assert all(layers.picture(kind) is None for kind in PaneKind)


def test_source_and_result_fill_the_scene() -> None:
    layers = full_layers()
    assert layers.area(PaneKind.SOURCE) == layers.area(PaneKind.RESULT) == QRectF(0, 0, 200, 150)


def test_portrait_and_warped_guide_lie_at_the_crop() -> None:
    layers, square = full_layers(), QRectF(CROP[0], CROP[1], CROP[2], CROP[2])
    assert layers.area(PaneKind.PORTRAIT) == layers.area(PaneKind.WARPED_GUIDE) == square


def test_every_pane_has_its_picture_and_its_caption() -> None:
    layers = full_layers()
    assert layers.picture(PaneKind.WARPED_GUIDE) is layers.warped_guide
    assert [kind.caption for kind in PaneKind] == ["Degraded", "Portrait", "Warped guide", "Result"]


def test_a_mark_knows_its_box() -> None:
    assert FaceMark(1, 2, 3, 4, 5, FaceState.FOUND).box == QRectF(2, 3, 4, 5)
