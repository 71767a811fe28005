"""68 landmarks of a face whose box is known."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.patch import Placement, cut_patch
from gfr_core.geometry import Box, Points68, apply_map

if TYPE_CHECKING:  # torch takes two seconds to import: only a network that is really loaded pays them
    from gfr_core.model.landmark_net import LandmarkNet

SHIPPED_WEIGHTS = Path(str(files("resources"))) / "weights" / "landmarks68.safetensors"
PASSES = 2
"""The second pass looks again through a patch that the first has centred, sized and turned upright."""


@runtime_checkable
class Landmarker(Protocol):
    """Anything that finds the 68 iBUG landmarks in a known box."""

    @property
    def name(self) -> str:
        """How to call it in a message."""
        ...

    def landmarks(self, pixels: NDArray[np.uint8], box: Box) -> Points68:
        """The landmarks of the face in `box`, for RGB pixels (H W 3), in pixel-index coordinates of the picture."""
        ...


class NetLandmarker:
    """The landmarker that comes with the program: `LandmarkNet`, looking twice."""

    name = "landmark network"

    def __init__(self, net: "LandmarkNet", *, passes: int = PASSES) -> None:
        if passes < 1:
            raise ValueError(f"passes is {passes}, wanted at least 1")
        self._net = net.eval()
        self._passes = passes

    @staticmethod
    def load(path: Path | None = None, *, device: str = "cpu", passes: int = PASSES) -> "NetLandmarker":
        """The landmarker of a weights file, by default the one that came with the program.

        Raises:
            GfrError: the file is missing, damaged, or of another kind.
        """
        from gfr_core.faces.landmark_weights import load_landmark_net

        return NetLandmarker(load_landmark_net(path or SHIPPED_WEIGHTS).to(device), passes=passes)

    def landmarks(self, pixels: NDArray[np.uint8], box: Box) -> Points68:
        """The landmarks of the face in `box`, for RGB pixels (H W 3), in pixel-index coordinates of the picture."""
        return self.landmarks_of_all(pixels, [box])[0]

    def landmarks_of_all(self, pixels: NDArray[np.uint8], boxes: Sequence[Box]) -> list[Points68]:
        """The landmarks of several faces of one picture, found in one batch."""
        if not boxes:
            return []
        found = self._look(pixels, [Placement.of_box(box) for box in boxes])
        for _ in range(self._passes - 1):
            found = self._look(pixels, [Placement.of_points(points) for points in found])
        return found

    def _look(self, pixels: NDArray[np.uint8], placements: Sequence[Placement]) -> list[Points68]:
        import torch

        size = self._net.config.size
        patches = np.stack([cut_patch(pixels, placement, size) for placement in placements])[:, None]  # B 1 S S
        with torch.inference_mode():
            device = next(self._net.parameters()).device
            points = self._net(torch.from_numpy(patches).to(device).float() / 255).points.double().cpu().numpy()
        return [apply_map(place.to_picture_map(size), found) for place, found in zip(placements, points, strict=True)]
