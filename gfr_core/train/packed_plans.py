"""The plans of a batch as a few arrays, small enough to travel between processes and to a device."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor

from gfr_core.degradation.film import FilmDefects
from gfr_core.degradation.params import DegradationParams
from gfr_core.train.device_pose import PoseWarps
from gfr_core.train.light import Lights
from gfr_core.train.marks import MarkBatch
from gfr_core.train.pair_plan import PairPlan, ViewPlan


class PackedViews(NamedTuple):
    """One picture of each pair: B photographs, poses, lights, and who is grey (bool)."""

    photos: Tensor
    poses: PoseWarps
    lights: Lights
    grey: Tensor

    @staticmethod
    def of(views: Sequence[ViewPlan]) -> "PackedViews":
        """One row a view, on the CPU."""
        return PackedViews(
            torch.tensor([view.photo for view in views]),
            PoseWarps.of([view.pose for view in views]),
            Lights.of([view.light for view in views]),
            torch.tensor([view.grey for view in views]),
        )

    def to(self, device: torch.device) -> "PackedViews":
        """The same on another device."""
        return PackedViews(
            self.photos.to(device, non_blocking=True),
            self.poses.to(device),
            self.lights.to(device),
            self.grey.to(device, non_blocking=True),
        )


class PackedPlans(NamedTuple):
    """The plans of B pairs; see `PairPlan`.

    Attributes:
        exact, right: B, 0 or 1.
        marks: None where no pair of the batch has any.
        params, seeds, films: stay on the CPU.
    """

    target: PackedViews
    guide: PackedViews
    exact: Tensor
    right: Tensor
    marks: MarkBatch | None
    size: int
    params: tuple[DegradationParams, ...]
    seeds: tuple[int, ...]
    films: tuple[FilmDefects | None, ...]

    @staticmethod
    def of(plans: Sequence[PairPlan]) -> "PackedPlans":
        """One row a plan, on the CPU."""
        marks = [plan.marks for plan in plans]
        return PackedPlans(
            target=PackedViews.of([plan.target for plan in plans]),
            guide=PackedViews.of([plan.guide for plan in plans]),
            exact=torch.tensor([float(plan.exact) for plan in plans]),
            right=torch.tensor([float(plan.right) for plan in plans]),
            marks=MarkBatch.of(marks) if any(some is not None for some in marks) else None,
            size=plans[0].target.pose.size,
            params=tuple(plan.params for plan in plans),
            seeds=tuple(plan.noise_seed for plan in plans),
            films=tuple(plan.film for plan in plans),
        )

    def to(self, device: torch.device) -> "PackedPlans":
        """The same with its tensors on another device."""
        return self._replace(
            target=self.target.to(device),
            guide=self.guide.to(device),
            exact=self.exact.to(device, non_blocking=True),
            right=self.right.to(device, non_blocking=True),
            marks=None if self.marks is None else self.marks.to(device),
        )
