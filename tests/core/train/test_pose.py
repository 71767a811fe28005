import numpy as np
import pytest

from gfr_core.geometry import FLIPPED_68, Box, SquareCrop
from gfr_core.train.pose import (
    PoseRange,
    Pushes,
    coarse_points,
    enlarge,
    exact_grid,
    head_depth,
    plain_crop,
    sample_pose,
)
from tests.core.train.small_run import face_points

POINTS = face_points(120, 150)


@pytest.mark.parametrize("seed", range(8))
def test_the_inverse_undoes_the_map(seed: int) -> None:
    pose = sample_pose(np.random.default_rng(seed), POINTS, 128, PoseRange(), mirrored=bool(seed % 2))
    asked = coarse_points(128)
    assert np.abs(pose.forward(pose.inverse(asked)) - asked).max() < 0.1


def test_a_plain_crop_is_the_applications_crop() -> None:
    crop = SquareCrop.of_face(Box.around(POINTS))
    pose = plain_crop(POINTS, crop, 256)
    assert np.allclose(pose.forward(POINTS), crop.to_crop(POINTS, 256), atol=1e-9)
    ys, xs = np.mgrid[0:256, 0:256]
    wanted = crop.to_picture(np.stack([xs.ravel(), ys.ravel()], axis=1).astype(float), 256).reshape(256, 256, 2)
    assert np.abs(pose.inverse_map() - wanted).max() < 1e-2


def test_a_pose_against_itself_is_the_identity_grid() -> None:
    pose = sample_pose(np.random.default_rng(0), POINTS, 64, PoseRange(), mirrored=False)
    along = (np.arange(64) + 0.5) / 32 - 1
    assert np.abs(exact_grid(pose, pose) - np.stack(np.meshgrid(along, along), axis=-1)).max() < 2e-3


def test_the_exact_grid_sends_each_landmark_of_the_target_to_the_guides() -> None:
    rng = np.random.default_rng(3)
    target, guide = (sample_pose(rng, POINTS, 256, PoseRange(), mirrored=False) for _ in range(2))
    grid = exact_grid(target, guide)
    here, there = target.forward(POINTS), guide.forward(POINTS)
    inside = np.all((here > 2) & (here < 253), axis=1)
    nearest = np.rint(here[inside]).astype(int)
    found = (grid[nearest[:, 1], nearest[:, 0]] + 1) * 128 - 0.5
    slack = np.abs(here[inside] - nearest).sum(axis=1) * 1.6 + 0.6
    assert np.all(np.linalg.norm(found - there[inside], axis=1) < slack)


def test_a_mirrored_pose_mirrors_left_and_right() -> None:
    still = PoseRange(yaw_rad=0, pitch_rad=0, roll_rad=0, bend=0, shift=0, crop_scale=(2.0, 2.0))
    plain, mirrored = (
        sample_pose(np.random.default_rng(0), POINTS, 64, still, mirrored=flag).forward(POINTS)
        for flag in (False, True)
    )
    renumbered = mirrored[list(FLIPPED_68)]
    assert np.allclose(renumbered[:, 1], plain[list(FLIPPED_68)][:, 1])
    assert np.allclose(mirrored[:, 0], 63 - plain[:, 0])
    assert renumbered[36, 0] < renumbered[45, 0]


def test_the_face_stays_in_the_crop() -> None:
    rng = np.random.default_rng(0)
    for _ in range(30):
        moved = sample_pose(rng, POINTS, 256, PoseRange(), mirrored=False).forward(POINTS)
        assert Box.around(moved).iou(Box(0, 0, 256, 256)) > 0.1
        assert np.abs(np.asarray(Box.around(moved).centre) - 128).max() < 64


def test_the_nose_is_nearer_than_the_ears() -> None:
    nose, ear = head_depth(np.array([[0.0, 0.1], [0.95, 0.0]]))
    assert nose > ear + 0.3


def test_enlarging_keeps_a_linear_map_exact() -> None:
    assert np.abs(enlarge(coarse_points(64), 64)[10, 20] - (20, 10)).max() < 1e-3


def test_a_size_off_the_coarse_grid_is_refused() -> None:
    with pytest.raises(ValueError, match="multiple of 32"):
        sample_pose(np.random.default_rng(0), POINTS, 100, PoseRange(), mirrored=False)


def test_pushes_follow_their_landmarks_to_another_photograph() -> None:
    pushes = Pushes((30, 8), np.array([[0.1, 0.0], [0.0, 0.2]]), np.array([0.05, 0.05]))
    still = PoseRange(yaw_rad=0, pitch_rad=0, roll_rad=0, bend=0, shift=0, crop_scale=(2.0, 2.0))
    for points in (POINTS, POINTS[:, ::-1] + 40):
        plain, pushed = (
            sample_pose(np.random.default_rng(0), points, 64, still, mirrored=False, shape=shape)
            for shape in (None, pushes)
        )
        moved = (pushed.forward(points) - plain.forward(points)) / 16  # 16 px a half size
        assert np.allclose((moved[8] - moved[30]), (-0.1, 0.2), atol=0.02)


def test_places_on_the_face_are_face_centred_half_sizes() -> None:
    pose = sample_pose(np.random.default_rng(0), POINTS, 64, PoseRange(), mirrored=False)
    box = Box.around(POINTS)
    corner = np.array([[[box.x - 0.5, box.centre[1] - 0.5]]], dtype=np.float32)
    assert np.allclose(pose.on_face(corner), (-box.w / box.side, 0), atol=1e-5)
