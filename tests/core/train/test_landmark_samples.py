"""Training samples: points that lie where the picture shows them, reproducible by number."""

import cv2
import numpy as np
import pytest

from gfr_core.train import landmark_samples
from gfr_core.train.landmark_samples import LandmarkSamples, posed_sample
from tests.core.train.landmark_faces import dotted_photo

PHOTOS = [dotted_photo(shift=(float(n), 0.0)) for n in range(3)]


def as_it_is(
    rng: np.random.Generator, pixels: np.ndarray[tuple[int, int, int], np.dtype[np.uint8]]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.asarray(pixels.mean(axis=2) / 255, dtype=np.float32)


@pytest.mark.parametrize("seed", range(8))
def test_the_points_lie_on_the_dots_they_belong_to(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landmark_samples, "damaged", as_it_is)
    sample = posed_sample(np.random.default_rng(seed), PHOTOS[0], 128)
    inside = ((sample.points > 2) & (sample.points < 125)).all(axis=1)
    darkest = cv2.erode(sample.patch, np.ones((3, 3), np.uint8))
    x, y = np.rint(sample.points[inside]).astype(int).T
    assert inside.sum() > 50
    assert np.median(darkest[y, x]) < 0.45
    assert (darkest[y, x] < 0.7).mean() > 0.9


def test_mirrored_faces_are_renumbered() -> None:
    for seed in range(12):
        points = posed_sample(np.random.default_rng(seed), PHOTOS[0], 128).points
        assert points[36, 0] < points[45, 0]
        assert points[0, 0] < points[16, 0]


def test_a_sample_is_the_same_whenever_it_is_asked_for() -> None:
    samples = LandmarkSamples(PHOTOS, 64, seed=3)
    first, again = samples[7], LandmarkSamples(PHOTOS, 64, seed=3)[7]
    np.testing.assert_array_equal(first.patch, again.patch)
    np.testing.assert_array_equal(first.points, again.points)


def test_another_seed_gives_another_sample() -> None:
    one, other = LandmarkSamples(PHOTOS, 64, seed=3)[7], LandmarkSamples(PHOTOS, 64, seed=4)[7]
    assert np.abs(one.points - other.points).max() > 0.1


def test_a_batch_is_its_samples() -> None:
    samples = LandmarkSamples(PHOTOS, 64, seed=0)
    patches, points = samples.batch(4, 3)
    assert (patches.shape, points.shape) == ((3, 1, 64, 64), (3, 68, 2))
    np.testing.assert_array_equal(patches[2, 0], samples[6].patch)
    np.testing.assert_allclose(points[2], samples[6].points, rtol=1e-6)
