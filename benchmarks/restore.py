"""How long one face takes: the network against its arithmetic floor, and everything around it.

    python -m benchmarks.restore [--weights FILE] [--threads 2] [--repeats 30] [--busy]

(a) The network (by default the one that ships), one 256-px face, after warm-up. Floor = its floating-point operations
    over the best rate that this machine's convolutions reach in the same run. Wanted: within 2x.
(b) Everything around it on a 12-megapixel picture: detection at 640 px, crop, mask, colours, composite. Wanted: 250 ms.

Each number is the least of its repeats, because whatever else runs here only adds; the median stands beside it. Network
and convolutions are timed in turn, so that both meet the same neighbours. Results go to `benchmarks/results/`.
On a machine that is not idle use `--busy`: one thread, and the clock counts only the time this process had a core.
"""

import argparse
import json
import os
import platform
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import cv2
import numpy as np
import torch
from PIL import Image
from skimage import data
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.checkpoint.store import build_network, load_checkpoint
from gfr_core.faces.detect import HaarDetector
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, SquareCrop
from gfr_core.media.frame import Frame
from gfr_core.restore.colour import match_colour
from gfr_core.restore.crop import cut
from gfr_core.restore.mask import face_mask
from gfr_core.restore.outcome import FaceResult, Steps
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import compose_still

RESULTS = Path(__file__).parent / "results"
SIZE = 256
CONVOLUTIONS = ((64, 128), (128, 64), (256, 64), (256, 32))
"""Channels and side of the 3x3 convolutions that look for this machine's best rate."""
Work = Callable[[], object]
Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Timing:
    """Milliseconds."""

    what: str
    least_ms: float
    median_ms: float


def timed(works: dict[str, Work], repeats: int, clock: Clock) -> list[Timing]:
    """Each work timed `repeats` times, in turn, after two rounds to warm up."""
    seconds: dict[str, list[float]] = {what: [] for what in works}
    for round_number in range(repeats + 2):
        for what, work in works.items():
            start = clock()
            work()
            if round_number >= 2:
                seconds[what].append(clock() - start)
    return [Timing(what, round(1000 * min(s), 2), round(1000 * median(s), 2)) for what, s in seconds.items()]


def network_against_floor(weights: Path, repeats: int, clock: Clock) -> tuple[list[Timing], dict[str, float]]:
    """Part (a)."""
    restorer = Restorer.load(weights, "cpu")
    plain = build_network(load_checkpoint(weights))
    pair = torch.rand(2, 1, 3, SIZE, SIZE)
    with torch.inference_mode():
        with FlopCounterMode(display=False) as counter:
            plain(*pair)
        works: dict[str, Work] = {"network": lambda: restorer.restore_crops(*pair), "as written": lambda: plain(*pair)}
        rates = {f"conv {c}@{side}": convolution(c, side) for c, side in CONVOLUTIONS}
        timings = timed(works | {what: work for what, (work, _) in rates.items()}, repeats, clock)
    by_name = {timing.what: timing.least_ms for timing in timings}
    best = max(operations / by_name[what] / 1e6 for what, (_, operations) in rates.items())  # GFLOP/s
    operations = float(counter.get_total_flops())
    floor_ms = operations / best / 1e6
    facts = {"gflop": operations / 1e9, "best_gflop_s": best, "floor_ms": floor_ms}
    return timings, {name: round(x, 2) for name, x in (facts | {"ratio": by_name["network"] / floor_ms}).items()}


def convolution(channels: int, side: int) -> tuple[Work, float]:
    """A convolution to run, and its operations."""
    layer = nn.Conv2d(channels, channels, kernel_size=3, padding=1).to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs lack the keyword alone
    features = torch.rand(1, channels, side, side).contiguous(memory_format=torch.channels_last)
    return lambda: layer(features), 2.0 * 9 * channels**2 * side**2


