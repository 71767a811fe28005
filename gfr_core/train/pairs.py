"""Identity pairs: a sharp target, a guide of the same person (mostly), and where each target pixel lies in the guide.

Rendered one by one on the CPU with OpenCV; `device_pairs` renders the same plans in batches with torch.
"""

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import Dataset

from gfr_core.degradation.apply import Picture, degrade
from gfr_core.geometry import FLIPPED_68, Points68
from gfr_core.train.index import Photo, read_pixels
from gfr_core.train.landmark_grid import landmark_grid
from gfr_core.train.light import grey, lit
from gfr_core.train.marks import mark_layer, painted
from gfr_core.train.pair_plan import PairPlan, PairPlans, PairRecipe, ViewPlan
from gfr_core.train.pose import PoseWarp, exact_grid

__all__ = ["Pair", "PairDataset", "PairRecipe", "moved_points"]


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
        self.plans = PairPlans(photos, recipe, seed=seed)
        self.photos = self.plans.photos
        self.recipe = recipe
        self._pixels: dict[Path, NDArray[np.uint8]] = {}

    def __getitem__(self, number: int) -> Pair:
        """Sample `number` of the run."""
        return self.render(self.plans[number])

    def render(self, plan: PairPlan) -> Pair:
        """The pair that a plan describes; the same one every time."""
        points, guide_points = self._points(plan.target), self._points(plan.guide)
        size = plan.target.pose.size
        grid = (
            exact_grid(plan.target.pose, plan.guide.pose) if plan.exact else landmark_grid(points, guide_points, size)
        )
        layer = None if plan.marks is None else mark_layer(plan.marks)
        sharp, guide = (self._picture(view, layer) for view in (plan.target, plan.guide))
        degraded = degrade(sharp, plan.params, copy.deepcopy(plan.noise), plan.film)
        return Pair(
            degraded=_planes(degraded),
            sharp=_planes(sharp),
            guide=_planes(guide),
            grid=torch.from_numpy(grid),
            exact=torch.tensor(float(plan.exact)),
            points=_normalised(points, size),
            guide_points=_normalised(guide_points, size),
            right=torch.tensor(float(plan.right)),
        )

    def _points(self, view: ViewPlan) -> Points68:
        return moved_points(view.pose, self.photos[view.photo])

    def _picture(self, view: ViewPlan, layer: NDArray[np.float32] | None) -> Picture:
        places = view.pose.inverse_map()
        pixels = self._decoded(self.photos[view.photo].path)
        seen = cv2.remap(
            pixels, places[..., 0], places[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ).astype(np.uint8, copy=False)
        if layer is not None:
            seen = painted(seen, layer, view.pose.on_face(places))
        picture = lit(seen, view.light)
        return grey(picture) if view.grey else picture

    def _decoded(self, path: Path) -> NDArray[np.uint8]:
        if path not in self._pixels:
            self._pixels[path] = read_pixels(path)
        return self._pixels[path]


def moved_points(pose: PoseWarp, photo: Photo) -> Points68:
    """The photograph's landmarks in the posed crop, renumbered when it is mirrored."""
    points = pose.forward(photo.points)
    return points[list(FLIPPED_68)] if pose.mirrored else points


def _normalised(points: Points68, size: int) -> Tensor:
    return torch.from_numpy(((points + 0.5) * (2 / size) - 1).astype(np.float32))


def _planes(picture: Picture) -> Tensor:
    levels = np.rint(picture * 255).astype(np.uint8)
    return torch.from_numpy(np.ascontiguousarray(levels.transpose(2, 0, 1)))
