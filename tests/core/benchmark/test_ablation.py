from pathlib import Path

import pytest

from gfr_core.benchmark.ablation import ROWS, rival
from gfr_core.errors import GfrError
from gfr_core.model.config import GFRNetConfig
from gfr_core.train.config import LossWeights, Stage, TrainConfig

POINTS = GFRNetConfig(width=8, warp_kind="points", warp_passes=2, refine_passes=2)
LOSSES = LossWeights(landmark=1, refined_grid=1, l1=1)


def described(*stages: Stage) -> TrainConfig:
    return TrainConfig(
        "small", Path("index.jsonl"), Path("runs/ablation"), stages, POINTS, start_from=(Path("w.safetensors"),)
    )


WARP = Stage("warp", 8, warpnet=True, losses=LOSSES)
JOINT = Stage("joint", 8, refiner=True, recnet=True, guide_from="warpnet", losses=LOSSES)


def test_full_is_the_run_itself() -> None:
    assert rival(described(WARP, JOINT), "full") == described(WARP, JOINT)


@pytest.mark.parametrize("row", ROWS[1:])
def test_every_rival_sees_the_pairs_that_teach_full_to_restore(row: str) -> None:
    run = rival(described(WARP, JOINT), row)
    assert [(stage.name, stage.samples, stage.recnet) for stage in run.stages] == [("joint", 8, True)]
    assert (run.seed, run.pairs) == (described().seed, described().pairs)
    assert run.start_from == ()
    assert run.out == Path(f"runs/ablation/small{row}")


@pytest.mark.parametrize("row", ["-W", "-W2", "-WG", "-WG2"])
def test_without_a_warp_nothing_trains_one(row: str) -> None:
    run = rival(described(WARP, JOINT), row)
    assert not run.network.uses_warp
    assert not any(stage.warpnet or stage.refiner for stage in run.stages)


def test_without_flow_losses_the_picture_teaches_a_warpnet_that_needs_no_landmarks() -> None:
    run = rival(described(WARP, JOINT), "-F")
    assert (run.network.flow_loss, run.network.warp_kind, run.network.refine_passes) == (False, "decoder", 0)
    assert (run.stages[0].warpnet, run.stages[0].guide_from) == (True, "warpnet")


def test_a_run_that_restores_nothing_has_no_rivals() -> None:
    with pytest.raises(GfrError, match="Nothing is left to train for row '-W'"):
        rival(described(WARP), "-W")
