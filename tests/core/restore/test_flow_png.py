import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from gfr_core.restore.flow_png import flow_png
from gfr_core.restore.flow_shapes import Areas, Dots, Drawing, Raster, Shape, Strokes, Words

GROUND, RED = (250, 249, 247), (214, 48, 38)


def written(*shapes: Shape) -> NDArray[np.uint8]:
    drawing = Drawing(100, 80, (10, 10, 60, 60), GROUND, "Flow", "", shapes)
    return np.asarray(Image.open(io.BytesIO(flow_png(drawing))))


def test_an_empty_page_has_its_size_and_ground() -> None:
    page = written()
    assert page.shape == (80, 100, 3)
    assert (page == GROUND).all()


def test_a_picture_is_enlarged_in_plain_squares() -> None:
    pixels = np.array([[[0, 0, 0], [200, 0, 0]], [[0, 200, 0], [0, 0, 200]]], np.uint8)
    page = written(Raster(10, 10, 40, 40, pixels))
    assert page[15, 15].tolist() == [0, 0, 0]
    assert page[29, 31].tolist() == [200, 0, 0]
    assert page[31, 29].tolist() == [0, 200, 0]
    assert page[9, 9].tolist() == list(GROUND)


def test_opacity_mixes_with_what_lies_below() -> None:
    page = written(Areas("folds", np.array([[10.0, 10, 30, 20]]), (0, 0, 0), 0.5))
    assert page[15, 20].tolist() == pytest.approx([125, 125, 124], abs=1)
    assert page[15, 31].tolist() == list(GROUND)
    assert page[20, 20].tolist() == list(GROUND)


def test_a_clear_part_of_a_picture_shows_what_lies_below() -> None:
    veil = np.zeros((2, 2, 4), np.uint8)
    veil[0, 0, 3] = 255
    page = written(Raster(0, 0, 20, 20, veil, 0.5))
    assert page[5, 5].tolist() == pytest.approx([125, 125, 124], abs=1)
    assert page[15, 15].tolist() == list(GROUND)


def test_a_line_has_the_width_of_its_pen_and_is_no_darker_where_it_crosses_itself() -> None:
    cross = (np.array([[10.0, 40], [90, 40]]), np.array([[50.0, 10], [50, 70]]))
    page = written(Strokes("cross", cross, (0, 0, 0), 4, 0.5))
    assert page[40, 50].tolist() == page[40, 20].tolist()
    assert (page[:, 20].min(axis=1) < 200).sum() == pytest.approx(4, abs=1)


def test_lines_of_the_picture_are_cut_at_its_edge() -> None:
    line = (np.array([[0.0, 30], [99, 30]]),)
    free, cut = written(Strokes("a", line, RED, 4)), written(Strokes("a", line, RED, 4, in_picture=True))
    assert free[30, 80].tolist() == list(RED)
    assert cut[30, 80].tolist() == list(GROUND)
    assert cut[30, 40].tolist() == list(RED)


def test_a_dot_is_full_and_a_ring_is_not() -> None:
    page = written(
        Dots("face", np.array([[20.0, 20]]), 6, RED), Dots("portrait", np.array([[60.0, 20]]), 8, RED, ring_width=2)
    )
    assert page[20, 20].tolist() == list(RED)
    assert page[20, 60].tolist() == list(GROUND)
    assert page[20, 68].tolist() == pytest.approx(list(RED), abs=60)


def test_words_stand_on_their_line() -> None:
    page = written(Words(10, 50, "HIM", 20, (0, 0, 0)))
    rows = np.flatnonzero((page < 128).any(axis=(1, 2)))
    assert rows.max() == pytest.approx(49, abs=1)
    assert rows.min() > 28
