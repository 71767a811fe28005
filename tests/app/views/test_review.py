from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF

from app.views.review import Review

SCENE = QRectF(0, 0, 1000, 600)


def review(tile: tuple[float, float] = (300, 250)) -> Review:
    return Review(SCENE, QSizeF(*tile))


def test_the_position_is_told() -> None:
    one = review()
    assert (one.columns, one.rows, one.count) == (4, 3, 12)
    assert one.stepped(4).words == "Tile 5 of 12"


def test_tiles_go_row_by_row_from_the_first_corner_to_the_last() -> None:
    one = review()
    assert one.area.topLeft() == SCENE.topLeft()
    assert one.area_of(3).topRight() == SCENE.topRight()
    assert one.area_of(4).left() == 0
    assert one.area_of(11).bottomRight() == SCENE.bottomRight()


@given(st.floats(20, 1500), st.floats(20, 900))
def test_no_part_is_left_out(width: float, height: float) -> None:
    one = review((width, height))
    lefts = sorted({one.area_of(i).left() for i in range(one.columns)})
    assert all(b - a <= width + 1e-6 for a, b in pairwise(lefts))
    assert one.area_of(one.count - 1).right() == pytest.approx(1000)
    assert one.area_of(one.count - 1).bottom() == pytest.approx(600)


def test_a_picture_smaller_than_the_view_is_one_tile() -> None:
    one = review((2000, 2000))
    assert one.count == 1
    assert one.area == SCENE


def test_a_tile_that_fits_exactly_has_no_neighbour_for_a_rounding_error() -> None:
    assert review((1000 / 3 - 1e-9, 600)).count == 3


def test_at_the_ends_it_stays() -> None:
    one = review()
    assert one.stepped(-1).index == 0
    assert one.stepped(100).stepped(1).index == 11


def test_what_was_looked_at_is_seen() -> None:
    one = review().at(0).stepped(1).stepped(1).stepped(-1)
    assert [one.is_seen(index) for index in range(4)] == [True, True, True, False]
    assert len(one.seen) == 3


def test_another_zoom_keeps_the_place_and_what_was_seen() -> None:
    one = review().at(0).stepped(1)
    closer = one.in_tiles_of(QSizeF(150, 125))
    assert one.area.intersects(closer.area)
    assert closer.is_seen(0)
    assert not closer.is_seen(closer.count - 1)
    assert closer.in_tiles_of(QSizeF(150, 125)) is closer
