"""The network in two steps, so that grids can be smoothed in time between them: where to look in the portrait, then
what to make of it. Both run in batches on the chosen device and climb down the memory ladder by themselves.
"""

from pathlib import Path

from torch import nn

from gfr_core.checkpoint.schema import CheckpointInfo
from gfr_core.model.gfrnet import GFRNet, GFRNetOutput
from gfr_core.model.warp import identity_grid, warp
from gfr_core.restore.restorer import Restorer, load_network
from gfr_core.shapes import Grids, Images


class TwoSteps:
    """A network with its weights on a device, ready to restore film."""

    def __init__(self, network: nn.Module, device: str = "cpu", info: CheckpointInfo | None = None) -> None:
        """Take over a `GFRNet`, or anything called like one; do not use it elsewhere any more."""
        rebuilding: nn.Module = network
        if isinstance(network, GFRNet):
            rebuilding = network.recnet
            network.recnet = nn.Identity()  # type: ignore[assignment]  # the two must share nothing that changes device
        self._looking = Restorer(_Looking(network), device)
        self._rebuilding = Restorer(_Rebuilding(rebuilding), device)
        self.info = info or CheckpointInfo()

    @classmethod
    def load(cls, weights: Path | None = None, device: str = "auto") -> "TwoSteps":
        """With weights from a file.

        Args:
            weights: a .safetensors file; None for those that come with the program.
            device: "auto", "cpu", "cuda" or "mps".

        Raises:
            GfrError: the file is no weights file of ours, or the device is unknown.
            MachineError: the default weights are missing, or the device is not there.
        """
        return cls(*load_network(weights, device))

    @property
    def device(self) -> str:
        """Where it computes now; memory may have forced it to the CPU."""
        return self._rebuilding.device

    @property
    def notes(self) -> tuple[str, ...]:
        """What this machine's memory forced, in words for the user."""
        return (*self._looking.notes, *self._rebuilding.notes)

    def grids(self, degraded: Images, guides: Images) -> Grids:
        """Where in its guide every pixel of each degraded crop comes from. Arguments and faults as `restore_crops`."""
        return self._looking.restore_crops(degraded, guides).grid

    def rebuild(self, degraded: Images, guides: Images, grids: Grids) -> Images:
        """The crops restored, each with its guide sampled at its grid. B 3 H W, clipped to [0, 1]."""
        warped = warp(guides, grids).clamp(0, 1)
        return self._rebuilding.restore_crops(degraded, warped).restored


class _Looking(nn.Module):
    """(degraded, guide) -> the grid alone."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, degraded: Images, guide: Images) -> GFRNetOutput:
        """Only the grid means anything."""
        if isinstance(self.network, GFRNet):
            return GFRNetOutput(degraded, guide, self.network.grid_for(degraded, guide))
        grid: Grids = self.network(degraded, guide).grid
        return GFRNetOutput(degraded, guide, grid)


class _Rebuilding(nn.Module):
    """(degraded, warped guide) -> restored."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, degraded: Images, warped_guide: Images) -> GFRNetOutput:
        """The grid means nothing."""
        made = self.network(degraded, warped_guide)
        restored: Images = made.restored if hasattr(made, "restored") else made
        batch, _, height, width = degraded.shape
        return GFRNetOutput(restored, warped_guide, identity_grid(batch, height, width, like=degraded))
