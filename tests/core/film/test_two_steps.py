from pathlib import Path

import pytest
import torch

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.errors import GfrError
from gfr_core.film.two_steps import TwoSteps
from gfr_core.model.gfrnet import GFRNet
from gfr_core.restore.restorer import Restorer
from tests.core.checkpoint.weights import TINY, tiny_checkpoint
from tests.core.restore.faces import Copy, Offset


def pair(count: int = 2) -> tuple[torch.Tensor, torch.Tensor]:
    made = torch.rand(2, count, 3, 256, 256, generator=torch.Generator().manual_seed(0))
    return made[0], made[1]


def tiny() -> GFRNet:
    torch.manual_seed(0)
    return GFRNet(TINY)


def test_the_two_steps_in_a_row_are_the_network() -> None:
    degraded, guides = pair()
    whole = Restorer(tiny()).restore_crops(degraded, guides)
    steps = TwoSteps(tiny())
    grids = steps.grids(degraded, guides)
    assert torch.allclose(grids, whole.grid, atol=1e-6)
    assert torch.allclose(steps.rebuild(degraded, guides, grids), whole.restored, atol=1e-5)


def test_the_shipped_weights_give_what_the_restorer_gives() -> None:
    degraded, guides = pair(1)
    steps = TwoSteps.load(device="cpu")
    grids = steps.grids(degraded, guides)
    whole = Restorer.load(default_weights(), "cpu").restore_crops(degraded, guides)
    assert torch.allclose(steps.rebuild(degraded, guides, grids), whole.restored, atol=1e-4)
    assert steps.device == "cpu"
    assert steps.notes == ()


def test_any_network_that_is_called_alike_can_be_taken() -> None:
    degraded, guides = pair()
    brighter = TwoSteps(Offset(0.1))
    grids = brighter.grids(degraded, guides)
    assert torch.allclose(brighter.rebuild(degraded, guides, grids), (degraded + 0.1).clamp(0, 1))
    assert torch.allclose(TwoSteps(Copy()).rebuild(degraded, guides, grids), guides, atol=1e-5)


def test_another_grid_samples_the_guide_elsewhere() -> None:
    degraded, guides = pair(1)
    copying = TwoSteps(Copy())
    mirrored = copying.grids(degraded, guides) * torch.tensor([-1.0, 1.0])
    assert torch.allclose(copying.rebuild(degraded, guides, mirrored), guides.flip(3), atol=1e-5)


def test_weights_are_read_from_a_file_and_what_is_no_weights_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tiny.safetensors"
    save_checkpoint(path, tiny_checkpoint())
    assert TwoSteps.load(path, "cpu").info.step == 12
    with pytest.raises(GfrError):
        TwoSteps.load(tmp_path / "none.safetensors", "cpu")
