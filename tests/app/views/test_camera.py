import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF
from pytestqt.qtbot import QtBot

from app.views.camera import MOST_ZOOM, Camera


def camera(ratio: float = 1.0) -> Camera:
    made = Camera()
    made.set_view(QSizeF(400, 300), ratio)
    made.set_scene(QRectF(0, 0, 1000, 500))
    return made


def near(first: QPointF, second: QPointF, within: float = 1e-6) -> bool:
    return (first - second).manhattanLength() <= within


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_source_and_screen_are_inverse(ratio: float) -> None:
    one = camera(ratio)
    one.zoom_at(QPointF(123, 45), 3.7)
    for point in (QPointF(0, 0), QPointF(17.25, 433), QPointF(-50, 900)):
        assert near(one.to_source(one.to_screen(point)), point)


def test_fit_shows_all_in_the_middle() -> None:
    one = camera()
    one.fit()
    assert near(one.to_screen(QPointF(500, 250)), QPointF(200, 150))
    assert one.visible().contains(QRectF(0, 0, 1000, 500))
    assert one.zoom == pytest.approx(400 / 1000 * 0.92)


def test_fit_of_an_area_shows_that_area() -> None:
    one = camera()
    one.fit(QRectF(100, 100, 50, 50))
    assert near(one.to_screen(QPointF(125, 125)), QPointF(200, 150))
    assert one.zoom == pytest.approx(300 / 50 * 0.92)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_one_to_one_is_a_source_pixel_on_a_screen_pixel(ratio: float) -> None:
    one = camera(ratio)
    one.set_one_to_one()
    step = one.to_screen(QPointF(501, 250)) - one.to_screen(QPointF(500, 250))
    assert step.x() * ratio == pytest.approx(1.0)
    assert one.zoom == 1.0


@pytest.mark.parametrize("factor", [0.9, 1.25, 4.0])
def test_zoom_keeps_the_point_under_the_pointer(factor: float) -> None:
    one = camera()
    pointer = QPointF(220, 130)
    held = one.to_source(pointer)
    one.zoom_at(pointer, factor)
    assert near(one.to_source(pointer), held)


def test_zooming_in_and_out_comes_back() -> None:
    one = camera()
    before, pointer = one.centre, QPointF(230, 140)
    for factor in (1.25,) * 8 + (1 / 1.25,) * 8:
        one.zoom_at(pointer, factor)
    assert near(one.centre, before)


def test_panning_moves_the_picture_with_the_pointer() -> None:
    one = camera()
    at = one.to_screen(QPointF(500, 250))
    one.pan(13, -7)
    assert near(one.to_screen(QPointF(500, 250)), at + QPointF(13, -7))


def test_the_picture_cannot_be_lost() -> None:
    one = camera()
    one.pan(1e6, -1e6)
    assert near(one.centre, QPointF(0, 500))


def test_zoom_has_limits() -> None:
    one = camera()
    one.zoom_at(QPointF(200, 150), 1e9)
    assert one.zoom == MOST_ZOOM
    one.zoom_at(QPointF(200, 150), 1e-9)
    assert one.zoom == pytest.approx(400 / 1000 * 0.92 * 0.25)


def test_a_fitted_camera_stays_fitted_when_the_view_grows() -> None:
    one = camera()
    one.set_view(QSizeF(800, 600))
    assert one.is_fitted
    assert one.zoom == pytest.approx(800 / 1000 * 0.92)


def test_a_moved_camera_keeps_zoom_and_centre_when_the_view_grows() -> None:
    one = camera()
    one.zoom_at(QPointF(200, 150), 2)
    zoom, centre = one.zoom, one.centre
    one.set_view(QSizeF(800, 600))
    assert not one.is_fitted
    assert (one.zoom, one.centre) == (zoom, centre)


def test_a_scene_of_the_same_extent_leaves_the_camera_alone() -> None:
    one = camera()
    one.zoom_at(QPointF(100, 100), 3)
    zoom = one.zoom
    one.set_scene(QRectF(0, 0, 1000, 500))
    assert one.zoom == zoom


def test_a_scene_of_another_extent_is_fitted() -> None:
    one = camera()
    one.zoom_at(QPointF(100, 100), 3)
    one.set_scene(QRectF(0, 0, 100, 100))
    assert one.is_fitted
    assert near(one.centre, QPointF(50, 50))


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_pictures_are_drawn_on_the_screens_pixel_grid(ratio: float) -> None:
    one = camera(ratio)
    one.pan(3.3, 4.7)
    corner = QPointF(201, 7)
    drawn = one.drawn_origin(corner)
    assert (drawn.x() * ratio) % 1 == pytest.approx(0, abs=1e-9)
    assert (drawn.y() * ratio) % 1 == pytest.approx(0, abs=1e-9)
    assert near(drawn, one.to_screen(QPointF()) + corner, within=1 / ratio)


def test_changes_are_told(qtbot: QtBot) -> None:
    one = camera()
    for change in (one.fit, one.set_one_to_one, lambda: one.pan(1, 1), lambda: one.zoom_at(QPointF(1, 1), 2)):
        with qtbot.waitSignal(one.changed, timeout=0):
            change()


def test_the_same_view_is_not_told(qtbot: QtBot) -> None:
    one = camera()
    with qtbot.assertNotEmitted(one.changed):
        one.set_view(QSizeF(400, 300), 1.0)
        one.set_scene(QRectF(0, 0, 1000, 500))


def test_without_a_scene_nothing_breaks() -> None:
    one = Camera()
    one.zoom_at(QPointF(10, 10), 2)
    one.pan(5, 5)
    one.fit()
    assert one.zoom == 1.0
    assert one.scale == 1.0
    assert one.scene.isEmpty()
    assert one.pixel_ratio == 1.0
    assert one.view == QSizeF(1, 1)


def test_a_point_can_be_looked_at() -> None:
    camera = Camera()
    camera.set_view(QSizeF(100, 80))
    camera.set_scene(QRectF(0, 0, 1000, 800))
    camera.look_at(QPointF(300, 200), 2.0)
    assert (camera.centre, camera.zoom, camera.is_fitted) == (QPointF(300, 200), 2.0, False)
    camera.look_at(QPointF(10, 20))
    assert (camera.centre, camera.zoom) == (QPointF(10, 20), 2.0)
