from pathlib import Path

import pytest
import torch
from torch import Tensor

from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.errors import GfrError, MachineError
from gfr_core.model.gfrnet import GFRNet, GFRNetOutput
from gfr_core.model.warp import identity_grid
from gfr_core.restore.restorer import Restorer
from tests.core.checkpoint.weights import TINY, tiny_checkpoint
from tests.core.restore.faces import Offset, Raises


class Crowded(Offset):
    """Has memory for `room` crops."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room
        self.sizes: list[int] = []

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        self.sizes.append(len(degraded))
        if len(degraded) > self.room:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 1.00 GiB.")
        return super().forward(degraded, guide)


def crops(batch: int, side: int = 256, seed: int = 0) -> Tensor:
    return torch.rand(batch, 3, side, side, generator=torch.Generator().manual_seed(seed))


def tiny_network() -> GFRNet:
    torch.manual_seed(0)
    return GFRNet(TINY)


def test_weights_from_a_file_restore_as_the_network_they_came_from(tmp_path: Path) -> None:
    checkpoint = tiny_checkpoint()
    save_checkpoint(tmp_path / "a.safetensors", checkpoint)
    restorer = Restorer.load(tmp_path / "a.safetensors", device="cpu")
    network = GFRNet(TINY)
    network.load_state_dict(checkpoint.weights)
    wanted = network.eval()(crops(1), crops(1, seed=1))
    got = restorer.restore_crops(crops(1), crops(1, seed=1))
    torch.testing.assert_close(got.restored, wanted.restored.clamp(0, 1))
    torch.testing.assert_close(got.grid, wanted.grid)
    assert restorer.info == checkpoint.info
    assert restorer.device == "cpu"


def test_a_file_that_is_no_weights_file_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "a.safetensors").write_bytes(b"hello")
    with pytest.raises(GfrError, match="is not a weights file"):
        Restorer.load(tmp_path / "a.safetensors", device="cpu")


@pytest.mark.parametrize("side", [256, 512])
def test_everything_comes_at_the_size_of_the_crop(side: int) -> None:
    got = Restorer(tiny_network()).restore_crops(crops(1, side), crops(1, side, seed=1))
    assert got.restored.shape == got.warped_guide.shape == (1, 3, side, side)
    assert got.grid.shape == (1, side, side, 2)
    assert {t.dtype for t in got} == {torch.float32}


def test_the_guide_is_sampled_at_its_own_sharpness_even_where_the_grid_is_coarse() -> None:
    """A grid made at 16 px must still let single guide pixels through: an untrained grid is near the identity."""
    guide = torch.zeros(1, 3, 512, 512)
    guide[..., ::8, ::8] = 1
    warped = Restorer(tiny_network()).restore_crops(crops(1, 512), guide).warped_guide
    assert warped.max() > 0.9


def test_one_of_a_batch_equals_a_batch_of_one() -> None:
    restorer = Restorer(tiny_network())
    together = restorer.restore_crops(crops(3), crops(3, seed=1))
    alone = restorer.restore_crops(crops(3)[1:2], crops(3, seed=1)[1:2])
    torch.testing.assert_close(together.restored[1:2], alone.restored)
    torch.testing.assert_close(together.grid[1:2], alone.grid)


def test_results_are_clipped_and_need_no_gradient() -> None:
    got = Restorer(Offset(0.7)).restore_crops(crops(1), crops(1))
    assert got.restored.max() == 1
    assert not got.restored.requires_grad


def test_training_layers_are_put_to_rest() -> None:
    network = tiny_network().train()
    Restorer(network)
    assert not network.training


def test_full_memory_halves_the_batch_keeps_the_order_and_says_so() -> None:
    network = Crowded(room=2)
    restorer = Restorer(network)
    got = restorer.restore_crops(crops(5), crops(5))
    assert torch.equal(got.restored, crops(5))
    assert network.sizes == [5, 2, 2, 1]
    assert restorer.notes == ("The memory of cpu did not hold 5 faces at once: now 2.",)


def test_no_memory_for_one_is_this_machines_fault() -> None:
    with pytest.raises(MachineError, match="does not hold one face"):
        Restorer(Crowded(room=0)).restore_crops(crops(1), crops(1))


def test_another_failure_of_the_network_is_passed_on() -> None:
    with pytest.raises(RuntimeError, match="on fire"):
        Restorer(Raises()).restore_crops(crops(1), crops(1))


@pytest.mark.parametrize(
    ("degraded", "message"),
    [
        (torch.zeros(1, 3, 256, 512), "degraded is 256 x 512; wanted a square whose side is a multiple of 256"),
        (torch.zeros(1, 3, 200, 200), "degraded is 200 x 200; wanted a square"),
        (torch.zeros(1, 3, 0, 0), "degraded is 0 x 0; wanted a square"),
        (torch.zeros(1, 3, 256, 256, dtype=torch.float64), "degraded is torch.float64; wanted torch.float32"),
        (torch.full((1, 3, 256, 256), 255.0), r"degraded lies in \[255, 255\]; wanted \[0, 1\]"),
        (torch.full((1, 3, 256, 256), float("nan")), r"degraded lies in \[nan, nan\]; wanted \[0, 1\]"),
        (torch.zeros(2, 3, 256, 256), r"guides is \(1, 3, 256, 256\); wanted equal"),
    ],
)
def test_input_of_another_shape_type_or_range_is_the_callers_mistake(degraded: Tensor, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Restorer(Offset()).restore_crops(degraded, torch.zeros(1, 3, 256, 256))


def test_the_identity_grid_of_a_network_that_does_not_warp_is_handed_on() -> None:
    got = Restorer(Offset()).restore_crops(crops(2), crops(2))
    assert torch.equal(got.grid, identity_grid(2, 256, 256, like=crops(1)))


def test_a_grey_crop_comes_back_grey_and_its_neighbour_in_colour() -> None:
    degraded = crops(2)
    degraded[0] = degraded[0].mean(dim=0, keepdim=True)
    restored = Restorer(tiny_network()).restore_crops(degraded, crops(2, seed=1)).restored
    assert torch.equal(restored[0, 0], restored[0, 2])
    assert not torch.equal(restored[1, 0], restored[1, 2])
