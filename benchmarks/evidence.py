"""What stands for the portrait when a face is restored without one, and whether the evidence tells what it claims.

    python -m benchmarks.evidence [--weights FILE] [--index INDEX] [--pairs 12] [--threads 1] [--repeats 15]

People of the validation split, degraded by eq. 4 at 4x and 8x; box: the landmarks' box.

(a) Gain of the box over bicubic (dB) with the portrait and with each stand-in for it.
(b) Mean shares of each region, with the right portrait and with a stranger's.
(c) Error against the truth under the mask (root mean square, levels of 255) of what counts as seen, guided, made up:
    every pixel counts for each kind by its share.
(d) How much the result changes when the right portrait gives way to a stranger's: over pixels mostly guided and over
    the others; and how well the guided share tells that change (rank correlation over pixels under the mask).
(e) One face with and without evidence in the same run, least of the repeats: CPU time with one thread, else wall.

Results go to `benchmarks/results/evidence.json`.
"""

import argparse
import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.restore import RESULTS, cpu_name, picture
from gfr_core.benchmark.cases import Case, batch_of, plain_recipe, right_cases, stranger_cases
from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, SquareCrop
from gfr_core.media.frame import Frame
from gfr_core.pairing.guide_set import Guide
from gfr_core.pixels import crop_to_images, images_to_crop
from gfr_core.restore.colour import match_colour
from gfr_core.restore.evidence import Evidence, weigh_evidence, without_guide
from gfr_core.restore.mask import face_mask
from gfr_core.restore.outcome import RestoreOptions, Steps
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import restore_still
from gfr_core.train.index import read_index
from gfr_core.train.losses.region import landmark_boxes
from gfr_core.train.validate import box_psnr

SEED = 999
SIZE = 256
BLURRED_AWAY_PX = 16
Picture = NDArray[np.float32]


class Crops(NamedTuple):
    """What a stand-in is made of: S S 3 each."""

    degraded: Picture
    guide: Picture


StandIn = Callable[[Crops], Picture]

STAND_INS: dict[str, StandIn] = {
    "the portrait itself": lambda crops: crops.guide,
    "degraded face": lambda crops: crops.degraded,
    "portrait, blurred away": lambda crops: blurred_away(crops.guide),
    "degraded face, blurred away": lambda crops: blurred_away(crops.degraded),
    "mid grey": lambda crops: np.full_like(crops.guide, 0.5),
    "black": lambda crops: np.zeros_like(crops.guide),
    "mean of the portrait": lambda crops: without_guide(crops.guide),
    "mean of the degraded face": lambda crops: without_guide(crops.degraded),
}


def blurred_away(crop: Picture) -> Picture:
    return np.asarray(cv2.GaussianBlur(crop, (0, 0), BLURRED_AWAY_PX, borderType=cv2.BORDER_REPLICATE))


def gain(restorer: Restorer, case: Case, stand_in: StandIn) -> float:
    """Part (a), one pair: dB in the box."""
    batch = batch_of([case])
    guide = stand_in(Crops(images_to_crop(batch.degraded), images_to_crop(batch.guide)))
    restored = restorer.restore_crops(batch.degraded, crop_to_images(guide)).restored
    box = landmark_boxes(batch.pair.points, SIZE)
    return float(box_psnr(restored, batch.sharp, box) - box_psnr(batch.degraded, batch.sharp, box))


@dataclass(frozen=True, slots=True, eq=False)
class Weighed:
    """One face with its evidence and the truth."""

    steps: Steps
    evidence: Evidence
    sharp: Picture

    @property
    def squared_error(self) -> Picture:
        return np.asarray(np.square(self.steps.restored - self.sharp).mean(axis=-1))


def weighed(restorer: Restorer, case: Case) -> Weighed:
    """The case restored with and without its portrait, in one call, as `restore_still` does."""
    batch = batch_of([case])
    degraded, guide = images_to_crop(batch.degraded), images_to_crop(batch.guide)
    guides = torch.cat([batch.guide, crop_to_images(without_guide(degraded))])
    made = restorer.restore_crops(batch.degraded.repeat(2, 1, 1, 1), guides)
    points = (batch.pair.points[0].numpy().astype(np.float64) + 1) * (SIZE / 2) - 0.5
    face, crop = Face(Box.around(points), 1.0, "truth", points), SquareCrop(0.0, 0.0, float(SIZE))
    mask = face_mask(face, crop, SIZE)
    restored, unguided = (match_colour(images_to_crop(made.restored[i : i + 1]), degraded, mask) for i in (0, 1))
    warped = images_to_crop(made.warped_guide[:1])
    steps = Steps(crop, degraded, guide, warped, restored, made.grid[0].numpy(), mask)
    return Weighed(steps, weigh_evidence(steps, unguided, face), images_to_crop(batch.sharp))


