"""Whatever gives a picture for a degraded one: doing nothing, and networks."""

from collections.abc import Callable, Iterator, Sequence

import torch

from gfr_core.benchmark.cases import Case, batch_of
from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import identity_grid
from gfr_core.progress import Progress, Reporter
from gfr_core.restore.restorer import Restoration
from gfr_core.train.objective import Batch

Restore = Callable[[Batch], Restoration]
"""A method: what it makes of a batch, on the CPU, `restored` in [0, 1]."""

BATCH = 4


def leave(batch: Batch) -> Restoration:
    """The degraded picture as it is: enlarged bicubically, as eq. 4 says."""
    return _unwarped(batch, batch.degraded)


def know(batch: Batch) -> Restoration:
    """The truth: what the measures say of the best there is."""
    return _unwarped(batch, batch.sharp)


def _unwarped(batch: Batch, picture: torch.Tensor) -> Restoration:
    count, _, height, width = picture.shape
    return Restoration(picture, batch.guide, identity_grid(count, height, width, like=picture))


def restoring(network: GFRNet, device: str) -> Restore:
    """The network as a method. It is moved to the device."""
    network = network.eval().to(torch.device(device))

    def restore(batch: Batch) -> Restoration:
        with torch.inference_mode():
            output = network(batch.degraded.to(device), batch.guide.to(device))
        return Restoration(output.restored.clamp(0, 1).cpu(), output.warped_guide.cpu(), output.grid.cpu())

    return restore


def applied(
    restore: Restore, cases: Sequence[Case], report: Reporter, doing: str
) -> Iterator[tuple[Batch, Restoration]]:
    """Batch by batch what the method makes of the cases.

    Args:
        restore: the method.
        cases: what it restores.
        report: told before each batch.
        doing: the words it is told.
    """
    for start in range(0, len(cases), BATCH):
        report(Progress(start / len(cases), doing))
        batch = batch_of(cases[start : start + BATCH])
        yield batch, restore(batch)
