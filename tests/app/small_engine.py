"""An engine small enough for tests: faces where the test says, and a network of random weights."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from gfr_core.checkpoint.schema import Checkpoint, CheckpointInfo
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet
from gfr_core.restore.restorer import Restorer

FACE = Face(Box(20, 20, 40, 40), 0.9, "test")
"""A face in the middle of `picture()`."""

_NARROW = GFRNetConfig(width=8, warp_width=8, rec_levels=4, warp_size=64, depth_factor=4)


@dataclass
class SmallFinder:
    """Finds `faces` in every picture; a drawn box becomes a face unless it lies outside the picture."""

    faces: list[Face] = field(default_factory=lambda: [FACE])

    def find(self, pixels: NDArray[np.uint8]) -> list[Face]:
        return list(self.faces)

    def face_in_box(self, pixels: NDArray[np.uint8], box: Box) -> Face:
        if box.x >= pixels.shape[1]:
            raise GfrError("The box lies outside the picture.", "Draw it on the picture.")
        return Face(box, 1.0, "hand")


def small_restorer() -> Restorer:
    """A real restorer; its network is as narrow as it goes and knows nothing."""
    torch.manual_seed(0)
    return Restorer(GFRNet(_NARROW))


def write_small_weights(path: Path) -> None:
    """A weights file of such a network, which changes every pixel a little."""
    torch.manual_seed(0)
    state = {
        name: tensor + 0.02 * torch.randn_like(tensor) if tensor.is_floating_point() else tensor
        for name, tensor in GFRNet(_NARROW).state_dict().items()
    }
    save_checkpoint(path, Checkpoint(_NARROW, state, CheckpointInfo(note="random")))


def picture(name: str = "old.png", side: int = 80) -> Frame:
    """A picture with something to see on it."""
    rng = np.random.default_rng(3)
    return Frame(rng.integers(0, 256, (side, side, 3), dtype=np.uint8), name)
