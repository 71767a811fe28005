import numpy as np
import pytest
from skimage.feature import local_binary_pattern

from gfr_core.library.patterns import COUNT, uniform_patterns


def test_a_plain_picture_has_one_pattern() -> None:
    assert len(np.unique(uniform_patterns(np.full((9, 9), 70, np.uint8), 2))) == 1


def test_there_are_58_uniform_patterns_and_one_for_the_others() -> None:
    plane = np.random.default_rng(0).integers(0, 256, (300, 300), dtype=np.uint8)
    assert np.array_equal(np.unique(uniform_patterns(plane, 1)), np.arange(COUNT))


@pytest.mark.parametrize("radius", [1, 2, 3])
def test_the_patterns_are_those_of_scikit_image_under_other_names(radius: int) -> None:
    plane = np.random.default_rng(radius).integers(0, 256, (80, 90), dtype=np.uint8)
    inside = (slice(radius + 1, -radius - 1), slice(radius + 1, -radius - 1))
    ours = uniform_patterns(plane, radius)[inside].ravel()
    theirs = local_binary_pattern(plane, 8, radius, "nri_uniform")[inside].ravel()  # type: ignore[no-untyped-call]
    assert len(set(zip(ours, theirs, strict=True))) == len(set(ours)) == len(set(theirs)) == COUNT


def test_a_brighter_light_changes_no_pattern() -> None:
    plane = np.random.default_rng(4).integers(0, 100, (40, 40), dtype=np.uint8)
    assert np.array_equal(uniform_patterns(plane, 1), uniform_patterns(plane * 2 + 20, 1))
