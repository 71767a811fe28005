"""Film along time: are cuts found, do tracks hold, how steady is the result, and how fast is it all.

    python -m benchmarks.film_path [shots] [boxes] [speed] [--frames 48] [--threads 2] [--repeats 3] [--busy]

shots: cuts, fades, flashes, pans made of scikit-image's pictures: precision and recall of the cuts.
boxes: the largest jump of a smoothed box of a still head under a detector's noise, and how far a moving one lags.
speed: a 720p film of one face of 90 px by the film path (with tracking) against a loop that finds the face and restores
    every frame by itself, and against that loop with the faces given. All in turns in one run, least of the repeats.
    On a machine that is not idle use `--busy`: one thread, and the clock counts only this process's time on a core.

Results go to `benchmarks/results/film_path.json`. `benchmarks.steadiness` says how steady the outcome is.
"""

import argparse
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path

import cv2
import numpy as np
import torch

from benchmarks.restore import RESULTS, cpu_name
from gfr_core.catalog.folder import Catalog
from gfr_core.faces.face import Face
from gfr_core.faces.find import FaceFinder, build_finder
from gfr_core.film.clip_restorer import ClipRestorer
from gfr_core.film.guide_choice import choose_guide
from gfr_core.film.options import FilmOptions
from gfr_core.film.shots import with_cuts
from gfr_core.film.smooth import smoothed
from gfr_core.film.track import Place, Track
from gfr_core.film.track_work import FilmTask
from gfr_core.film.tracks import Tracks, find_tracks
from gfr_core.film.two_steps import TwoSteps
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame
from gfr_core.pairing.guide_set import Guide
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import restore_still
from gfr_core.sample import photograph, sample_landmarks
from tests.core.film.scenes import PICTURES, Floats, fade, frames_of, pan

HEIGHT, WIDTH = 720, 1280
Facts = dict[str, float]
Clock = Callable[[], float]


def film_720p(count: int, noise: float = 4.0) -> Iterator[Frame]:
    """The photograph, blurred, on grey, moving slowly: a face of 90 px."""
    rng = np.random.default_rng(3)
    soft = cv2.GaussianBlur(photograph(), (0, 0), 1.6)
    grains = [rng.normal(0, noise, (HEIGHT, WIDTH, 1)).astype(np.float32) for _ in range(4)]
    for number in range(count):
        shift = np.array([[1.0, 0, 380 + 40 * np.sin(number / 12)], [0, 1.0, 110 + 12 * np.sin(number / 7)]])
        page = cv2.warpAffine(soft, shift, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC, borderValue=(90, 90, 90))
        noisy = page + grains[number % 4]
        yield Frame(np.clip(np.rint(noisy), 0, 255).astype(np.uint8), f"frame {number}")


def portrait() -> Guide:
    points = sample_landmarks()
    return Guide("portrait", Frame(photograph(), "portrait"), Face(Box.around(points), 1.0, "hand", points))


def shots() -> Facts:
    """Right, missed and made-up cuts over every construction, with noise of 4 and of 10 levels.

    Frames are 160 x 90: at 720p it would take eight times that noise to disturb as much.
    """
    right = missed = made_up = dissolves = 0
    for noise in (4.0, 10.0):
        for pictures, truth in constructions():
            found = {n for n, (_, begins) in enumerate(with_cuts(frames_of(pictures, noise=noise))) if begins and n}
            hit = {cut for cut in truth if any(abs(cut - each) <= 3 for each in found)}
            right, missed = right + len(hit), missed + len(truth) - len(hit)
            made_up += len([each for each in found if all(abs(cut - each) > 3 for cut in truth)])
        for pictures, middle in mixed():
            found = {n for n, (_, begins) in enumerate(with_cuts(frames_of(pictures, noise=noise))) if begins and n}
            dissolves += any(abs(each - middle) <= 8 for each in found)
    return {
        "cuts": right + missed,
        "recall": right / (right + missed),
        "precision": right / (right + made_up),
        "dissolves_found": dissolves / (2 * (len(PICTURES) - 1)),
    }


def constructions() -> Iterator[tuple[list[Floats], set[int]]]:
    """Pictures and the frames at which a shot begins, the first left out."""
    for speed in (0.0, 3.0, 20.0):
        every = list(chain(*(pan(name, 12, speed) for name in PICTURES)))
        yield every, set(range(12, 12 * len(PICTURES), 12))
    for name in PICTURES:
        yield list(pan(name, 30, 45.0)), set()
        flash = list(pan(name, 20, 2.0))
        flash[9:11] = [np.clip(each * 0.4 + 180, 0, 255) for each in flash[9:11]]
        yield flash, set()
        yield [each * (0.6 + 0.4 * np.sin(n / 3)) for n, each in enumerate(pan(name, 30, 1.0))], set()
    for first, second in pairwise(PICTURES):
        black = [np.zeros_like(next(pan(first, 1)))] * 8
        faded = [*fade(pan(first, 24), 24, at_start=False), *black, *fade(pan(second, 24), 24)]
        yield faded, {32}
        yield list(chain(pan(first, 10), pan(first, 10, start=(55.0, 100.0)), pan(second, 10))), {10, 20}


