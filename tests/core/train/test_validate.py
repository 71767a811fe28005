from dataclasses import replace
from pathlib import Path

import pytest
import torch

from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import identity_grid
from gfr_core.train.config import Stage
from gfr_core.train.index import read_index
from gfr_core.train.pairs import PairDataset, PairRecipe
from gfr_core.train.validate import (
    VALIDATION_SCALES,
    Scores,
    box_psnr,
    folded_share,
    score,
    stage_score,
    validation_pairs,
)
from tests.core.train.small_run import NETWORK, small_config


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


def test_what_a_recipe_adds_to_the_training_is_no_part_of_the_measure(people: Path) -> None:
    plain = small_config(people)
    spiced = PairRecipe(
        size=64, wrong_guide=1.0, grey_target=1.0, mild=0.5, harsh=0.5, film=1.0, beyond=1.0, identity=0.1, marks=1.0
    )
    measured, again = validation_pairs(plain), validation_pairs(replace(plain, pairs=spiced))
    assert tuple(measured) == tuple(again) == VALIDATION_SCALES
    for scale in VALIDATION_SCALES:
        assert len(measured[scale]) == plain.validation_pairs
        for pair, other in zip(measured[scale], again[scale], strict=True):
            assert pair.sharp.shape == (3, 256, 256)
            assert pair.right == 1
            assert all(torch.equal(a, b) for a, b in zip(pair, other, strict=True))


def test_a_stage_is_judged_by_its_pictures_or_else_by_its_grid() -> None:
    scores = {
        scale: Scores(landmark_px=scale, unwarped_px=20, folded=0, psnr=20 + gain, psnr_degraded=20)
        for scale, gain in ((4.0, 3.0), (8.0, 2.0))
    }
    assert stage_score(Stage("both", 8, warpnet=True, recnet=True), scores) == 2.5
    assert stage_score(Stage("grid", 8, refiner=True), scores) == -6.0
