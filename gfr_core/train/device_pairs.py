"""Pairs rendered in batches on a device: the plans of `pair_plan`, everything but their numbers made in torch.

A device-made pair shows what the CPU-made pair of the same (seed, number) shows. It differs by what OpenCV rounds
(positions to 1/32 px, samples to 8 bits before the light) and in its noise, which is another draw of the same kind.
"""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor

from gfr_core.degradation.batched import degrade_batch
from gfr_core.shapes import Grids, Images, OtherImages, Points
from gfr_core.train.device_pose import coarse_batch, enlarge_batch
from gfr_core.train.index import Photo
from gfr_core.train.landmark_grid import landmark_places
from gfr_core.train.light import grey_batch, lit_batch
from gfr_core.train.marks import mark_layers, painted_batch
from gfr_core.train.packed_plans import PackedPlans, PackedViews
from gfr_core.train.pair_plan import PairPlans, PairRecipe
from gfr_core.train.pairs import Pair
from gfr_core.train.photo_store import PhotoStore


class DevicePairs:
    """Batches of pairs on `device`; sample `i` depends on the seed and i only, however batches are cut."""

    def __init__(
        self,
        photos: Sequence[Photo],
        recipe: PairRecipe,
        *,
        seed: int,
        device: torch.device,
        store: PhotoStore | None = None,
    ) -> None:
        self.plans = PairPlans(photos, recipe, seed=seed)
        self.device = device
        self.store = store or PhotoStore.load(photos, device)
        points = torch.from_numpy(np.stack([photo.points for photo in photos])).float()
        self._points = points.to(device)  # N 68 2

    def batch(self, numbers: Sequence[int]) -> Pair:
        """The samples of these numbers, planned here and now."""
        return self.render(PackedPlans.of([self.plans[number] for number in numbers]))

    @torch.no_grad()
    def render(self, plans: PackedPlans) -> Pair:
        """The pairs that the plans describe, on the device: a `Pair` with a leading B."""
        plans = plans.to(self.device)
        # Places of the photographs at the coarse points of the crops; the target's serve its picture and the grid.
        coarse = coarse_batch(len(plans.exact), plans.size, self.device)
        here, there = plans.target.poses.inverse(coarse), plans.guide.poses.inverse(coarse)
        layers = None if plans.marks is None else mark_layers(plans.marks)
        sharp, guide = (
            self._picture(view, places, plans.size, layers)
            for view, places in ((plans.target, here), (plans.guide, there))
        )
        points, guide_points = (
            _normalised(view.poses.moved_points(self._points[view.photos]), plans.size)
            for view in (plans.target, plans.guide)
        )
        degraded = degrade_batch(sharp, plans.params, plans.seeds, plans.films)
        return Pair(
            degraded=_levels(degraded),
            sharp=_levels(sharp),
            guide=_levels(guide),
            grid=_known_grids(plans, here, points, guide_points),
            exact=plans.exact,
            points=points,
            guide_points=guide_points,
            right=plans.right,
        )

    def _picture(self, views: PackedViews, coarse: Points, size: int, layers: OtherImages | None) -> Images:
        places = enlarge_batch(coarse, size)
        seen = self.store.seen(views.photos, places)
        if layers is not None:
            seen = painted_batch(seen, layers, views.poses.on_face(places))
        return grey_batch(lit_batch(seen, views.lights), views.grey)


def _known_grids(plans: PackedPlans, here: Tensor, points: Points, guide_points: Points) -> Grids:
    """The exact grid where both pictures come from one photograph, else the spline through the landmarks.

    Both are made for every pair: on the coarse points they cost less than sorting the pairs apart.
    """
    coarse = coarse_batch(len(points), plans.size, points.device)
    exact = _normalised(plans.guide.poses.forward(here), plans.size)
    smooth = landmark_places(points, guide_points, _normalised(coarse, plans.size))
    return enlarge_batch(torch.where(plans.exact[:, None, None] > 0, exact, smooth), plans.size)


def _normalised(points: Points, size: int) -> Points:
    return (points + 0.5) * (2 / size) - 1


def _levels(images: Images) -> Tensor:
    return images.mul(255).round_().to(torch.uint8)
