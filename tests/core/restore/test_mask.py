import numpy as np
import pytest

from gfr_core.faces.face import Face
from gfr_core.geometry import SquareCrop
from gfr_core.restore.mask import face_mask, trimmed
from tests.core.restore.faces import face_at, landmark_face

FACES = [face_at(100, 100, 100), landmark_face(100, 100, 100)]


def mask_of(face: Face, size: int = 256) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    return face_mask(face, SquareCrop.of_face(face.box), size)


@pytest.mark.parametrize("face", FACES)
@pytest.mark.parametrize("size", [256, 512])
def test_a_mask_is_one_in_the_face_and_zero_all_along_the_crops_border(face: Face, size: int) -> None:
    mask = mask_of(face, size)
    assert mask.shape == (size, size)
    assert mask.dtype == np.float32
    assert mask.min() == 0
    assert mask.max() <= 1
    assert mask[size // 2, size // 2] > 0.999
    border = size // 100
    assert not mask[:border].any()
    assert not mask[-border:].any()
    assert not mask[:, :border].any()
    assert not mask[:, -border:].any()


def test_the_mask_covers_every_landmark_and_reaches_up_the_forehead() -> None:
    face = landmark_face(100, 100, 100)
    assert face.landmarks is not None
    mask = mask_of(face)
    points = SquareCrop.of_face(face.box).to_crop(face.landmarks, 256).round().astype(int)
    assert mask[points[:, 1], points[:, 0]].min() > 0.3
    brows_y = int(points[19:25, 1].min())
    assert mask[brows_y - 25, 128] > 0.9
    assert mask[brows_y - 60, 128] == 0


def test_the_mask_is_soft_no_step_is_larger_than_a_twentieth() -> None:
    for face in FACES:
        mask = mask_of(face)
        assert max(np.abs(np.diff(mask, axis=0)).max(), np.abs(np.diff(mask, axis=1)).max()) < 0.08


def test_a_face_larger_than_its_crop_still_ends_at_the_border() -> None:
    face = landmark_face(100, 100, 100)
    mask = face_mask(face, SquareCrop(120.0, 120.0, 60.0), 256)
    assert mask[128, 128] > 0.99
    assert not np.r_[mask[0], mask[-1], mask[:, 0], mask[:, -1]].any()


def test_the_invisible_tail_is_cut_and_the_rest_stays_continuous() -> None:
    mask = np.array([0, 1 / 300, 1 / 255, 0.5, 1], np.float32)
    cut = trimmed(mask)
    assert cut[:3].tolist() == [0, 0, 0]
    assert cut[3] == pytest.approx(0.5, abs=0.003)
    assert cut[4] == 1
