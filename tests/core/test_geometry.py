import numpy as np
import pytest

from gfr_core.geometry import FLIPPED_68, Box, SquareCrop, affine_between, apply_map, similarity_between

RNG = np.random.default_rng(0)


def test_a_box_around_points_reaches_their_centres_in_edge_coordinates() -> None:
    assert Box.around(np.array([[0.0, 0.0], [3.0, 1.0]])) == Box(0.5, 0.5, 3.0, 1.0)


def test_a_boxs_edges_centre_and_side() -> None:
    box = Box(1.0, 2.0, 3.0, 4.0)
    assert (box.right, box.bottom, box.centre, box.side) == (4, 6, (2.5, 4), 4)


@pytest.mark.parametrize(
    ("other", "iou"),
    [
        (Box(0.0, 0.0, 2.0, 2.0), 1.0),
        (Box(1.0, 0.0, 2.0, 2.0), 1 / 3),
        (Box(5.0, 5.0, 1.0, 1.0), 0.0),
        (Box(0.0, 0.0, 0.0, 0.0), 0.0),
    ],
)
def test_overlap_of_boxes_in_closed_form(other: Box, iou: float) -> None:
    assert Box(0.0, 0.0, 2.0, 2.0).iou(other) == pytest.approx(iou)
    assert other.iou(Box(0.0, 0.0, 2.0, 2.0)) == pytest.approx(iou)


def test_a_face_crop_has_the_boxs_centre_and_twice_its_larger_side() -> None:
    assert SquareCrop.of_face(Box(10.0, 20.0, 30.0, 40.0)) == SquareCrop(-15.0, 0.0, 80.0)


def test_the_first_pixels_centre_of_a_crop_is_half_a_crop_pixel_from_its_edge() -> None:
    crop = SquareCrop(10.0, 20.0, 64.0)
    assert crop.to_picture(np.zeros((1, 2)), 16) == pytest.approx(np.array([[11.5, 21.5]]))


def test_going_to_the_crop_and_back_changes_nothing() -> None:
    points = RNG.uniform(-50, 50, (9, 2))
    crop = SquareCrop(-3.3, 7.1, 41.7)
    assert crop.to_picture(crop.to_crop(points, 256), 256) == pytest.approx(points)


def test_a_known_similarity_is_found() -> None:
    points = RNG.normal(size=(7, 2))
    matrix = np.array([[0.6, -0.8, 3], [0.8, 0.6, -2]]) * 2.0
    assert similarity_between(points, apply_map(matrix, points)) == pytest.approx(matrix)


def test_a_similarity_never_mirrors() -> None:
    points = RNG.normal(size=(7, 2))
    found = similarity_between(points, points * (-1, 1))
    assert np.linalg.det(found[:, :2]) > 0


def test_a_known_affine_map_is_found_whatever_the_weights() -> None:
    points = RNG.normal(size=(7, 2))
    matrix = np.array([[1.0, 0.5, 3], [-0.2, 0.7, -2]])
    weights = RNG.uniform(0.1, 3, 7)
    assert affine_between(points, apply_map(matrix, points)) == pytest.approx(matrix)
    assert affine_between(points, apply_map(matrix, points), weights=weights) == pytest.approx(matrix)


def test_a_whole_weight_counts_like_that_many_points() -> None:
    source, target = RNG.normal(size=(6, 2)), RNG.normal(size=(6, 2))
    weights = np.array([1.0, 3, 1, 2, 1, 1])
    repeated = np.repeat(np.arange(6), weights.astype(int))
    assert affine_between(source, target, weights=weights) == pytest.approx(
        affine_between(source[repeated], target[repeated])
    )


def test_mirroring_the_landmarks_twice_changes_nothing() -> None:
    order = np.array(FLIPPED_68)
    assert sorted(FLIPPED_68) == list(range(68))
    assert np.array_equal(order[order], np.arange(68))
