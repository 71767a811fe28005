import numpy as np

from app.documents.qt_image import from_qimage
from app.operations.step_pictures import pictures_of
from gfr_core.geometry import SquareCrop
from gfr_core.restore.outcome import Steps

SIZE = 16


def steps(grid: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> Steps:
    grey = np.full((SIZE, SIZE, 3), 0.5, np.float32)
    mask = np.ones((SIZE, SIZE), np.float32)
    return Steps(SquareCrop(1, 2, 8), grey, grey * 0.5, grey * 1.5, grey, grid, mask)


def identity() -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
    axis = (np.arange(SIZE, dtype=np.float32) + 0.5) * (2 / SIZE) - 1
    return np.stack(np.meshgrid(axis, axis, indexing="xy"), axis=-1)


def test_guide_and_warped_guide_are_shown_as_they_are() -> None:
    pictures = pictures_of(steps(identity()))
    assert (from_qimage(pictures.guide) == 64).all()
    assert (from_qimage(pictures.warped_guide) == 191).all()


def test_a_grid_that_stands_still_has_no_flow_and_is_white() -> None:
    pictures = pictures_of(steps(identity()))
    assert np.allclose(pictures.flow, 0, atol=1e-5)
    assert (from_qimage(pictures.flow_colours) == 255).all()
    assert pictures.full_scale_px == SIZE / 8
