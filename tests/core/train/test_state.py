import copy
from pathlib import Path

import pytest
import torch

from gfr_core.errors import GfrError
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet
from gfr_core.train.state import Counters, load_adam, load_networks, save_state
from tests.core.train.small_run import NETWORK


def test_networks_moments_and_counters_come_back(tmp_path: Path) -> None:
    network = GFRNet(NETWORK)
    average = copy.deepcopy(network)
    adam = torch.optim.Adam(network.recnet.parameters(), lr=1e-3)
    network(torch.rand(2, 3, 32, 32), torch.rand(2, 3, 32, 32)).restored.mean().backward()
    adam.step()
    save_state(tmp_path / "s.safetensors", network, average, adam, Counters(1, 2, 3, 4))
    other, other_average = GFRNet(NETWORK), GFRNet(NETWORK)
    other_adam = torch.optim.Adam(other.recnet.parameters(), lr=1e-3)
    assert load_networks(tmp_path / "s.safetensors", other, other_average) == Counters(1, 2, 3, 4)
    load_adam(tmp_path / "s.safetensors", other, other_adam)
    for name, tensor in network.state_dict().items():
        assert torch.equal(tensor, other.state_dict()[name])
    for mine, theirs in zip(network.recnet.parameters(), other.recnet.parameters(), strict=True):
        assert torch.equal(adam.state[mine]["exp_avg"], other_adam.state[theirs]["exp_avg"])
        assert torch.equal(adam.state[mine]["step"], other_adam.state[theirs]["step"])


def test_the_state_of_another_network_is_refused(tmp_path: Path) -> None:
    network = GFRNet(NETWORK)
    save_state(tmp_path / "s.safetensors", network, network, torch.optim.Adam(network.parameters()), Counters())
    other = GFRNet(GFRNetConfig(width=8, warp_width=4, rec_levels=3, warp_size=32))
    with pytest.raises(GfrError, match="does not fit this run"):
        load_networks(tmp_path / "s.safetensors", other, other)
