from pathlib import Path

import pytest
import torch

from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import identity_grid
from gfr_core.train.index import read_index
from gfr_core.train.pairs import PairDataset, PairRecipe
from gfr_core.train.validate import box_psnr, folded_share, score
from tests.core.train.small_run import NETWORK


def test_psnr_has_its_closed_form_inside_the_box_only() -> None:
    sharp = torch.rand(1, 3, 8, 8) * 0.5
    box = torch.zeros(1, 1, 8, 8)
    box[..., :4] = 1
    other = sharp + 0.1 * box + 0.4 * (1 - box)
    assert float(box_psnr(other, sharp, box)) == pytest.approx(20.0, abs=1e-3)


def test_the_identity_does_not_fold_and_its_mirror_folds_everywhere() -> None:
    grid = identity_grid(1, 8, 8, like=torch.zeros(1))
    assert folded_share(grid) == 0
    assert folded_share(grid * torch.tensor([-1.0, 1.0])) == 1


def test_a_network_that_does_nothing_gains_nothing(people: Path) -> None:
    network = GFRNet(NETWORK).train()
    network.recnet.last.weight.data.zero_()
    pairs = PairDataset(read_index(people / "index.jsonl", "val"), PairRecipe(size=64), seed=9)
    scores = score(network, [pairs[n] for n in range(3)], torch.device("cpu"), batch_size=2)
    assert scores.gain == pytest.approx(0, abs=1e-3)
    assert scores.unwarped_px > 1
    assert network.training
