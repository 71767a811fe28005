from dataclasses import replace

import numpy as np
from PySide6.QtCore import QRectF

from app.documents.view import EVIDENCE, MASK, UNGUIDED
from app.views.layers import FaceMark, FaceState, Layers, NamedPicture, PaneKind
from tests.app.views.scenes import BLUE, CROP, full_layers, plain


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


def test_what_is_known_of_a_face_lies_at_its_crop() -> None:
    small, square = plain(BLUE, 60, 60), QRectF(CROP[0], CROP[1], CROP[2], CROP[2])
    layers = replace(full_layers(), mask=small, evidence=small, unguided=small)
    for name in (MASK, EVIDENCE, UNGUIDED):
        assert layers.picture(name) is small
        assert layers.area(name) == square
        assert layers.pixels(name) is None


def test_snapshots_fill_the_scene_and_have_names_and_numbers() -> None:
    pixels = np.zeros((150, 200, 3), np.uint16)
    earlier = {"snapshot 1": NamedPicture("Softer", plain(BLUE), pixels), "snapshot 2": NamedPicture("Not ready")}
    layers = replace(full_layers(), snapshots=earlier)
    assert layers.picture("snapshot 1") is earlier["snapshot 1"].image
    assert layers.area("snapshot 1") == layers.scene
    assert layers.pixels("snapshot 1") is pixels
    assert [layers.caption(name) for name in ("snapshot 1", "snapshot 2", MASK)] == ["Softer", "Not ready", "Mask"]
    assert layers.names == ("source", "portrait", "warped_guide", "result", "snapshot 1")


def test_an_unknown_layer_has_no_picture() -> None:
    assert full_layers().picture("snapshot 9") is None
    assert full_layers().caption("snapshot 9") == "snapshot 9"
