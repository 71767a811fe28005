import numpy as np
import pytest

from gfr_core.geometry import SquareCrop
from gfr_core.restore.mask import face_mask
from gfr_core.restore.regions import region_weights
from tests.core.restore.faces import face_at, landmark_face

SIZE = 256
FACE = landmark_face(60, 55, 70)
CROP = SquareCrop.of_face(FACE.box)


@pytest.mark.parametrize("size", [256, 512])
def test_the_parts_of_a_face_share_the_mask_without_overlap(size: int) -> None:
    mask = face_mask(FACE, CROP, size)
    weights = region_weights(FACE, CROP, mask)
    assert list(weights) == ["eyes", "nose", "mouth", "skin"]
    planes = np.stack(list(weights.values()))
    assert np.array_equal(planes.sum(axis=0), mask)
    assert (planes > 0).sum(axis=0).max() == 1


def test_every_landmark_lies_in_its_part() -> None:
    assert FACE.landmarks is not None
    everywhere = np.ones((SIZE, SIZE), np.float32)
    weights = region_weights(FACE, CROP, everywhere)
    columns, rows = np.round(CROP.to_crop(FACE.landmarks, SIZE)).astype(int).T
    for name, marks in (("eyes", slice(17, 27)), ("eyes", slice(36, 48)), ("mouth", slice(48, 68))):
        assert weights[name][rows[marks], columns[marks]].all()  # type: ignore[index]  # the names are literals
    assert weights["nose"][rows[30:36], columns[30:36]].all()
    assert weights["skin"][rows[:17], columns[:17]].all()


def test_the_skin_is_the_largest_part() -> None:
    weights = region_weights(FACE, CROP, face_mask(FACE, CROP, SIZE))
    shares = {name: float(weight.sum()) for name, weight in weights.items()}
    assert shares["skin"] > max(shares["eyes"], shares["nose"], shares["mouth"])


def test_a_face_without_landmarks_is_one_part() -> None:
    face = face_at(60, 55, 70)
    mask = face_mask(face, CROP, SIZE)
    assert list(region_weights(face, CROP, mask)) == ["face"]


def test_a_part_that_the_mask_does_not_show_is_left_out() -> None:
    mask = np.zeros((SIZE, SIZE), np.float32)
    assert region_weights(FACE, CROP, mask) == {}
    assert region_weights(face_at(60, 55, 70), CROP, mask) == {}
    mask[:20] = 1
    assert list(region_weights(FACE, CROP, mask)) == ["skin"]
