from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from torch.utils.data import default_collate

from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.warp import identity_grid, resize_grid
from gfr_core.train.config import LossWeights, Stage
from gfr_core.train.critics import Critics, CriticsConfig
from gfr_core.train.index import read_index
from gfr_core.train.losses.perceptual import VggFaceFeatures
from gfr_core.train.objective import (
    Batch,
    Objective,
    Teachers,
    cut_windows,
    guide_grid,
    jittered,
    look_at,
    refine_losses,
    seen,
    stage_loss,
    warp_losses,
)
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
    total, parts, judged = stage_loss(GFRNet(NETWORK).eval(), batch, stage, rng())
    assert judged is None
    assert set(parts) == {"landmark", "dense_grid", "bending", "total_variation", "l1", "l2", "frequency"}
    assert float(total.detach()) == pytest.approx(
        sum(getattr(weights, n) * float(v) for n, v in parts.items()), rel=1e-5
    )


def test_pictures_do_not_teach_warpnet(batch: Batch) -> None:
    network = GFRNet(NETWORK)
    stage = Stage("rec", 10, recnet=True, guide_from="warpnet", losses=LossWeights(l1=1))
    stage_loss(network, batch, stage, rng())[0].backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert network.warpnet is not None
    assert all(p.grad is None for p in network.warpnet.parameters())
    assert all(p.grad is not None for p in network.recnet.parameters())


def test_without_flow_losses_only_the_picture_teaches_warpnet(batch: Batch) -> None:
    network = GFRNet(NETWORK.variant("-F"))
    stage = Stage("both", 10, warpnet=True, recnet=True, guide_from="warpnet", losses=ALL)
    total, parts, _ = stage_loss(network, batch, stage, rng())
    total.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert set(parts) == {"l1", "l2", "frequency"}
    assert network.warpnet is not None
    assert all(p.grad is not None and p.grad.isfinite().all() for p in network.warpnet.parameters())


def refined_network() -> GFRNet:
    torch.manual_seed(0)
    return GFRNet(replace(NETWORK, refine_passes=2, refine_width=4, refine_size=32))


def test_the_refiner_learns_from_grid_and_picture_and_warpnet_from_neither(batch: Batch) -> None:
    network = refined_network()
    weights = LossWeights(refined_grid=1, refined_landmark=1, l1=1)
    stage = Stage("joint", 10, refiner=True, recnet=True, refine_jitter_px=1.0, losses=weights)
    total, parts, _ = stage_loss(network, batch, stage, rng())
    total.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert set(parts) == {"refined_grid", "refined_landmark", "l1"}
    assert network.refiner is not None
    assert network.warpnet is not None
    assert all(p.grad is not None for p in [*network.refiner.parameters(), *network.recnet.parameters()])
    assert all(p.grad is None for p in network.warpnet.parameters())


def test_pictures_alone_teach_the_refiner_too(batch: Batch) -> None:
    network = refined_network()
    stage = Stage("joint", 10, refiner=True, recnet=True, losses=LossWeights(l1=1))
    stage_loss(network, batch, stage, rng())[0].backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert network.refiner is not None
    assert network.refiner.offset.weight.grad is not None
    assert network.refiner.offset.weight.grad.abs().sum() > 0


def test_the_known_grid_costs_the_refiner_nothing(batch: Batch) -> None:
    exact = replace(batch, pair=batch.pair._replace(exact=torch.ones(3)))
    costs = refine_losses([batch.pair.grid, batch.pair.grid], exact.pair, LossWeights())
    assert float(costs["refined_grid"]) < 1e-6
    assert float(costs["refined_landmark"]) * 32 < 1.0  # px; the spline need not pass through every landmark


def test_the_warp_loss_falls_when_one_batch_is_learnt_by_heart(batch: Batch) -> None:
    torch.manual_seed(0)
    network = GFRNet(NETWORK).train()
    assert network.warpnet is not None
    weights = LossWeights(landmark=10, dense_grid=5)
    adam = torch.optim.Adam(network.warpnet.parameters(), lr=3e-3)
    losses = []
    for _ in range(60):
        parts = warp_losses(look_at(network, batch), batch.pair, weights)
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
    stage = Stage("rec", 10, recnet=True, losses=LossWeights(feature_matching=1))
    still = identity_grid(3, 64, 64, like=batch.sharp)
    whole = seen(batch, still, stage, rng())
    doubled = replace(whole, degraded=batch.sharp * 2, warped_guide=batch.sharp * 3, guide=batch.sharp * 4)
    view = cut_windows(doubled, 32, rng())
    assert view.guide is not None
    assert view.sharp.shape == (3, 3, 32, 32)
    for picture, times in ((view.degraded, 2), (view.warped_guide, 3), (view.guide, 4)):
        assert torch.equal(picture, view.sharp * times)


