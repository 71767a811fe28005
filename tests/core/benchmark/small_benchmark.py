"""A benchmark of seconds: made-up people, networks of a few thousand numbers, pictures of 64 px."""

from pathlib import Path

import numpy as np
import torch

from gfr_core.benchmark.cases import Case, plain_recipe, right_cases
from gfr_core.benchmark.figures import Judged, difference, method_figures
from gfr_core.benchmark.measures import Scores
from gfr_core.benchmark.plan import Plan
from gfr_core.benchmark.result import (
    BenchmarkResult,
    Environment,
    GreyFigures,
    MildFigures,
    ScaleTable,
    VariantFacts,
)
from gfr_core.benchmark.shown import Row, Shown
from gfr_core.checkpoint.schema import Checkpoint, CheckpointInfo
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet
from gfr_core.train.index import read_index
from tests.core.train.small_run import NETWORK, write_people

SIZE = 64
SPLIT = "train"
"""Three people of two photographs each; the other split has one person only."""


def small_plan(folder: Path, **changes: object) -> Plan:
    """Three pairs at 4x of the people in a folder, who are put there."""
    wanted = {"split": SPLIT, "scales": (4.0,), "pairs": 3, "size": SIZE, "device": "cpu"} | changes
    return Plan(write_people(folder), **wanted)  # type: ignore[arg-type]  # names and values are checked by the tests


def small_cases(folder: Path, count: int = 3, scale: float = 4.0) -> list[Case]:
    """Cases of the people in a folder, who are put there."""
    photos = read_index(write_people(folder), SPLIT)
    return right_cases(photos, plain_recipe(SIZE, scale), count=count, seed=999)


def small_network(config: GFRNetConfig = NETWORK, seed: int = 0) -> GFRNet:
    """Random weights; its last layer says something: a fresh network leaves every face alone."""
    torch.manual_seed(seed)
    network = GFRNet(config)
    *_, last = (tensor for name, tensor in network.named_parameters() if name.startswith("recnet") and tensor.ndim == 4)
    torch.nn.init.normal_(last, std=0.1)
    return network.eval().requires_grad_(requires_grad=False)


def small_weights(path: Path, config: GFRNetConfig = NETWORK, seed: int = 0) -> Path:
    """The file of a small network."""
    info = CheckpointInfo(step=12, samples=96, credits=("made by a test",))
    save_checkpoint(path, Checkpoint(config, small_network(config, seed).state_dict(), info))
    return path


def scores(psnr_box: list[float], **others: list[float]) -> Scores:
    """One number a case; what is not named is 1."""
    ones = np.ones(len(psnr_box))
    names = ("psnr_crop", "ssim_crop", "ssim_box", "sharpness", "redegraded", "landmark_px", "folded")
    columns = {name: np.asarray(others.get(name, ones)) for name in names}
    return Scores(psnr_box=np.asarray(psnr_box), **columns)


def judged(name: str, found: Scores, cases: list[Case], *, warps: bool = True) -> Judged:
    """Scores under a name."""
    return Judged(name, found, warps, cases, seed=999)


def plain_result(cases: list[Case]) -> BenchmarkResult:
    """Figures by hand for three cases: bicubic at 20 dB, Full 3 dB better, R 1 dB, -WG 2 dB; a name to be escaped."""
    gains = {"bicubic": 0.0, "Full": 3.0, "R": 1.0, "-WG": 2.0, "<b>": 2.5}
    rows = [judged(name, scores([20 + gain] * 3), cases, warps=gain != 2.0) for name, gain in gains.items()]
    bicubic, full, wrong, unguided, _ = rows
    one = bicubic.estimated(bicubic.scores.ssim_box)
    table = ScaleTable(
        scale=4.0,
        people=bicubic.people,
        unwarped_px=one,
        truth_redegraded=one,
        methods=tuple(method_figures(row, bicubic.scores) for row in rows),
        differences=(difference(full, wrong), difference(full, unguided), difference(wrong, unguided)),
    )
    return BenchmarkResult(
        index="index.jsonl",
        index_sha256="0" * 64,
        split=SPLIT,
        photographs=6,
        people=3,
        pairs=3,
        size=SIZE,
        seed=999,
        environment=Environment("3.12", "2.11", "2.3", "cpu", "a machine"),
        variants=(VariantFacts("Full", "full.safetensors", "1" * 64, 96, 1_200_000, guided=True, warps=True),),
        tables=(table,),
        mild=(MildFigures("Full", 40, one, one, 0.75),),
        grey=(GreyFigures("Full", one, 12.0, one, 0.0),),
        notes=("A <note>.",),
    )


def plain_shown(method: str = "Full", count: int = 2, side: int = SIZE) -> Shown:
    """Rows of one colour each."""
    degraded, guide, warped_guide, restored, sharp = (np.full((side, side, 3), 40 * k, np.uint8) for k in range(5))
    return Shown(4.0, method, (Row(degraded, guide, warped_guide, restored, sharp, 24.0, 20.5),) * count)
