from pathlib import Path

import pytest
import torch

from gfr_core.checkpoint.schema import Checkpoint, CheckpointInfo
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.errors import GfrError
from gfr_core.faces.landmark_weights import save_landmark_net
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet
from gfr_core.model.landmark_net import LandmarkNet, LandmarkNetConfig
from gfr_core.train.inheritance import FINDER, take_over
from tests.core.train.small_run import NETWORK


def test_one_network_of_other_weights_can_be_taken(tmp_path: Path) -> None:
    saved = GFRNet(NETWORK).state_dict()
    save_checkpoint(tmp_path / "w.safetensors", Checkpoint(NETWORK, saved, CheckpointInfo()))
    network = GFRNet(NETWORK)
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    take_over(network, (Path(f"{tmp_path}/w.safetensors#warpnet"),))
    after = network.state_dict()
    assert all(torch.equal(after[n], saved[n]) for n in saved if n.startswith("warpnet"))
    assert all(torch.equal(after[n], before[n]) for n in saved if n.startswith("recnet"))


def test_a_point_finding_warpnet_can_start_from_the_landmark_network(tmp_path: Path) -> None:
    landmarker = LandmarkNet(LandmarkNetConfig(size=32, width=3, decoder_width=4))
    save_landmark_net(landmarker, tmp_path / "l.safetensors", ("nobody",))
    network = GFRNet(GFRNetConfig(warp_kind="points", warp_width=3, warp_size=32, width=4, rec_levels=2))
    take_over(network, (Path(f"{tmp_path}/l.safetensors#landmarks"),))
    name = "heat.weight"
    wanted = landmarker.state_dict()[name].half().float()
    assert torch.equal(network.state_dict()[FINDER + name], wanted)


def test_weights_that_share_nothing_are_refused(tmp_path: Path) -> None:
    save_checkpoint(tmp_path / "w.safetensors", Checkpoint(NETWORK, GFRNet(NETWORK).state_dict(), CheckpointInfo()))
    with pytest.raises(GfrError, match="share no tensor with this network"):
        take_over(GFRNet(NETWORK), (Path(f"{tmp_path}/w.safetensors#nothing"),))
