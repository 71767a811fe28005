"""What the weights are worth, on people they never saw.

    python -m benchmarks.quality [--weights FILE] [--index INDEX] [--pairs 60] [--sheet PNG]

Pairs of the validation split at 256 px, seed 999: for 4x and 8x the grid's error at the landmarks and the PSNR of the
landmark box over bicubic, each with its 95 % interval over pairs; the same with another person's portrait; how often a
mild input (s = 1, JPEG at 40 and 90) got worse; the largest colour a grey input with a colour portrait came back with.
Results go to `benchmarks/results/quality.json`, a contact sheet (degraded, portrait, warped guide, result, truth) where
asked.
"""

import argparse
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils.data import default_collate

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.checkpoint.store import build_network, load_checkpoint
from gfr_core.degradation.apply import degrade
from gfr_core.degradation.params import DegradationParams
from gfr_core.model.gfrnet import GFRNet
from gfr_core.train.index import Photo, read_index
from gfr_core.train.losses.region import landmark_boxes
from gfr_core.train.objective import Batch
from gfr_core.train.pairs import Pair, PairDataset, PairRecipe
from gfr_core.train.validate import box_psnr, landmark_error_px

RESULTS = Path(__file__).parent / "results"
SEED = 999
PLAIN = PairRecipe(wrong_guide=0.0, grey_target=0.0, grey_guide=0.0)
Measures = dict[str, NDArray[np.float64]]


def measured(network: GFRNet, pairs: list[Pair]) -> Measures:
    """One number a pair and measure."""
    rows = []
    for start in range(0, len(pairs), 4):
        batch = Batch.of(Pair(*default_collate(pairs[start : start + 4])), torch.device("cpu"))
        with torch.inference_mode():
            output = network(batch.degraded, batch.guide)
        restored = output.restored.clamp(0, 1)
        box = landmark_boxes(batch.pair.points, batch.sharp.shape[-1])
        before, after = (box_psnr(picture, batch.sharp, box) for picture in (batch.degraded, restored))
        chroma = (restored.amax(dim=1) - restored.amin(dim=1)).amax(dim=(1, 2)) * 255
        error = landmark_error_px(output.grid, batch.pair)
        rows.append(torch.stack([error, before, after, after - before, chroma]).double().numpy())
    names = ("landmark_px", "bicubic_db", "restored_db", "gain_db", "chroma")
    return dict(zip(names, np.concatenate(rows, axis=1), strict=True))


def pairs_of(photos: list[Photo], recipe: PairRecipe, count: int) -> list[Pair]:
    """The first `count` pairs of the benchmark's seed."""
    dataset = PairDataset(photos, recipe, seed=SEED)
    return [dataset[number] for number in range(count)]


def mild(pair: Pair, quality: int) -> Pair:
    """The same pair with an input that is hardly degraded."""
    sharp = pair.sharp.permute(1, 2, 0).numpy().astype(np.float32) / np.float32(255)
    params = DegradationParams(rho_px=0.0, scale=1.0, sigma=0.0, quality=quality)
    slight = degrade(sharp, params, np.random.default_rng(0))
    return pair._replace(degraded=torch.from_numpy(np.rint(slight * 255).astype(np.uint8).transpose(2, 0, 1).copy()))


def interval(values: NDArray[np.float64]) -> str:
    """Mean and half the width of its 95 % interval."""
    return f"{values.mean():.2f} +- {1.96 * values.std(ddof=1) / len(values) ** 0.5:.2f}"


def tables(network: GFRNet, photos: list[Photo], count: int, tell: Callable[[str], None]) -> dict[str, str]:
    """All figures, told as they come."""
    figures: dict[str, str] = {}

    def note(what: str, figure: str) -> None:
        figures[what] = figure
        tell(f"{what:48}{figure}")

    for scale in (4.0, 8.0):
        for guide, share in (("right", 0.0), ("wrong", 1.0)):
            found = measured(network, pairs_of(photos, replace(PLAIN, scale=scale, wrong_guide=share), count))
            where = f"{scale:g}x, {guide} portrait: "
            note(where + "grid error, px", interval(found["landmark_px"]))
            note(where + "grid error, median px", f"{np.median(found['landmark_px']):.2f}")
            note(where + "PSNR of bicubic, dB", interval(found["bicubic_db"]))
            note(where + "gain over bicubic, dB", interval(found["gain_db"]))
            note(where + "pairs better than bicubic", f"{(found['gain_db'] > 0).mean():.0%}")
    for quality in (40, 90):
        slight = measured(network, [mild(pair, quality) for pair in pairs_of(photos, PLAIN, count)])
        what = f"s = 1, q = {quality}: "
        note(what + "PSNR of the input, dB", interval(slight["bicubic_db"]))
        note(what + "gain, dB", interval(slight["gain_db"]))
        note(what + "pairs not worse than the input", f"{(slight['gain_db'] >= 0).mean():.0%}")
    grey = measured(network, pairs_of(photos, replace(PLAIN, grey_target=1.0), count))
    note("grey in: largest chroma of the network alone", interval(grey["chroma"]))
    return figures


def contact_sheet(network: GFRNet, photos: list[Photo], path: Path, rows: int = 6) -> None:
    """Two columns of pairs, 4x and 8x: degraded, portrait, warped guide, result, truth."""
    columns = []
    for scale in (4.0, 8.0):
        batch = Batch.of(
            Pair(*default_collate(pairs_of(photos, replace(PLAIN, scale=scale), rows))), torch.device("cpu")
        )
        with torch.inference_mode():
            output = network(batch.degraded, batch.guide)
        pictures = (batch.degraded, batch.guide, output.warped_guide, output.restored.clamp(0, 1), batch.sharp)
        columns.append(torch.cat([torch.cat(list(p), dim=1) for p in pictures], dim=2))
    sheet = (torch.cat(columns, dim=2) * 255).byte().permute(1, 2, 0).numpy()
    cv2.imwrite(str(path), sheet[:, :, ::-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--index", type=Path, default=Path("../shared/data/faces/index.jsonl"))
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--sheet", type=Path)
    arguments = parser.parse_args()
    checkpoint = load_checkpoint(arguments.weights or default_weights())
    network = build_network(checkpoint)
    photos = read_index(arguments.index, "val")
    print(f"{checkpoint.info.samples} samples; {arguments.pairs} pairs of {len({p.person for p in photos})} people")
    figures = tables(network, photos, arguments.pairs, print)
    RESULTS.mkdir(exist_ok=True)
    facts = {"samples": checkpoint.info.samples, "pairs": arguments.pairs, "mean and 95 % interval": figures}
    (RESULTS / "quality.json").write_text(json.dumps(facts, indent=2) + "\n")
    if arguments.sheet:
        contact_sheet(network, photos, arguments.sheet)


if __name__ == "__main__":
    main()
