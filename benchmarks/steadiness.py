"""How steady restored film is, and what that costs of its likeness to the truth.

    python -m benchmarks.steadiness [--frames 32] [--threads 1]

The sample's truth (`gfr_core.sample`, another pose than the portrait's) moves and turns a little from frame to frame;
every frame is degraded by itself: blurred, shrunk, with noise and JPEG of its own, as the sample's old photograph. It
is restored frame by frame and by the film path at several settings. Printed are

    figure       steadiness (`gfr_core/film/steadiness.py`): 1 is as steady as the degraded film
    psnr_db      of the face under its mask against the moved truth, mean over the frames; of the degraded film too
    jump_px      largest jump of the crop's middle from frame to frame, less the true motion

Without grain, at full strength. Results go to `benchmarks/results/steadiness.json`.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.restore import RESULTS, cpu_name
from gfr_core.catalog.folder import Catalog
from gfr_core.degradation.apply import degrade
from gfr_core.faces.find import build_finder
from gfr_core.film.clip_restorer import ClipRestorer
from gfr_core.film.options import FilmOptions
from gfr_core.film.smooth import FacePath, smoothed
from gfr_core.film.steadiness import Steadiness
from gfr_core.film.track_work import FilmTask
from gfr_core.film.tracks import find_tracks
from gfr_core.film.two_steps import TwoSteps
from gfr_core.media.frame import Frame, Pixels
from gfr_core.media.still import read_still
from gfr_core.pairing.guide_set import Guide, guide_from
from gfr_core.sample import DAMAGE, write_sample

Floats = NDArray[np.float32]
ALONE = FilmOptions(steady=0.0, grain=0.0, grid_every=1)
SETTINGS = {
    "every frame by itself": ALONE,
    "grid in every 4th frame, not steadied": replace(ALONE, grid_every=4),
    "steady 0.4": replace(ALONE, grid_every=4, steady=0.4),
    "steady 0.8 (default)": replace(ALONE, grid_every=4, steady=0.8),
    "steady 1": replace(ALONE, grid_every=4, steady=1.0),
    "steady 0.8, grid in every frame": replace(ALONE, steady=0.8),
    "steady 0.8, grid in every 8th frame": replace(ALONE, grid_every=8, steady=0.8),
}


@dataclass(frozen=True, slots=True, eq=False)
class Film:
    """A film and what it would show undamaged, with how far its middle moved."""

    frames: list[Frame]
    truths: list[Floats]
    shifts: NDArray[np.float64]
    guide: Guide


def made(count: int) -> Film:
    """The moving sample."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_sample(Path(folder))
        truth, portrait = read_still(paths.truth), read_still(paths.portrait)
    finder = build_finder(Catalog())
    guide = guide_from(portrait, finder.find(portrait.pixels_8bit()))
    rng = np.random.default_rng(1)
    truths, frames, shifts = [], [], []
    for number in range(count):
        shift = np.array([6 * np.sin(number / 9), 3 * np.sin(number / 5)])
        turn = cv2.getRotationMatrix2D((192.0, 150.0), 2 * np.sin(number / 11), 1.0)
        turn[:, 2] += shift
        moved = cv2.warpAffine(truth.pixels, turn, (384, 384), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
        truths.append(moved.astype(np.float32) / np.float32(255))
        bad = np.rint(degrade(truths[-1], DAMAGE, rng).mean(axis=2, keepdims=True) * 255).astype(np.uint8)
        frames.append(Frame(np.repeat(bad, 3, axis=2), f"frame {number}"))
        shifts.append(shift)
    return Film(frames, truths, np.array(shifts), guide)


def measured(film: Film, path: FacePath, network: TwoSteps, options: FilmOptions) -> dict[str, float]:
    """One setting."""
    restorer = ClipRestorer(network, [FilmTask(path, film.guide)], options)
    sums, errors, before = Steadiness(), [], []
    for result in restorer.restore(film.frames, 0, range(len(film.frames))):
        sums = sum((face.steadiness or Steadiness() for face in result.faces), sums)
        if result.mask is not None:
            truth = film.truths[result.number]
            errors.append(error(result.frame.pixels, truth, result.mask))
            before.append(error(film.frames[result.number].pixels, truth, result.mask))
    return {"figure": sums.figure, "psnr_db": psnr(errors), "degraded_psnr_db": psnr(before)}


def error(pixels: Pixels, truth: Floats, mask: Floats) -> float:
    squared = ((pixels.astype(np.float32) / np.float32(255) - truth) ** 2).mean(axis=2)
    return float((squared * mask).sum() / mask.sum())


def psnr(errors: Sequence[float]) -> float:
    return float(np.mean([-10 * np.log10(each) for each in errors]))


def largest_jump(boxes: NDArray[np.float64], shifts: NDArray[np.float64]) -> float:
    """Of the middles of boxes, beyond the true motion (the turn moves them by less than 0.1 px)."""
    middles = boxes[:, :2] + boxes[:, 2:] / 2
    return float(np.abs(np.diff(middles - shifts, axis=0)).max())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--frames", type=int, default=32)
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    cv2.setNumThreads(arguments.threads)
    film, network, finder = made(arguments.frames), TwoSteps.load(device="cpu"), build_finder(Catalog())
    track = find_tracks(film.frames, finder).tracks[0]
    path = smoothed(track)
    each_by_itself = [finder.find(frame.pixels_8bit())[0].box for frame in film.frames]
    raw = np.array([(box.x, box.y, box.w, box.h) for box in each_by_itself])
    facts: dict[str, object] = {
        "machine": f"{cpu_name()}, {os.cpu_count()} cores",
        "frames": arguments.frames,
        "jump_px of boxes found in every frame": round(largest_jump(raw, film.shifts), 2),
        "jump_px of the smoothed track": round(largest_jump(path.boxes, film.shifts), 2),
    }
    for what, value in facts.items():
        print(f"{what:44}{value}")
    for what, options in SETTINGS.items():
        figures = {name: round(value, 3) for name, value in measured(film, path, network, options).items()}
        facts[what] = figures
        print(f"{what:44}", figures)
    (RESULTS / "steadiness.json").write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