def mean_shares(faces: list[Weighed]) -> dict[str, list[float]]:
    """Part (b): observed, guided, invented of each region, in per cent."""
    table: dict[str, list[tuple[float, float, float]]] = {}
    for face in faces:
        for region in face.evidence.regions:
            table.setdefault(region.name, []).append(region.shares)
    return {name: [round(100 * float(x), 1) for x in np.mean(rows, axis=0)] for name, rows in table.items()}


def error_by_kind(faces: list[Weighed]) -> dict[str, float]:
    """Part (c)."""
    found = {}
    for kind in ("observed", "guided", "invented"):
        weights = [getattr(face.evidence, kind) * (face.steps.mask > 0.5) for face in faces]
        squared = sum(float((w * face.squared_error).sum()) for w, face in zip(weights, faces, strict=True))
        found[kind] = round(255 * float(np.sqrt(squared / sum(float(w.sum()) for w in weights))), 2)
    return found


def change_by_share(right: list[Weighed], strange: list[Weighed]) -> dict[str, float]:
    """Part (d)."""
    shares, changes = [], []
    for own, other in zip(right, strange, strict=True):
        inside = own.steps.mask > 0.5
        change = np.square(own.steps.restored - other.steps.restored).mean(axis=-1)
        changes.append(change[inside])
        shares.append(own.evidence.guided[inside])
    share, change = np.concatenate(shares), np.concatenate(changes)
    return {
        "mostly guided": round(255 * float(np.sqrt(change[share > 0.5].mean())), 2),
        "the others": round(255 * float(np.sqrt(change[share <= 0.5].mean())), 2),
        "rank correlation": round(float(np.corrcoef(ranks(share), ranks(change))[0, 1]), 2),
    }


def ranks(values: Picture) -> NDArray[np.intp]:
    return np.argsort(np.argsort(values))


def measure(restorer: Restorer, scale: float, cases: list[Case]) -> dict[str, object]:
    """Parts (a) to (d) at one scale."""
    gains = {name: [gain(restorer, case, stand_in) for case in cases] for name, stand_in in STAND_INS.items()}
    right = [weighed(restorer, case) for case in cases]
    strange = [weighed(restorer, case) for case in stranger_cases(cases, SEED)]
    return {
        "scale": scale,
        "gain_db": {name: [round(float(f(each)), 2) for f in (np.mean, np.min)] for name, each in gains.items()},
        "shares_right": mean_shares(right),
        "shares_stranger": mean_shares(strange),
        "redegradation_error": [
            round(float(np.mean([face.evidence.redegradation_error for face in faces])), 2)
            for faces in (right, strange)
        ],
        "error_by_kind": error_by_kind(right),
        "change": change_by_share(right, strange),
    }


def timed(restorer: Restorer, side: float, repeats: int, clock: Callable[[], float]) -> dict[str, float]:
    """Part (e): milliseconds for a face of `side` pixels, in turn with and without evidence."""
    frame = Frame(picture(1500, 2000), "large.png")
    face = Face(Box(900.0, 600.0, side, side), 1.0, "hand")
    guide = Guide("portrait.png", frame, face)
    options = {"without": RestoreOptions(), "with": replace(RestoreOptions(), with_evidence=True)}
    spent: dict[str, list[float]] = {name: [] for name in options}
    for round_number in range(repeats + 2):
        for name, option in options.items():
            start = clock()
            restore_still(frame, [face], [guide], restorer, option)
            if round_number >= 2:
                spent[name].append(1000 * (clock() - start))
    least = {name: round(min(each), 1) for name, each in spent.items()}
    return {**least, "ratio": round(least["with"] / least["without"], 2)}


def show(facts: dict[str, object]) -> None:
    for name, value in facts.items():
        print(f"{name}:" if isinstance(value, dict) else f"{name}: {value}")
        for key, row in value.items() if isinstance(value, dict) else ():
            print(f"    {key:32}{row}")
    print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=default_weights())
    parser.add_argument("--index", type=Path, default=Path("../shared/data/faces/index.jsonl"))
    parser.add_argument("--pairs", type=int, default=12)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--repeats", type=int, default=15)
    wish = parser.parse_args()
    torch.set_num_threads(wish.threads)
    cv2.setNumThreads(wish.threads)
    restorer = Restorer.load(wish.weights, "cpu")
    photos = read_index(wish.index, "val")
    scales = []
    for scale in (4.0, 8.0):
        cases = right_cases(photos, plain_recipe(SIZE, scale), count=wish.pairs, seed=SEED)
        scales.append(measure(restorer, scale, cases))
        show(scales[-1])
    clock = time.process_time if wish.threads == 1 else time.perf_counter
    times = {f"{side:g} px face": timed(restorer, side, wish.repeats, clock) for side in (120.0, 240.0)}
    show({"time, ms": times})
    facts = {
        "machine": f"{cpu_name()}, {os.cpu_count()} cores",
        "torch": torch.__version__,
        "weights": wish.weights.name,
        "pairs": wish.pairs,
        "threads": wish.threads,
        "scales": scales,
        "time_ms": times,
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "evidence.json").write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
