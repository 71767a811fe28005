"""Everything that the inspection of a flow shows, worked out once: vectors, lines, landmarks, folds and figures."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.geometry import Points68
from gfr_core.restore.flow_arrows import Arrows, arrows_of
from gfr_core.restore.flow_folds import Folds, folds_of
from gfr_core.restore.flow_grid import GridLines, grid_lines
from gfr_core.restore.flow_landmarks import LandmarkPairs, landmark_pairs
from gfr_core.restore.flow_picture import SCALE, flow_of

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class FlowStudy:
    """What is to be seen of one warp. All lengths in pixels of the crop, all points in its edge coordinates.

    Attributes:
        flow: S S 2, where each pixel was fetched, relative to itself.
        mask: S S in [0, 1], where the restoration may show.
        arrows, lines, folds: the drawings.
        pairs: None when face or portrait has no landmarks.
        largest_px: the longest flow under the mask.
    """

    flow: NDArray[np.float32]
    mask: Plane
    arrows: Arrows
    lines: GridLines
    folds: Folds
    pairs: LandmarkPairs | None
    largest_px: float

    @property
    def size(self) -> int:
        """The crop's side S."""
        return len(self.flow)

    @property
    def full_scale_px(self) -> float:
        """The length of flow in full colour: fixed by the crop's side, whatever the flow."""
        return SCALE * self.size


def study_flow(
    grid: NDArray[np.float32], mask: Plane, portrait: Points68 | None = None, face: Points68 | None = None
) -> FlowStudy:
    """The study of one warp.

    Args:
        grid: S S 2, positions in the guide, [-1, 1].
        mask: S S.
        portrait: the portrait's landmarks, pixel-index coordinates of its crop of S x S.
        face: the face's landmarks, pixel-index coordinates of its crop of S x S.
    """
    flow = flow_of(grid)
    lengths = np.hypot(flow[..., 0], flow[..., 1])[mask > 0]
    return FlowStudy(
        flow,
        mask,
        arrows_of(flow),
        grid_lines(flow),
        folds_of(flow, mask),
        None if portrait is None or face is None else landmark_pairs(flow, portrait, face),
        float(lengths.max(initial=0.0)),
    )
