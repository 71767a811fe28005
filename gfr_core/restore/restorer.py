"""Pairs of crops in, restored crops out: batched, on the chosen device, in the memory there is."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.checkpoint.schema import CheckpointInfo
from gfr_core.checkpoint.store import build_network, load_checkpoint
from gfr_core.device import MemoryLadder, resolve_device
from gfr_core.model.gfrnet import GFRNet
from gfr_core.restore.cpu_layers import quick_on_cpu
from gfr_core.shapes import Grids, Images

STEP = 256
"""Sides of crops are multiples of it."""
TOLERANCE = 1e-3
"""How far outside [0, 1] an input value may lie: rounding of a resampler, not another range."""

GREY = 1.5 / 255
"""A crop whose channels lie no further apart is grey; JPEG rounds grey by about a level."""


class Restoration(NamedTuple):
    """What the network made of B pairs. Float32, on the CPU.

    Attributes:
        restored: B 3 H W, clipped to [0, 1].
        warped_guide: B 3 H W, the guide sampled at `grid`, at the crop's own size.
        grid: B H W 2, positions in the guide, [-1, 1].
    """

    restored: Images
    warped_guide: Images
    grid: Grids


class Restorer:
    """A network with its weights on a device, ready to restore."""

    def __init__(self, network: nn.Module, device: str = "cpu", info: CheckpointInfo | None = None) -> None:
        """Take a `GFRNet`, or anything called like one: (degraded, guide) -> (restored, warped_guide, grid)."""
        self._network = network.eval().to(torch.device(device))
        self._network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs lack the keyword alone
        self._ladder = MemoryLadder(self._network.cpu, device)
        self.info = info or CheckpointInfo()

    @classmethod
    def load(cls, weights: Path | None = None, device: str = "auto") -> "Restorer":
        """A restorer with weights from a file.

        Args:
            weights: a .safetensors file; None for those that come with the program.
            device: "auto", "cpu", "cuda" or "mps".

        Raises:
            GfrError: the file is no weights file of ours (see `load_checkpoint`), or the device is unknown.
            MachineError: the default weights are missing, or the device is not there.
        """
        return cls(*load_network(weights, device))

    @property
    def device(self) -> str:
        """Where it computes now; memory may have forced it to the CPU."""
        return self._ladder.device

    @property
    def notes(self) -> tuple[str, ...]:
        """What this machine's memory forced, in words for the user."""
        return tuple(self._ladder.notes)

    def restore_crops(self, degraded: Tensor, guides: Tensor) -> Restoration:
        """Restore B crops, each with its guide.

        WarpNet sees both pictures at its own size; its grid is enlarged, so that the guide is sampled at the crop's.

        Args:
            degraded: B 3 H W, float32 RGB in [0, 1], H = W, a multiple of 256.
            guides: the same shape; one portrait a crop.

        Raises:
            ValueError: shape, type or range is another.
            MachineError: not even one crop fits this computer's memory.
        """
        _check(degraded, "degraded")
        _check(guides, "guides")
        if degraded.shape != guides.shape:
            raise ValueError(f"degraded is {tuple(degraded.shape)}, guides is {tuple(guides.shape)}; wanted equal")
        parts = self._ladder.run(len(degraded), partial(self._restore_part, degraded, guides))
        return Restoration(*(torch.cat(planes) for planes in zip(*parts, strict=True)))

    def _restore_part(self, degraded: Images, guides: Images, part: slice, device: str) -> Restoration:
        with torch.inference_mode():
            pair = (images[part].to(device=device, memory_format=torch.channels_last) for images in (degraded, guides))
            restored, warped_guide, grid = self._network(*pair)
            restored = grey_where_grey(degraded[part], restored.clamp(0, 1).cpu())
            return Restoration(restored, warped_guide.cpu(), grid.cpu())


def load_network(weights: Path | None, device: str) -> tuple[GFRNet, str, CheckpointInfo]:
    """A network with its weights, where it is to compute, and what its file says of it; arguments as `Restorer.load`.

    Raises:
        GfrError: the file is no weights file of ours, or the device is unknown.
        MachineError: the default weights are missing, or the device is not there.
    """
    resolved = resolve_device(device)
    checkpoint = load_checkpoint(weights or default_weights())
    network = build_network(checkpoint)
    if resolved == "cpu":
        quick_on_cpu(network)  # in place
    return network, resolved, checkpoint.info


def grey_where_grey(degraded: Images, restored: Images) -> Images:
    """The restored crops; those of grey pictures made grey, so that no colour of the portrait can come through."""
    coloured = (degraded.amax(dim=1) - degraded.amin(dim=1)).amax(dim=(1, 2)) > GREY
    return torch.where(coloured[:, None, None, None], restored, restored.mean(dim=1, keepdim=True))


def _check(images: Tensor, name: str) -> None:
    """By hand and in every run, because callers come from outside; the words name what it is and what it should be."""
    shape = tuple(images.shape)
    if len(shape) != 4 or shape[0] < 1 or shape[1] != 3:
        raise ValueError(f"{name} is {shape}; wanted B 3 H W with B at least 1")
    if shape[2] != shape[3] or shape[2] % STEP or shape[2] == 0:
        raise ValueError(f"{name} is {shape[2]} x {shape[3]}; wanted a square whose side is a multiple of {STEP}")
    if images.dtype != torch.float32:
        raise ValueError(f"{name} is {images.dtype}; wanted torch.float32")
    low, high = (float(value) for value in images.aminmax())
    if not (low >= -TOLERANCE and high <= 1 + TOLERANCE):  # written so that NaN fails too
        raise ValueError(f"{name} lies in [{low:.3g}, {high:.3g}]; wanted [0, 1]")
