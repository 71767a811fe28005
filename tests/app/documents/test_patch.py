import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.documents.patch import Patch


def noise(seed: int, dtype: type[np.uint8] | type[np.uint16] = np.uint8) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, np.iinfo(dtype).max + 1, (40, 50, 3), dtype=dtype)


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_every_pixel_comes_back(dtype: type[np.uint8] | type[np.uint16]) -> None:
    before, after = noise(1, dtype), noise(2, dtype)
    assert np.array_equal(Patch.between(before, after).on(before), after)


@given(st.integers(0, 39), st.integers(0, 49), st.integers(1, 40), st.integers(1, 50))
def test_only_the_rectangle_of_changes_is_kept(y: int, x: int, height: int, width: int) -> None:
    before = noise(1)
    after = before.copy()
    after[y : y + height, x : x + width] += 7
    patch = Patch.between(before, after)
    assert (patch.x, patch.y) == (x, y)
    assert patch.shape == (min(height, 40 - y), min(width, 50 - x), 3)
    assert np.array_equal(patch.on(before), after)


def test_no_change_is_no_pixels() -> None:
    patch = Patch.between(noise(1), noise(1))
    assert patch.shape[:2] == (0, 0)
    assert np.array_equal(patch.on(noise(1)), noise(1))


def test_a_face_takes_less_room_than_its_picture() -> None:
    before = np.random.default_rng(0).integers(0, 256, (1000, 1000, 3), dtype=np.uint8)
    after = before.copy()
    after[100:200, 100:200] += 1
    assert Patch.between(before, after).size < 1000


def test_the_picture_before_is_left_alone() -> None:
    before = noise(1)
    Patch.between(before, noise(2)).on(before)
    assert np.array_equal(before, noise(1))


def test_another_size_or_depth_is_refused() -> None:
    with pytest.raises(ValueError, match=r"is no change of"):
        Patch.between(noise(1), noise(1)[:20])
    with pytest.raises(ValueError, match="uint16"):
        Patch.between(noise(1), noise(1).astype(np.uint16))
