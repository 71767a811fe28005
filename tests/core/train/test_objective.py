from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.utils.data import default_collate

from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import identity_grid
from gfr_core.train.config import LossWeights, Stage
from gfr_core.train.index import read_index
from gfr_core.train.objective import Batch, cut_windows, jittered, picture_losses, stage_loss, warp_losses
from gfr_core.train.pairs import Pair, PairDataset, PairRecipe
from tests.core.train.small_run import NETWORK

ALL = LossWeights(landmark=1, dense_grid=1, bending=1, total_variation=1, l1=1, l2=1, frequency=1)


@pytest.fixture
def batch(people: Path) -> Batch:
    pairs = PairDataset(read_index(people / "index.jsonl", "train"), PairRecipe(size=64), seed=1)
    return Batch.of(Pair(*default_collate([pairs[n] for n in range(3)])), torch.device("cpu"))


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def test_the_total_is_the_weighted_sum_of_its_parts(batch: Batch) -> None:
    weights = replace(ALL, landmark=3.0, l1=0.5)
    stage = Stage("both", 10, warpnet=True, recnet=True, losses=weights)
    total, parts = stage_loss(GFRNet(NETWORK).eval(), batch, stage, rng())
    assert set(parts) == {"landmark", "dense_grid", "bending", "total_variation", "l1", "l2", "frequency"}
    assert float(total.detach()) == pytest.approx(sum(getattr(weights, n) * v for n, v in parts.items()), rel=1e-5)


def test_pictures_do_not_teach_warpnet(batch: Batch) -> None:
    network = GFRNet(NETWORK)
    stage = Stage("rec", 10, recnet=True, guide_from="warpnet", losses=LossWeights(l1=1))
    torch.stack(list(picture_losses(network, batch, stage, rng()).values())).sum().backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert network.warpnet is not None
    assert all(p.grad is None for p in network.warpnet.parameters())
    assert all(p.grad is not None for p in network.recnet.parameters())


def test_without_flow_losses_only_the_picture_teaches_warpnet(batch: Batch) -> None:
    network = GFRNet(NETWORK.variant("-F"))
    stage = Stage("both", 10, warpnet=True, recnet=True, guide_from="warpnet", losses=ALL)
    total, parts = stage_loss(network, batch, stage, rng())
    total.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert set(parts) == {"l1", "l2", "frequency"}
    assert network.warpnet is not None
    assert all(p.grad is not None and p.grad.isfinite().all() for p in network.warpnet.parameters())


def test_the_warp_loss_falls_when_one_batch_is_learnt_by_heart(batch: Batch) -> None:
    torch.manual_seed(0)
    network = GFRNet(NETWORK).train()
    assert network.warpnet is not None
    weights = LossWeights(landmark=10, dense_grid=5)
    adam = torch.optim.Adam(network.warpnet.parameters(), lr=3e-3)
    losses = []
    for _ in range(60):
        parts = warp_losses(network, batch, weights)
        loss = 10 * parts["landmark"] + 5 * parts["dense_grid"]
        adam.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
        adam.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 3


def test_jitter_has_about_the_asked_size_and_differs_from_pair_to_pair() -> None:
    still = identity_grid(400, 32, 32, like=torch.zeros(1))
    moved_px = (jittered(still, 2.0, rng()) - still).norm(dim=-1).mean(dim=(1, 2)) * 16
    assert 1.2 < float(moved_px.mean()) < 2.6
    assert moved_px.std() > 0.5
    assert torch.equal(jittered(still, 0.0, rng()), still)


def test_windows_are_the_same_place_of_every_picture(batch: Batch) -> None:
    first, second = cut_windows([batch.sharp, batch.sharp * 2], batch, 32, rng())
    assert first.shape == (3, 3, 32, 32)
    assert torch.equal(second, first * 2)