def around_the_network(repeats: int, clock: Clock) -> tuple[list[Timing], dict[str, float]]:
    """Part (b): a face of 500 px in 12 megapixels, and one of 128 px."""
    frame = Frame(picture(3000, 4000), "large.png")
    small = np.asarray(Image.fromarray(frame.pixels_8bit()).resize((640, 480)))
    detector = HaarDetector()
    works: dict[str, Work] = {"detect in 12 megapixels": lambda: detector.detect(frame.pixels_8bit())}
    works["detect in 640 px"] = lambda: detector.detect(small)
    for side in (128.0, 500.0):
        works |= steps_of(frame, Face(Box(1800.0, 1200.0, side, side), 1.0, "hand"))
    timings = timed(works, repeats, clock)
    by_name = {timing.what: timing.least_ms for timing in timings}
    sums = {
        f"everything, {side} px face": by_name["detect in 12 megapixels"]
        + sum(ms for what, ms in by_name.items() if what.endswith(f", {side} px face"))
        for side in (128, 500)
    }
    return timings, {what: round(ms, 1) for what, ms in sums.items()}


def steps_of(frame: Frame, face: Face) -> dict[str, Work]:
    """The stages of one face, without the network."""
    crop = SquareCrop.of_face(face.box)
    size = SIZE if crop.side <= SIZE else 1024
    degraded = cut(frame.pixels, crop, size)
    mask = face_mask(face, crop, size)
    restored = np.clip(degraded + np.float32(0.05), 0, 1)
    grid = np.zeros((size, size, 2), np.float32)
    steps = Steps(crop, degraded, degraded, degraded, restored, grid, mask)
    result = FaceResult(face, "restored", steps=steps)
    works: dict[str, Work] = {
        "two crops": lambda: (cut(frame.pixels, crop, size), cut(frame.pixels, crop, size)),
        "mask": lambda: face_mask(face, crop, size),
        "colours": lambda: match_colour(restored, degraded, mask),
        "composite and count": lambda: compose_still(frame, [result]),
    }
    return {f"{what}, {face.box.side:.0f} px face": work for what, work in works.items()}


def picture(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """scikit-image's astronaut, enlarged, with grey on both sides."""
    portrait = Image.fromarray(data.astronaut()).resize((height, height), Image.Resampling.BICUBIC)  # type: ignore[no-untyped-call]  # skimage has no types here
    page = np.full((height, width, 3), 128, np.uint8)
    left = (width - height) // 2
    page[:, left : left + height] = np.asarray(portrait)
    return page


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=default_weights())
    parser.add_argument("--busy", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--repeats", type=int, default=30)
    arguments = parser.parse_args()
    threads = 1 if arguments.busy else arguments.threads
    clock: Clock = time.process_time if arguments.busy else time.perf_counter
    torch.set_num_threads(threads)
    cv2.setNumThreads(threads)
    network, floor = network_against_floor(arguments.weights, arguments.repeats, clock)
    around, sums = around_the_network(max(3, arguments.repeats // 4), clock)
    print(f"{'':38}{'least ms':>10}{'median ms':>11}")
    for timing in (*network, *around):
        print(f"{timing.what:38}{timing.least_ms:10.2f}{timing.median_ms:11.2f}")
    print("network:", ", ".join(f"{name} {value}" for name, value in floor.items()), "(wanted: ratio below 2)")
    print("around:", ", ".join(f"{name} {value} ms" for name, value in sums.items()), "(wanted: below 250 ms)")
    facts = {
        "machine": f"{cpu_name()}, {os.cpu_count()} cores",
        "torch": torch.__version__,
        "threads": threads,
        "clock": "CPU time" if arguments.busy else "wall",
        "weights": arguments.weights.name,
        "load_average": round(os.getloadavg()[0], 1),
        "network": floor,
        "around_ms": sums,
        "timings": [asdict(timing) for timing in (*network, *around)],
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "restore.json").write_text(json.dumps(facts, indent=2) + "\n")


def cpu_name() -> str:
    """As Linux says it; elsewhere what Python knows."""
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


if __name__ == "__main__":
    main()
