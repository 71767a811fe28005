from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from pytestqt.qtbot import QtBot

from app.documents.view import EVIDENCE, MASK, UNGUIDED, CanvasMode, View
from app.views.camera import Camera
from app.views.canvas_state import CanvasState
from app.views.layer_painter import LayerPainter
from app.views.layers import Layers, NamedPicture
from tests.app.views.scenes import BLUE, GREEN, RED, YELLOW, Spot, close_to, full_layers, plain

SIZE = (400, 300)
GROUND = QColor(10, 20, 30)


def state(layers: Layers, ratio: float = 1.0) -> CanvasState:
    made = CanvasState(Camera(), QSize(*SIZE), View(CanvasMode.RESULT))
    made.camera.set_view(QSizeF(*SIZE), ratio)
    made.set_layers(layers)
    return made


def painted(one: CanvasState, layer: str, ratio: float = 1.0) -> QImage:
    image = QImage(round(SIZE[0] * ratio), round(SIZE[1] * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    painter = QPainter(image)
    layers, pane = LayerPainter(painter, one, QPalette(), ratio), one.panes[0]
    layers.draw(layer, pane, pane.rect)
    layers.draw_overlays(layer, pane, pane.rect)
    painter.end()
    return image


def colour(one: CanvasState, image: QImage, x: float, y: float) -> QColor:
    """The colour at a source point."""
    at = one.camera.to_screen(QPointF(x, y)) * image.devicePixelRatio()
    return QColor(image.pixel(at.toPoint()))


@pytest.mark.parametrize("layer", [UNGUIDED, MASK, EVIDENCE, "warped_guide", "portrait"])
def test_layers_of_a_face_lie_at_its_crop(qtbot: QtBot, layer: str) -> None:
    small = plain(BLUE, 60, 60)
    one = state(replace(full_layers(), **{layer: small}))  # type: ignore[arg-type]
    image = painted(one, layer)
    assert close_to(colour(one, image, 80, 50), BLUE)
    ghost = colour(one, image, 190, 140)
    assert not close_to(ghost, GROUND)
    assert not close_to(ghost, RED, 60)


def test_a_snapshot_fills_the_scene(qtbot: QtBot) -> None:
    one = state(replace(full_layers(), snapshots={"snapshot 1": NamedPicture("One", plain(YELLOW))}))
    image = painted(one, "snapshot 1")
    assert all(close_to(colour(one, image, *at), YELLOW) for at in ((5, 5), (190, 140), (80, 50)))


def test_a_layer_without_a_picture_draws_nothing(qtbot: QtBot) -> None:
    one = state(full_layers())
    assert close_to(colour(one, painted(one, MASK), 80, 50), GROUND)


@pytest.mark.parametrize(("layer", "covered"), [("result", True), ("warped_guide", True), ("source", False)])
def test_overlays_lie_over_the_crop_of_result_and_warped_guide(qtbot: QtBot, layer: str, covered: bool) -> None:
    one, spot = state(full_layers()), Spot()
    one.overlays = (spot,)
    image = painted(one, layer)
    assert close_to(colour(one, image, 80, 50), QColor(255, 255, 255)) is covered
    assert not close_to(colour(one, image, 20, 130), QColor(255, 255, 255))
    if covered:
        assert spot.areas == [one.to_canvas(one.panes[0], QRectF(50, 20, 60, 60))]


def test_a_pane_can_be_rendered_by_itself(qtbot: QtBot) -> None:
    one = state(full_layers())
    elsewhere = QImage(8, 8, QImage.Format.Format_RGB32)  # must outlive its painter
    painter = QPainter(elsewhere)
    rendered = LayerPainter(painter, one, QPalette(GROUND), 1.0).rendered("result", one.panes[0], 0)
    painter.end()
    assert rendered.size().toTuple() == SIZE
    assert close_to(colour(one, rendered, 80, 50), GREEN)


def test_a_dense_screen_gets_all_its_pixels(qtbot: QtBot) -> None:
    stripes = QImage(200, 150, QImage.Format.Format_RGB32)
    stripes.fill(RED)
    for x in range(0, 200, 2):
        for y in range(150):
            stripes.setPixelColor(x, y, GREEN)
    one = state(replace(full_layers(), source=stripes), 2.0)
    one.camera.set_one_to_one()
    image = painted(one, "source", 2.0)
    row = [QColor(image.pixel(x, 300)) for x in range(320, 480)]
    assert all(
        close_to(each, GREEN if x % 2 == 0 else RED) or close_to(each, RED if x % 2 == 0 else GREEN)
        for x, each in enumerate(row)
    )
    assert close_to(row[0], row[2])
    assert not close_to(row[0], row[1])
