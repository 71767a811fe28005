import numpy as np
import pytest

from gfr_core.restore.flow_study import study_flow
from tests.core.restore.flows import SIZE, affine_flow, grid_of, half_folded, points, still, study_of


def test_the_scale_depends_on_the_crop_and_not_on_the_flow() -> None:
    slow, fast = study_of(still()), study_of(affine_flow([[3, 0], [0, 3]]))
    assert slow.full_scale_px == fast.full_scale_px == SIZE / 8


def test_the_largest_flow_is_the_largest_under_the_mask() -> None:
    flow = still()
    flow[1, 1], flow[40, 40] = (30, 0), (3, 4)
    mask = np.zeros((SIZE, SIZE), np.float32)
    mask[30:50, 30:50] = 0.2
    assert study_flow(grid_of(flow), mask).largest_px == pytest.approx(5, abs=1e-3)


def test_an_empty_mask_has_no_flow() -> None:
    assert study_flow(grid_of(half_folded()), np.zeros((SIZE, SIZE), np.float32)).largest_px == 0


def test_everything_is_measured_in_pixels_of_the_crop() -> None:
    study = study_of(affine_flow([[1, 0], [0, 1]], (2, 0)))
    assert study.size == SIZE
    assert study.arrows.vectors == pytest.approx(np.broadcast_to([2.0, 0.0], study.arrows.vectors.shape), abs=1e-4)
    assert study.pairs is not None
    assert study.pairs.mean_residual_px == pytest.approx(5, abs=1e-3)
    assert study.folds.share == 0


def test_pairs_need_the_landmarks_of_both() -> None:
    mask = np.ones((SIZE, SIZE), np.float32)
    assert study_flow(grid_of(still()), mask, points(), None).pairs is None
    assert study_flow(grid_of(still()), mask, None, points()).pairs is None
    assert study_flow(grid_of(still()), mask, points(), points()).pairs is not None
