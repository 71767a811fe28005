import numpy as np
import pytest

from gfr_core.restore.flow_folds import determinant, folds_of, outline, runs
from tests.core.restore.flows import SIZE, affine_flow, half_folded, mirrored, still

ALL = np.ones((SIZE, SIZE), np.float32)


def test_without_a_warp_nothing_is_folded_and_areas_stay() -> None:
    folds = folds_of(still(), ALL)
    assert folds.share == 0
    assert folds.stretch == pytest.approx(np.ones((SIZE, SIZE)), abs=1e-4)


def test_a_mirrored_grid_is_folded_everywhere() -> None:
    folds = folds_of(mirrored(), ALL)
    assert folds.share == 1
    assert folds.where.all()
    assert folds.stretch == pytest.approx(-np.ones((SIZE, SIZE)), abs=1e-4)


@pytest.mark.parametrize("matrix", [[[2, 0], [0, 0.5]], [[1, 0.3], [-0.4, 0.8]], [[0, 1], [1, 0]], [[0.2, 0], [0, 3]]])
def test_an_affine_warp_has_its_matrix_determinant(matrix: list[list[float]]) -> None:
    expected = np.full((SIZE, SIZE), np.linalg.det(matrix))
    assert determinant(affine_flow(matrix, (3, 2))) == pytest.approx(expected, abs=1e-3)


def test_half_a_fold_is_half_the_mask_but_for_its_edge() -> None:
    folds = folds_of(half_folded(), ALL)
    assert folds.share == pytest.approx(0.5, abs=1.5 / SIZE)
    assert folds.where[:, SIZE // 2 + 1 :].all()
    assert not folds.where[:, : SIZE // 2 - 1].any()


def test_only_what_the_mask_weighs_counts() -> None:
    left = ALL.copy()
    left[:, SIZE // 2 - 1 :] = 0
    assert folds_of(half_folded(), left).share == 0
    weighed = np.where(np.arange(SIZE) < SIZE // 2, 0.75, 0.25).astype(np.float32) * ALL
    assert folds_of(half_folded(), weighed).share == pytest.approx(0.25, abs=1.5 / SIZE)


def test_an_empty_mask_has_no_folds() -> None:
    assert folds_of(mirrored(), np.zeros_like(ALL)).share == 0


def test_runs_are_the_pixels_row_by_row() -> None:
    where = np.random.default_rng(0).random((9, 7)) < 0.5
    drawn = np.zeros_like(where)
    for row, start, end in runs(where):
        drawn[row, start:end] = True
    assert np.array_equal(drawn, where)
    assert runs(np.zeros((3, 3), dtype=bool)).shape == (0, 3)


def test_the_outline_is_every_edge_between_inside_and_outside() -> None:
    square = np.zeros((6, 6), dtype=bool)
    square[2:4, 1:5] = True
    lines = sorted(line.tolist() for line in outline(square))
    assert lines == [[[1, 2], [1, 4]], [[1, 2], [5, 2]], [[1, 4], [5, 4]], [[5, 2], [5, 4]]]


def test_at_the_border_the_outline_runs_along_it() -> None:
    lengths = [float(np.abs(line[1] - line[0]).sum()) for line in outline(np.ones((4, 4), dtype=bool))]
    assert lengths == [4, 4, 4, 4]
