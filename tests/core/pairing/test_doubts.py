from dataclasses import replace

import numpy as np
import pytest

from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.pairing.doubts import doubts_about, eye_opening
from gfr_core.pairing.rank import RankedGuide
from tests.core.restore.faces import face_at, guide, landmark_face, landmarks


def from_the_side() -> Face:
    points = landmarks(100, 100, 100)
    points[27:36, 0] = points[:, 0].max() - 3
    return Face(Box.around(points), 1.0, "test", points)


def test_a_large_frontal_pair_leaves_no_doubt() -> None:
    assert doubts_about(landmark_face(0, 0, 90), RankedGuide(guide(side=100), 0.02)) == ()
    assert doubts_about(face_at(0, 0, 90), RankedGuide(guide(side=100), None)) == ()


def test_a_tiny_face_is_doubted() -> None:
    assert doubts_about(face_at(0, 0, 20), RankedGuide(guide(), None)) == (
        "The face is only 20 px large; most of what is shown comes from the portrait.",
    )


def test_a_tiny_portrait_is_doubted() -> None:
    assert doubts_about(face_at(0, 0, 40), RankedGuide(guide(side=50), None)) == (
        "The face in portrait 'mum.png' is only 50 px large; at least 64 px are advised.",
    )


def test_a_portrait_smaller_than_the_face_is_doubted() -> None:
    assert doubts_about(face_at(0, 0, 200), RankedGuide(guide(side=100), None)) == (
        "The face in portrait 'mum.png' is smaller (100 px) than the old one (200 px).",
    )


def test_a_portrait_that_is_hardly_smaller_is_not_doubted() -> None:
    assert doubts_about(face_at(0, 0, 105), RankedGuide(guide(side=100), None)) == ()


def test_a_portrait_of_several_people_is_doubted() -> None:
    family = replace(guide(side=100), faces_found=3)
    assert doubts_about(face_at(0, 0, 90), RankedGuide(family, None)) == (
        "Portrait 'mum.png' shows 3 faces; the largest was taken.",
    )


def test_a_portrait_of_another_pose_is_doubted_with_the_number() -> None:
    assert doubts_about(face_at(0, 0, 90), RankedGuide(guide(), 0.081)) == (
        "Portrait 'mum.png' differs much in pose or expression "
        "(8.1% of the face after the best fit; up to 5.5% is usual).",
    )


def test_a_profile_is_doubted_in_the_old_picture_and_in_the_portrait() -> None:
    profile = from_the_side()
    mirrored = landmarks(100, 100, 100)
    mirrored[27:36, 0] = mirrored[:, 0].min() + 3
    other_side = Face(Box.around(mirrored), 1.0, "test", mirrored)
    assert "seen from the side" in doubts_about(profile, RankedGuide(guide(), None))[0]
    assert "seen from the side" in doubts_about(other_side, RankedGuide(guide(), None))[0]
    assert doubts_about(landmark_face(0, 0, 90), RankedGuide(guide(face=profile), None)) == (
        "The face in portrait 'mum.png' is seen from the side.",
    )


def test_landmarks_that_fell_on_one_point_are_not_divided_by() -> None:
    points = np.zeros((68, 2))
    face = Face(Box(0.0, 0.0, 90.0, 90.0), 1.0, "test", points)
    assert doubts_about(face, RankedGuide(guide(), None)) == ()


def with_eyes_open_by(share: float) -> Face:
    points = landmarks(100, 100, 100)
    for first in (36, 42):
        outer, inner = points[first].copy(), points[first + 3].copy()
        along, up = inner - outer, np.array([0.0, -0.5 * share * np.linalg.norm(inner - outer)])
        points[first + 1], points[first + 2] = outer + along / 3 + up, outer + along * 2 / 3 + up
        points[first + 4], points[first + 5] = outer + along * 2 / 3 - up, outer + along / 3 - up
    return Face(Box.around(points), 1.0, "test", points)


def test_the_opening_of_the_eyes_is_height_over_width() -> None:
    face = with_eyes_open_by(0.3)
    assert face.landmarks is not None
    assert eye_opening(face.landmarks) == pytest.approx(0.3)
    assert eye_opening(3 * face.landmarks) == pytest.approx(0.3)


def test_closed_eyes_in_the_portrait_are_doubted_with_the_number() -> None:
    assert doubts_about(face_at(0, 0, 90), RankedGuide(guide(face=with_eyes_open_by(0.15)), None)) == (
        "The eyes in portrait 'mum.png' are narrow or closed "
        "(open by 0.15 of their width; 98 of 100 portraits exceed 0.21).",
    )


def test_open_eyes_are_not_doubted() -> None:
    assert doubts_about(face_at(0, 0, 90), RankedGuide(guide(face=with_eyes_open_by(0.25)), None)) == ()
