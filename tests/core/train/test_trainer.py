import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from gfr_core.checkpoint.store import load_checkpoint
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Stopped
from gfr_core.train.config import LossWeights, Stage, TrainConfig
from gfr_core.train.trainer import Trainer, follow
from tests.core.train.small_run import NETWORK, small_config


def run(config: TrainConfig, *, resume: bool = False, stop_after: int = 0) -> Path:
    calls = 0

    def report(progress: Progress) -> None:
        nonlocal calls
        calls += 1
        if calls == stop_after:
            raise Stopped

    return Trainer(config, device="cpu", command="a test", report=report).run(resume=resume)


def test_a_run_leaves_weights_with_their_story_and_a_log(people: Path) -> None:
    config = small_config(people)
    checkpoint = load_checkpoint(run(config))
    assert checkpoint.config == NETWORK
    assert checkpoint.info.samples == 16
    assert checkpoint.info.credits == ("made by a test",)
    rows = [json.loads(line) for line in (config.out / "log.jsonl").read_text().splitlines()]
    assert [row["stage"] for row in rows] == ["warp", "rec"]
    assert rows[0]["8x"]["landmark_px"] > 0


@pytest.mark.parametrize("stop_after", [1, 3])
def test_a_stopped_and_resumed_run_equals_a_straight_one(people: Path, stop_after: int) -> None:
    straight = load_checkpoint(run(replace(small_config(people), out=people / "straight"))).weights
    broken = replace(small_config(people), out=people / "broken")
    with pytest.raises(Stopped):
        run(broken, stop_after=stop_after)
    resumed = load_checkpoint(run(broken, resume=True)).weights
    assert straight.keys() == resumed.keys()
    assert all(torch.equal(straight[name], resumed[name]) for name in straight)


def test_a_loss_that_is_no_number_stops_with_the_last_state_kept(people: Path) -> None:
    wild = Stage("wild", 400, warpnet=True, batch=4, size=32, learning_rate=1e30, losses=LossWeights(landmark=1e30))
    config = small_config(people, wild)
    with pytest.raises(GfrError, match="the loss is no longer a number"):
        run(config)
    assert (config.out / "state.safetensors").exists()


def test_the_average_moves_towards_the_network() -> None:
    average, network = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)
    average.weight.data.fill_(0.0)
    network.weight.data.fill_(1.0)
    follow(average, network, decay=0.9, step=1000)
    assert float(average.weight.detach()) == pytest.approx(0.1)
