import copy
import json
import math
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from gfr_core.errors import GfrError
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet
from gfr_core.train.critics import Critics, CriticsConfig
from gfr_core.train.learner import Learner
from gfr_core.train.state import Counters, load_moments, load_networks, save_state
from tests.core.train.small_run import NETWORK

COUNTERS = Counters(1, 2, 3, 4, rate=1, best=-2.5, waited=2)


def critics() -> Critics:
    return Critics(CriticsConfig(width=2, halvings=2, local_size=16))


def stepped(network: GFRNet) -> Learner:
    learner = Learner.of(network, network.recnet.parameters())
    learner.descend(network(torch.rand(2, 3, 32, 32), torch.rand(2, 3, 32, 32)).restored.mean(), 1e-3)
    return learner


def judged(judges: Critics) -> Learner:
    learner = Learner.of(judges, judges.parameters())
    degraded, guide, restored, sharp = torch.rand(4, 2, 3, 32, 32)
    learner.descend(judges.judge_loss(degraded, guide, restored, sharp, torch.rand(2, 68, 2) - 0.5), 1e-3)
    return learner


def assert_alike(mine: nn.Module, theirs: nn.Module) -> None:
    other = theirs.state_dict()
    assert all(torch.equal(tensor, other[name]) for name, tensor in mine.state_dict().items())


def test_networks_moments_and_counters_come_back(tmp_path: Path) -> None:
    network, judges = GFRNet(NETWORK), critics()
    networks = {"network": network, "average": copy.deepcopy(network), "critics": judges}
    learners = {"adam": stepped(network), "critics_adam": judged(judges)}
    save_state(tmp_path / "s.safetensors", networks, learners, COUNTERS)
    others = {"network": GFRNet(NETWORK), "average": GFRNet(NETWORK), "critics": critics()}
    other_learners = {
        "adam": Learner.of(others["network"], others["network"].recnet.parameters()),  # type: ignore[union-attr]  # a GFRNet
        "critics_adam": Learner.of(others["critics"], others["critics"].parameters()),
    }
    assert load_networks(tmp_path / "s.safetensors", others) == COUNTERS
    load_moments(tmp_path / "s.safetensors", other_learners)
    for name in networks:
        assert_alike(networks[name], others[name])
    for name, learner in learners.items():
        for (_, mine), (_, theirs) in zip(learner.learning(), other_learners[name].learning(), strict=True):
            moments = other_learners[name].adam.state[theirs]
            assert all(torch.equal(moment, moments[key]) for key, moment in learner.adam.state[mine].items())


def test_a_state_with_the_four_counters_of_older_runs_is_read(tmp_path: Path) -> None:
    network = GFRNet(NETWORK)
    save_state(tmp_path / "s.safetensors", {"network": network}, {}, COUNTERS)
    older = {"counters": json.dumps([1, 2, 3, 4])}
    save_file(load_file(tmp_path / "s.safetensors"), tmp_path / "old.safetensors", older)
    counters = load_networks(tmp_path / "old.safetensors", {"network": network})
    assert counters == Counters(1, 2, 3, 4, rate=0, best=-math.inf, waited=0)


def test_critics_that_the_saved_run_did_not_have_yet_stay_as_they_are(tmp_path: Path) -> None:
    network, judges = GFRNet(NETWORK), critics()
    save_state(tmp_path / "s.safetensors", {"network": network}, {}, Counters())
    before = copy.deepcopy(judges)
    load_networks(tmp_path / "s.safetensors", {"network": network, "critics": judges})
    assert_alike(before, judges)


def test_the_state_of_another_network_is_refused(tmp_path: Path) -> None:
    save_state(tmp_path / "s.safetensors", {"network": GFRNet(NETWORK)}, {}, Counters())
    other = GFRNet(GFRNetConfig(width=8, warp_width=4, rec_levels=3, warp_size=32))
    with pytest.raises(GfrError, match="does not fit this run"):
        load_networks(tmp_path / "s.safetensors", {"network": other})


def test_a_stage_begins_with_nothing_waited_for_and_a_stage_gone_on_with_keeps_its_place() -> None:
    counters = Counters(1, 2, 3, 4, rate=1, best=-2.5, waited=2)
    counters.enter(3)
    assert counters == COUNTERS
    counters.enter(4)
    assert counters == Counters(1, 2, 4, 0)
    counters.advance(8)
    assert counters == Counters(2, 10, 4, 8)
