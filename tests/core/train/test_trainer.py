import copy
import json
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from gfr_core.checkpoint.store import load_checkpoint
from gfr_core.errors import GfrError
from gfr_core.model.gfrnet import GFRNet
from gfr_core.progress import Progress, Stopped
from gfr_core.train.config import LossWeights, Stage, TrainConfig
from gfr_core.train.critics import CriticsConfig
from gfr_core.train.objective import Teachers
from gfr_core.train.trainer import Trainer, compile_in_place, follow
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


def test_rows_say_how_fast_it_went_and_what_was_waited_for(people: Path) -> None:
    config = small_config(people)
    run(config)
    rows = [json.loads(line) for line in (config.out / "log.jsonl").read_text().splitlines()]
    for row in rows:
        assert row["seconds"] >= 0
        assert 0 <= row["waiting"] <= 1
        assert all(loss > 0 for loss in row["losses"].values())
    assert set(rows[0]["losses"]) == {"landmark", "dense_grid", "bending"}


SMALL_CRITICS = CriticsConfig(width=2, halvings=2, local_size=16)
WARP = Stage("warp", 8, warpnet=True, batch=4, size=32, losses=LossWeights(landmark=10))
JUDGED = Stage(
    "judged", 12, recnet=True, batch=4, window=32, losses=LossWeights(l1=1, global_adversarial=1, feature_matching=1)
)
BY_SCORE = Stage("by score", 24, warpnet=True, batch=4, size=32, rates=(1e-3, 0.0, 1e-4), patience=1)
BOTH = Stage("both", 12, warpnet=True, recnet=True, batch=4, guide_from="warpnet", pictures_teach_warp=True)
CASES = {  # stages, and the report at which the run is stopped
    "in its first step": ((), 1),
    "in its second stage": ((), 3),
    "with critics": ((WARP, JUDGED), 4),
    "with critics that a stage hands on": ((JUDGED, replace(JUDGED, name="again", samples=8)), 4),
    "with rates": ((BY_SCORE, replace(WARP, samples=4)), 2),
    "with the paper's objective": ((replace(BOTH, losses=LossWeights(landmark=10, total_variation=1, l2=100)),), 2),
}


@pytest.mark.parametrize(("stages", "stop_after"), CASES.values(), ids=CASES)
def test_a_stopped_and_resumed_run_equals_a_straight_one(
    people: Path, stages: tuple[Stage, ...], stop_after: int
) -> None:
    config = replace(small_config(people, *stages), critics=SMALL_CRITICS, save_every=1000)  # only the stop saves
    assert_resumes_exactly(
        replace(config, validation_pairs=1, validate_every=4 if BY_SCORE in stages else 12), stop_after
    )


def test_so_does_one_whose_pairs_the_device_makes(people: Path) -> None:
    config = replace(small_config(people), validation_pairs=1, save_every=1000)
    assert_resumes_exactly(replace(config, machine=replace(config.machine, pairs="device")), stop_after=3)


def assert_resumes_exactly(config: TrainConfig, stop_after: int) -> None:
    """A run stopped at its `stop_after`th report and resumed ends in the state of one that never stopped."""
    folders = [config.out / "straight", config.out / "broken"]
    run(replace(config, out=folders[0]))
    with pytest.raises(Stopped):
        run(replace(config, out=folders[1]), stop_after=stop_after)
    run(replace(config, out=folders[1]), resume=True)
    straight, resumed = (load_file(folder / "state.safetensors") for folder in folders)
    assert straight.keys() == resumed.keys()
    assert [name for name in straight if not torch.equal(straight[name], resumed[name])] == []
    rows = [without_clock(folder / "log.jsonl") for folder in folders]
    for row in rows[0] + rows[1]:
        del row["losses"]  # means since the row before, or since the resume
    assert rows[0] == rows[1]


def without_clock(log: Path) -> list[dict[str, object]]:
    clock = {"seconds", "samples_per_s", "waiting"}
    return [{k: v for k, v in json.loads(line).items() if k not in clock} for line in log.read_text().splitlines()]


def test_rates_are_gone_through_and_end_the_stage_early(people: Path) -> None:
    config = replace(small_config(people, BY_SCORE), validate_every=4, validation_pairs=1)
    checkpoint = load_checkpoint(run(config))
    rates = [row["learning_rate"] for row in without_clock(config.out / "log.jsonl")]
    assert 0.0 in rates
    assert checkpoint.info.samples == 4 * len(rates)
    at_rest = rates.index(0.0)  # a rate of 0: the average nears the network; sooner or later nothing gets better
    assert set(rates[:at_rest]) == {1e-3}


def test_critics_learn_and_are_paid_for_by_their_stages_only(people: Path) -> None:
    config = replace(small_config(people, WARP, JUDGED), critics=SMALL_CRITICS)
    trainer = Trainer(config, device="cpu", command="a test")
    assert trainer.teachers.critics is not None
    before = copy.deepcopy(trainer.teachers.critics.state_dict())
    trainer.run(resume=False)
    after = trainer.teachers.critics.state_dict()
    assert not all(torch.equal(before[name], after[name]) for name in before)
    rows = without_clock(config.out / "log.jsonl")
    assert "critics" not in str(rows[0]["losses"])
    assert "critics" in str(rows[-1]["losses"])


def test_a_run_without_adversarial_weights_has_no_critics(people: Path) -> None:
    assert Trainer(small_config(people), device="cpu", command="a test").teachers == Teachers()


def test_missing_features_are_named_before_anything_is_trained(people: Path) -> None:
    stage = replace(JUDGED, losses=LossWeights(perceptual=1))
    config = replace(small_config(people, WARP), vgg_face=people / "none.safetensors")
    with pytest.raises(GfrError, match=r"none\.safetensors"):
        Trainer(replace(config, stages=(stage,)), device="cpu", command="a test")


@pytest.mark.parametrize(
    ("weight", "message"),
    [(float("inf"), "at sample 8: the loss is no longer a number"), (1e30, "the weights are no longer numbers")],
)
def test_what_is_no_number_stops_with_the_last_good_state_kept(people: Path, weight: float, message: str) -> None:
    wild = Stage("wild", 400, warpnet=True, batch=4, size=32, learning_rate=1e30, losses=LossWeights(landmark=weight))
    config = small_config(people, WARP, wild)
    with pytest.raises(GfrError, match=message):
        run(config)
    state = load_file(config.out / "state.safetensors")
    assert all(bool(tensor.isfinite().all()) for tensor in state.values())
    assert sum(name.startswith("adam.") for name in state) == 0  # as the wild stage found it


@pytest.mark.filterwarnings("ignore:`torch.jit:DeprecationWarning")  # torch's own
def test_compiling_leaves_the_names_of_parameters(people: Path) -> None:
    network = GFRNet(NETWORK)
    names = list(network.state_dict())
    compile_in_place(network)
    assert list(network.state_dict()) == names
    assert network.recnet._compiled_call_impl is not None
    assert copy.deepcopy(network).recnet._compiled_call_impl is None  # the average stays as it was


def test_the_average_moves_towards_the_network() -> None:
    average, network = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)
    average.weight.data.fill_(0.0)
    network.weight.data.fill_(1.0)
    follow(average, network, decay=0.9, step=1000)
    assert float(average.weight.detach()) == pytest.approx(0.1)
