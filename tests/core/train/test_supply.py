from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
import torch

from gfr_core.train.config import Stage, TrainConfig
from gfr_core.train.distributed import ALONE, Team
from gfr_core.train.index import read_index
from gfr_core.train.pairs import Pair, PairDataset
from gfr_core.train.supply import PairSupply
from tests.core.train.small_run import small_config

STAGE = Stage("warp", 100, warpnet=True, batch=2, size=32)
Source = Literal["cpu", "device"]


def made(config: TrainConfig, stage: Stage, team: Team, first: int, count: int) -> list[Pair]:
    supply = PairSupply(config, device=torch.device("cpu"), team=team)
    return list(supply.of_stage(stage, first=first, count=count))


def fed_by(people: Path, source: Source, workers: int = 0) -> TrainConfig:
    config = small_config(people)
    return replace(config, machine=replace(config.machine, pairs=source, workers=workers))


def test_one_process_gets_the_samples_in_order(people: Path) -> None:
    config = small_config(people)
    pairs = PairDataset(read_index(config.index, "train"), replace(config.pairs, size=32), seed=config.seed)
    wanted = torch.stack([pairs[number].sharp for number in range(5, 11)])
    assert torch.equal(torch.cat([batch.sharp for batch in made(config, STAGE, ALONE, 5, 7)]), wanted)


@pytest.mark.parametrize("source", ["cpu", "device"])
def test_a_step_of_a_team_sees_what_a_batch_of_all_would(people: Path, source: Source) -> None:
    config = fed_by(people, source)
    first, second = (made(config, STAGE, Team(rank, 2), 5, 9) for rank in (0, 1))
    alone = made(config, replace(STAGE, batch=4), ALONE, 5, 9)
    assert len(first) == len(second) == len(alone) == 2
    for one, two, both in zip(first, second, alone, strict=True):
        assert torch.equal(torch.cat([one.points, two.points]), both.points)
        difference = torch.cat([one.sharp, two.sharp]).int() - both.sharp.int()
        assert difference.abs().max() <= 1  # torch may round another way in a larger batch


def test_both_sources_show_the_same(people: Path) -> None:
    (cpu,), (device,) = (made(fed_by(people, source), STAGE, ALONE, 3, 2) for source in ("cpu", "device"))
    torch.testing.assert_close(device.points, cpu.points, atol=1e-4, rtol=0)
    assert (device.sharp.float() - cpu.sharp.float()).abs().mean() < 2


def test_a_stage_without_a_size_of_its_own_has_the_recipes(people: Path) -> None:
    (batch,) = made(small_config(people), replace(STAGE, size=0), ALONE, 0, 2)
    assert batch.sharp.shape == (2, 3, 64, 64)


def test_the_number_of_workers_changes_nothing(people: Path) -> None:
    one, again = (made(fed_by(people, "cpu", workers), STAGE, Team(1, 2), 0, 4) for workers in (0, 1))
    assert torch.equal(one[0].guide, again[0].guide)
