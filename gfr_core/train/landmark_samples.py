"""Training samples of the landmark network: photo -> random pose -> patch -> damage, reproducible by number."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.patch import PATCH_SCALE
from gfr_core.geometry import FLIPPED_68, Points68
from gfr_core.train.landmark_damage import damaged
from gfr_core.train.landmark_photos import LandmarkPhoto
from gfr_core.train.pose import PoseRange, sample_pose

ROUGH = PoseRange(
    yaw_rad=0.26,
    pitch_rad=0.16,
    roll_rad=0.2,
    bend=0.026,
    crop_scale=(PATCH_SCALE * 0.8, PATCH_SCALE * 1.24),
    shift=0.07,
)
"""A face in a patch placed by a detector: Haar's boxes are off by up to 12 % in place and 18 % in size."""

FINE = PoseRange(
    yaw_rad=0.26,
    pitch_rad=0.16,
    roll_rad=0.06,
    bend=0.026,
    crop_scale=(PATCH_SCALE * 0.94, PATCH_SCALE * 1.06),
    shift=0.025,
)
"""A face in a patch placed by a first pass of the network itself."""

FINE_SHARE = 0.4


@dataclass(frozen=True, slots=True)
class LandmarkSample:
    """One input with its answer: `patch` S S in [0, 1]; `points` 68 2 in its pixel-index coordinates."""

    patch: NDArray[np.float32]
    points: Points68


@dataclass(frozen=True, slots=True)
class LandmarkSamples:
    """An endless row of samples; number n is the same in every run with the same photos and seed."""

    photos: Sequence[LandmarkPhoto]
    size: int
    seed: int

    def __getitem__(self, number: int) -> LandmarkSample:
        """Sample `number`. Every photo comes once in each round of `len(photos)` samples, in a new order."""
        round_number, place = divmod(number, len(self.photos))
        order = np.random.default_rng((self.seed, 0, round_number)).permutation(len(self.photos))
        rng = np.random.default_rng((self.seed, 1, number))
        return posed_sample(rng, self.photos[int(order[place])], self.size)

    def batch(self, first: int, count: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Samples `first` .. `first + count - 1` as patches (B 1 S S) and points (B 68 2)."""
        samples = [self[number] for number in range(first, first + count)]
        patches = np.stack([sample.patch for sample in samples])[:, None]
        return patches, np.stack([sample.points for sample in samples]).astype(np.float32)


def posed_sample(rng: np.random.Generator, photo: LandmarkPhoto, size: int) -> LandmarkSample:
    """One photo in a random pose and placement, damaged at random."""
    reach = FINE if rng.random() < FINE_SHARE else ROUGH
    pose = sample_pose(rng, photo.points, size, reach, mirrored=bool(rng.random() < 0.5))
    across, down = np.moveaxis(pose.inverse_map(), -1, 0)
    pixels = cv2.remap(photo.pixels, across, down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    points = pose.forward(photo.points)
    points = points[list(FLIPPED_68)] if pose.mirrored else points
    return LandmarkSample(damaged(rng, pixels.astype(np.uint8, copy=False)), points)
