import numpy as np
import pytest

from gfr_core.faces.face import Face
from gfr_core.geometry import Box, Points68, apply_map
from gfr_core.pairing.guide_set import Guide
from gfr_core.pairing.rank import affine_residual, landmark_weights, rank_guides
from tests.core.restore.faces import face_at, guide, landmark_face, landmarks


def guide_with(points: Points68, name: str) -> Guide:
    return guide(name, face=Face(Box.around(points), 1.0, "test", points))


def open_mouth(points: Points68, share: float) -> Points68:
    moved = points.copy()
    moved[55:60, 1] += share * 100
    return moved


def test_a_turned_and_stretched_twin_has_no_residual() -> None:
    points = landmarks(10, 20, 100)
    matrix = np.array([[1.2, 0.3, 5], [-0.2, 0.8, -7]])
    assert affine_residual(points, apply_map(matrix, points)) == pytest.approx(0, abs=1e-9)


def test_a_residual_is_a_share_of_the_face_so_its_size_does_not_matter() -> None:
    source, target = landmarks(0, 0, 100), open_mouth(landmarks(0, 0, 100), 0.2)
    assert affine_residual(source, target * 3) == pytest.approx(affine_residual(source, target))


def test_the_mouth_counts_half_again_as_much_and_brows_and_eyes_a_hundredth_more() -> None:
    weights = landmark_weights()
    assert set(weights[:17]) | set(weights[27:36]) == {1.0}
    assert set(weights[17:27]) | set(weights[36:48]) == {1.01}
    assert set(weights[48:]) == {1.49}


def test_the_guide_with_the_same_expression_comes_first() -> None:
    face = landmark_face(50, 50, 100)
    wide = guide_with(open_mouth(landmarks(0, 0, 100), 0.3), "wide")
    slight = guide_with(open_mouth(landmarks(0, 0, 100), 0.1), "slight")
    same = guide_with(landmarks(7, 3, 140), "same")
    ranked = rank_guides(face, [wide, slight, same])
    assert [r.guide.name for r in ranked] == ["same", "slight", "wide"]
    assert ranked[0].residual == pytest.approx(0, abs=1e-9)


def test_guides_without_landmarks_come_last_in_their_order() -> None:
    guides = [guide("a"), guide("b"), guide_with(open_mouth(landmarks(0, 0, 100), 0.5), "c")]
    ranked = rank_guides(landmark_face(50, 50, 100), guides)
    assert [(r.guide.name, r.residual is None) for r in ranked] == [("c", False), ("a", True), ("b", True)]


def test_a_face_without_landmarks_keeps_the_order_given() -> None:
    guides = [guide("a"), guide_with(landmarks(0, 0, 100), "b")]
    assert [r.guide.name for r in rank_guides(face_at(0, 0, 50), guides)] == ["a", "b"]