def test_landmarks_move_with_their_window(batch: Batch) -> None:
    places = identity_grid(3, 64, 64, like=batch.sharp)
    ramp = torch.cat([places.permute(0, 3, 1, 2), batch.sharp[:, :1]], dim=1)  # the picture says where each pixel lies
    stage = Stage("rec", 10, recnet=True, window=32)
    whole = replace(seen(batch, places, replace(stage, window=0), rng()), sharp=ramp)
    view = cut_windows(whole, 32, rng())
    first = view.sharp[:, :2, 0, 0][:, None]  # B 1 2: the centre of the upper left pixel, in [-1, 1] of the whole
    in_whole = (view.points + 1) * 0.5 + first - 1 / 64
    torch.testing.assert_close(in_whole, batch.pair.points, atol=1e-5, rtol=0)


def paper_stage(**changes: object) -> Stage:
    stage = Stage("both", 10, warpnet=True, recnet=True, guide_from="warpnet", losses=LossWeights(l2=1))
    return replace(stage, **changes)  # type: ignore[arg-type]  # fields of Stage


def test_pictures_teach_warpnet_where_the_stage_wants_it(batch: Batch) -> None:
    torch.manual_seed(0)
    network = GFRNet(replace(NETWORK, affine_head=False, residual_grid=False, residual_output=False))
    assert network.warpnet is not None
    for wanted in (False, True):
        network.zero_grad(set_to_none=True)
        stage_loss(network, batch, paper_stage(pictures_teach_warp=wanted), rng()).total.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
        slopes = [p.grad for p in network.warpnet.parameters() if p.grad is not None]  # the landmark loss has weight 0
        assert (sum(float(slope.abs().sum()) for slope in slopes) > 0) == wanted


@pytest.mark.parametrize("passes", [1, 2])
def test_a_grid_looked_at_once_is_the_grid_that_a_second_look_would_give(batch: Batch, passes: int) -> None:
    torch.manual_seed(0)
    network = GFRNet(replace(NETWORK, warp_passes=passes)).eval()
    stage = paper_stage()
    look = look_at(network, batch)
    grid = guide_grid(network, batch, stage, rng(), look)
    assert not grid.requires_grad
    afresh = guide_grid(network, batch, stage, rng())
    torch.testing.assert_close(resize_grid(grid, 64, 64), afresh)
    assert (grid.shape[1] == look.grid.shape[1]) == (passes == 1)  # two passes are more than the look


def test_critics_and_features_add_their_parts_and_do_not_learn_here(batch: Batch) -> None:
    critics = Critics(CriticsConfig(width=2, halvings=2, local_size=16))
    teachers = Teachers(critics, VggFaceFeatures())
    weights = LossWeights(perceptual=1e-6, global_adversarial=1, local_adversarial=0.5, feature_matching=2)
    stage = Stage("rec", 10, recnet=True, window=32, losses=weights)
    total, parts, judged = stage_loss(GFRNet(NETWORK).eval(), batch, stage, rng(), teachers)
    assert set(parts) == {"l1", "perceptual", "global_adversarial", "local_adversarial", "feature_matching"}
    expected = sum(getattr(weights, name) * float(loss) for name, loss in parts.items())
    assert float(total.detach()) == pytest.approx(expected, rel=1e-5)
    total.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
    assert all(parameter.grad is None for parameter in critics.parameters())
    assert judged is not None
    assert judged.guide.shape == judged.restored.shape == (3, 3, 32, 32)
    assert critics.judge_loss(*judged).isfinite()


def test_the_objective_is_a_module_of_the_networks_parameters_only(batch: Batch) -> None:
    network, stage = GFRNet(NETWORK).eval(), paper_stage()
    objective = Objective(network, stage, Teachers(Critics(CriticsConfig(width=2)), None))
    assert list(objective.parameters()) == list(network.parameters())
    assert torch.equal(objective(batch, rng()).total, stage_loss(network, batch, stage, rng()).total)
