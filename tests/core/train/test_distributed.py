import json
import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file
from torch import Tensor

from gfr_core.train.distributed import ALONE, Team, joined
from tests.core.train import team_run
from tests.core.train.small_run import write_people
from tests.helpers.shared import ROOT


@pytest.fixture(scope="module")
def ranks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[dict[str, Tensor]]]:
    """What two processes found, and the folder they worked in."""
    folder = tmp_path_factory.mktemp("team")
    write_people(folder)
    command = [sys.executable, "-m", team_run.__name__, str(folder)]
    processes = [
        subprocess.Popen(
            command, cwd=ROOT, env=os.environ | {"RANK": rank, "WORLD_SIZE": "2"}, stderr=subprocess.PIPE, text=True
        )
        for rank in ("0", "1")
    ]
    try:
        said = [process.communicate(timeout=100)[1] for process in processes]
    finally:
        for process in processes:
            process.kill()  # one that fails leaves the other waiting for it
    assert [process.returncode for process in processes] == [0, 0], said
    return folder, [load_file(folder / f"rank{rank}.safetensors") for rank in (0, 1)]


def test_two_halves_of_a_batch_give_the_gradients_of_the_whole(ranks: tuple[Path, list[dict[str, Tensor]]]) -> None:
    folder, found = ranks
    for name, wanted in team_run.gradients(folder, ALONE).items():
        for one in found:
            scale = wanted.abs().max().item()
            torch.testing.assert_close(one[name], wanted, rtol=1e-4, atol=1e-5 * scale, msg=name)


def test_after_a_run_both_hold_equal_weights(ranks: tuple[Path, list[dict[str, Tensor]]]) -> None:
    first, second = ranks[1]
    weights = [name for name in first if name.startswith("after.") and "running" not in name and "_u" not in name]
    weights = [name for name in weights if not name.endswith(("._v", "num_batches_tracked"))]
    assert len(weights) > 30
    assert [name for name in weights if not torch.equal(first[name], second[name])] == []


def test_rank_0_alone_speaks_and_its_scores_move_both_on(ranks: tuple[Path, list[dict[str, Tensor]]]) -> None:
    folder, (first, second) = ranks
    assert torch.equal(first["samples"], second["samples"])
    rows = [json.loads(line) for line in (folder / "team" / "log.jsonl").read_text().splitlines()]
    assert rows[-1]["samples"] == int(first["samples"][0])
    assert [row["samples"] for row in rows] == sorted({row["samples"] for row in rows})
    assert (folder / "team" / "team.safetensors").is_file()


def test_the_processes_take_every_sample_once() -> None:
    numbers = [Team(rank, 3).sample_number(i, first=100, batch=4) for rank in range(3) for i in range(8)]
    assert sorted(numbers) == list(range(100, 124))


def test_each_process_has_its_own_gpu() -> None:
    assert Team(rank=5, size=8, gpu=1).own_device("cuda") == "cuda:1"
    assert Team(rank=5, size=8, gpu=1).own_device("cpu") == "cpu"
    assert ALONE.own_device("cuda") == "cuda"


def test_one_process_is_no_team(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    with joined("cpu") as team:
        assert team is ALONE
    layer = torch.nn.Linear(1, 1)
    assert ALONE.leads
    assert ALONE.shared(layer) is layer
    assert ALONE.told(2.5, torch.device("cpu")) == 2.5
    assert math.isnan(float(ALONE.mean(torch.tensor([math.nan]))))
