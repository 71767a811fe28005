import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from app.views.flow_landmarks import FlowLandmarks
from gfr_core.restore.flow_study import study_flow
from tests.app.views.flow_canvas import drawn, is_touched, legend_of
from tests.core.restore.flows import SIZE, affine_flow, grid_of, points, still, study_of


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def test_a_dot_lies_on_the_face_and_a_ring_where_the_portrait_is_seen() -> None:
    mask, face = np.ones((SIZE, SIZE), np.float32), np.full((68, 2), 31.5)
    study = study_flow(grid_of(still()), mask, face - (10, 0), face)
    pixels = drawn(FlowLandmarks(study)).astype(int)
    dot, ring_middle, ring = pixels[128, 128], pixels[128, 88], pixels[128, 88 - 4]
    assert dot.min() > 240
    assert ring[2] - ring[0] > 60
    assert (ring_middle > 100).all()
    assert is_touched(drawn(FlowLandmarks(study)))[128, 92:124].all()


def test_the_nearest_landmark_tells_its_residual() -> None:
    landmarks = FlowLandmarks(study_of(still()))
    assert landmarks.study.pairs is not None
    x, y = landmarks.study.pairs.face[40] / SIZE
    assert landmarks.words_at(float(x) + 0.001, float(y)).endswith(": 5.0 px apart")
    assert landmarks.words_at(0.01, 0.01) == ""


def test_a_landmark_says_which_it_is() -> None:
    face = np.stack([np.arange(68.0) % 8 * 8, np.arange(68.0) // 8 * 7], axis=1)
    study = study_flow(grid_of(still()), np.ones((SIZE, SIZE), np.float32), face, face)
    x, y = (face[36] + 0.5) / SIZE
    assert FlowLandmarks(study).words_at(float(x), float(y)) == "Landmark 37, eye: 0.0 px apart"


def test_one_that_the_warp_does_not_show_says_so() -> None:
    left_half_only = affine_flow([[0.5, 0], [0, 1]], (-SIZE / 4, 0))
    face = points()
    portrait = np.full((68, 2), 50.0)
    study = study_flow(grid_of(left_half_only), np.ones((SIZE, SIZE), np.float32), portrait, face)
    x, y = (face[0] + 0.5) / SIZE
    landmarks = FlowLandmarks(study)
    assert landmarks.words_at(float(x), float(y)).endswith("not to be seen in the warped guide")
    pixels = drawn(landmarks).astype(int)
    assert pixels.max() > 240
    assert not (pixels[..., 2] - pixels[..., 0] > 60).any()  # a dot, and no ring anywhere


def test_without_landmarks_nothing_is_drawn_or_told() -> None:
    landmarks = FlowLandmarks(study_of(still(), with_landmarks=False))
    assert not is_touched(drawn(landmarks)).any()
    assert landmarks.words_at(0.5, 0.5) == ""


def test_it_has_a_legend() -> None:
    assert is_touched(legend_of(FlowLandmarks(study_of(still())))).any()