def mixed() -> Iterator[tuple[list[Floats], int]]:
    """One shot dissolving into another over twelve frames."""
    for first, second in pairwise(PICTURES):
        one, other = next(pan(first, 1)), next(pan(second, 1))
        shares = np.concatenate([np.zeros(10), np.linspace(0, 1, 12), np.ones(10)])
        yield [one + share * (other - one) for share in shares], 16


def boxes() -> Facts:
    """A face of 100 px whose detector errs by 3 px (standard deviation, every frame anew)."""
    rng = np.random.default_rng(1)
    still = track([np.zeros(2)] * 300, rng)
    even = track([np.array([3.0 * n, -1.0 * n]) for n in range(300)], None)
    nodding = track([np.array([0.0, 20 * np.sin(2 * np.pi * n / 25)]) for n in range(300)], None)
    raw = np.array([place.box.centre for place in still.places])
    path = np.array([smoothed(even).face_at(n).box.centre for n in range(300)])
    wanted = np.array([(100.0 + 3 * n, 100.0 - n) for n in range(300)])
    ys = smoothed(nodding).boxes[:, 1] + smoothed(nodding).boxes[:, 3] / 2 - 100
    return {
        "raw_largest_jump_px": float(np.abs(np.diff(raw, axis=0)).max()),
        "still_largest_jump_px": float(np.abs(np.diff(smoothed(still).boxes, axis=0)).max()),
        "even_motion_lag_px": float(np.abs(path - wanted).max()),
        "nodding_once_a_second_kept": float(ys[25:275].max() / 20),
    }


def track(
    shifts: Sequence[np.ndarray[tuple[int, ...], np.dtype[np.float64]]], rng: np.random.Generator | None
) -> Track:
    places = []
    for number, shift in enumerate(shifts):
        noise = np.zeros(4) if rng is None else rng.normal(0, 3, 4)
        x, y = 50 + shift + noise[:2]
        places.append(
            Place(number, Box(float(x), float(y), 100 + float(noise[2]), 100 + float(noise[3])), None, "found")
        )
    return Track(1, 0, 0, len(shifts) - 1, tuple(places))


def speed(count: int, repeats: int, clock: Clock) -> Facts:
    """Frames a second, and the ratios."""
    frames, guide, finder = list(film_720p(count)), portrait(), build_finder(Catalog())
    network, restorer = TwoSteps.load(device="cpu"), Restorer.load(None, "cpu")
    tracks = find_tracks(frames, finder)
    faces = [Face(p.box, 1.0, "track", p.landmarks) for p in tracks.tracks[0].places]
    works: dict[str, Callable[[], object]] = {
        "tracking": lambda: find_tracks(frames, finder),
        "film path": lambda: by_film_path(frames, finder, network, guide, FilmOptions()),
        "film path, grid in every frame": lambda: by_film_path(
            frames, finder, network, guide, FilmOptions(grid_every=1)
        ),
        "stills, found and restored": lambda: by_stills(frames, finder, restorer, guide),
        "stills, faces given": lambda: [
            restore_still(f, [face], [guide], restorer) for f, face in zip(frames, faces, strict=True)
        ],
    }
    seconds = dict.fromkeys(works, float("inf"))
    for _ in range(repeats):
        for what, work in works.items():
            start = clock()
            work()
            seconds[what] = min(seconds[what], clock() - start)
    facts = {f"{what}, frames a second": count / taken for what, taken in seconds.items()}
    facts["against stills found and restored"] = seconds["stills, found and restored"] / seconds["film path"]
    facts["against stills, faces given"] = seconds["stills, faces given"] / seconds["film path"]
    return facts


def by_film_path(
    frames: Sequence[Frame], finder: FaceFinder, network: TwoSteps, guide: Guide, options: FilmOptions
) -> Tracks:
    tracks = find_tracks(frames, finder)
    tasks = [FilmTask(smoothed(each), choose_guide(each, [guide]).guide) for each in tracks.tracks]
    for _ in ClipRestorer(network, tasks, options).restore(frames, 0, range(len(frames))):
        pass
    return tracks


def by_stills(frames: Sequence[Frame], finder: FaceFinder, restorer: Restorer, guide: Guide) -> None:
    for frame in frames:
        restore_still(frame, finder.find(frame.pixels_8bit()), [guide], restorer)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", choices=["shots", "boxes", "speed"], default=["shots", "boxes", "speed"])
    parser.add_argument("--frames", type=int, default=48)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--busy", action="store_true")
    arguments = parser.parse_args()
    threads = 1 if arguments.busy else arguments.threads
    clock: Clock = time.process_time if arguments.busy else time.perf_counter
    torch.set_num_threads(threads)
    cv2.setNumThreads(threads)
    makers: dict[str, Callable[[], Facts]] = {"shots": shots, "boxes": boxes}
    makers["speed"] = lambda: speed(arguments.frames, arguments.repeats, clock)
    path = RESULTS / "film_path.json"
    facts: dict[str, object] = json.loads(path.read_text()) if path.is_file() else {}
    for part in arguments.parts:
        made = {what: round(value, 3) for what, value in makers[part]().items()}
        machine = {"machine": f"{cpu_name()}, {os.cpu_count()} cores", "threads": threads}
        facts[part] = made | machine | {"load_average": round(os.getloadavg()[0], 1), "clock": clock.__name__}
        for what, value in made.items():
            print(f"{part:8}{what:44}{value:10.3f}")
    save(path, facts)


def save(path: Path, facts: dict[str, object]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
