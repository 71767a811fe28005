"""Identity pairs: a sharp target, a guide of the same person (mostly), and where each target pixel lies in the guide.

Sample `i` of a run is a function of (seed, i) alone, so a resumed run continues exactly where it stopped, whatever the
number of workers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from gfr_core.degradation.apply import Picture, degrade
from gfr_core.degradation.params import DegradationParams, sample_harsh, sample_mild, sample_params
from gfr_core.geometry import FLIPPED_68, Points68
from gfr_core.train.index import Photo, read_pixels
from gfr_core.train.landmark_grid import landmark_grid
from gfr_core.train.light import grey, relight
from gfr_core.train.pose import PoseRange, PoseWarp, exact_grid, sample_pose


@dataclass(frozen=True, slots=True)
class PairRecipe:
    """What pairs look like. Shares are probabilities."""

    size: int = 256
    reach: PoseRange = field(default_factory=PoseRange)
    same_photo: float = 0.5
    """Share of pairs made from one photograph even when the person has others."""
    wrong_guide: float = 0.15
    grey_target: float = 0.2
    grey_guide: float = 0.05
    mild: float = 0.0
    """Share of inputs that are hardly degraded."""
    harsh: float = 0.0
    """Share of inputs worse than eq. 4 makes them."""
    scale: float | None = None
    """Fixes s of eq. 4; None draws from the paper's set."""


class Pair(NamedTuple):
    """One sample, or a batch of them (a leading B). Pictures are uint8, C H W; positions are in [-1, 1].

    Attributes:
        degraded, sharp, guide: 3 S S.
        grid: S S 2: where the target's pixels lie in the guide.
        exact: 1 where `grid` is exact (both from one photograph), else 0 (a spline through the landmarks).
        points, guide_points: 68 2.
        right: 1 where the guide shows the same person, else 0.
    """

    degraded: Tensor
    sharp: Tensor
    guide: Tensor
    grid: Tensor
    exact: Tensor
    points: Tensor
    guide_points: Tensor
    right: Tensor


class PairDataset(Dataset[Pair]):
    """Endless pairs; `pairs[i]` depends on the seed and i only. Photographs are decoded once and kept as uint8."""

    def __init__(self, photos: Sequence[Photo], recipe: PairRecipe, *, seed: int) -> None:
        self.recipe = recipe
        self.seed = seed
        self.photos = list(photos)
        self.people = sorted({photo.person for photo in photos})
        self.of_person = {person: [p for p in photos if p.person == person] for person in self.people}
        self._pixels: dict[Path, NDArray[np.uint8]] = {}

    def __getitem__(self, number: int) -> Pair:
        """Sample `number` of the run."""
        rng = np.random.default_rng((self.seed, number))
        target_photo, guide_photo = self._choose(rng)
        right = target_photo.person == guide_photo.person
        mirrored = bool(rng.random() < 0.5)
        size, reach = self.recipe.size, self.recipe.reach
        target = sample_pose(rng, target_photo.points, size, reach, mirrored=mirrored)
        guide = sample_pose(rng, guide_photo.points, size, reach, mirrored=mirrored)
        points, guide_points = moved_points(target, target_photo), moved_points(guide, guide_photo)
        exact = target_photo is guide_photo
        grid = exact_grid(target, guide) if exact else landmark_grid(points, guide_points, size)
        sharp, guide_picture = self._coloured(rng, self._seen(target_photo, target), self._seen(guide_photo, guide))
        degraded = degrade(sharp, self._degradation(rng), rng)
        return Pair(
            degraded=_planes(degraded),
            sharp=_planes(sharp),
            guide=_planes(guide_picture),
            grid=torch.from_numpy(grid),
            exact=torch.tensor(float(exact)),
            points=_normalised(points, size),
            guide_points=_normalised(guide_points, size),
            right=torch.tensor(float(right)),
        )

    def _degradation(self, rng: np.random.Generator) -> DegradationParams:
        kind = rng.random()
        if kind < self.recipe.mild:
            return sample_mild(rng)
        if kind > 1 - self.recipe.harsh:
            return sample_harsh(rng)
        return sample_params(rng, self.recipe.scale)

    def _choose(self, rng: np.random.Generator) -> tuple[Photo, Photo]:
        person = self.people[rng.integers(len(self.people))]
        own = self.of_person[person]
        target = own[rng.integers(len(own))]
        if len(self.people) > 1 and rng.random() < self.recipe.wrong_guide:
            return target, self._stranger(rng, person)
        others = [photo for photo in own if photo is not target]
        if not others or rng.random() < self.recipe.same_photo:
            return target, target
        return target, others[rng.integers(len(others))]

    def _stranger(self, rng: np.random.Generator, person: str) -> Photo:
        others = [other for other in self.people if other != person]
        photos = self.of_person[others[rng.integers(len(others))]]
        return photos[rng.integers(len(photos))]

    def _seen(self, photo: Photo, pose: PoseWarp) -> NDArray[np.uint8]:
        places = pose.inverse_map()
        seen = cv2.remap(
            self._decoded(photo.path), places[..., 0], places[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        return seen.astype(np.uint8, copy=False)

    def _decoded(self, path: Path) -> NDArray[np.uint8]:
        if path not in self._pixels:
            self._pixels[path] = read_pixels(path)
        return self._pixels[path]

    def _coloured(
        self, rng: np.random.Generator, seen: NDArray[np.uint8], seen_guide: NDArray[np.uint8]
    ) -> tuple[Picture, Picture]:
        sharp, guide = relight(seen, rng, 0.5), relight(seen_guide, rng)
        if rng.random() < self.recipe.grey_target:
            sharp = grey(sharp)
        if rng.random() < self.recipe.grey_guide:
            guide = grey(guide)
        return sharp, guide


def moved_points(pose: PoseWarp, photo: Photo) -> Points68:
    """The photograph's landmarks in the posed crop, renumbered when it is mirrored."""
    points = pose.forward(photo.points)
    return points[list(FLIPPED_68)] if pose.mirrored else points


def _normalised(points: Points68, size: int) -> Tensor:
    return torch.from_numpy(((points + 0.5) * (2 / size) - 1).astype(np.float32))


def _planes(picture: Picture) -> Tensor:
    levels = np.rint(picture * 255).astype(np.uint8)
    return torch.from_numpy(np.ascontiguousarray(levels.transpose(2, 0, 1)))
