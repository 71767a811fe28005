"""How well faces and landmarks are found: `python benchmarks/landmarks.py --data DIR` (a folder with index.jsonl).

Landmark error is the normalised mean error in percent of the distance of the outer eye corners, on people who are in no
training sample. "box" says who drew the box: the truth moved by up to 12 % and sized up to 18 % wrongly, or Haar.
With `--calibrate` it prints the constants of `gfr_core/faces/box_calibration.py` from the train photos instead.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from gfr_core.degradation.apply import degrade
from gfr_core.degradation.params import DegradationParams
from gfr_core.faces.box_calibration import AS_IT_IS, BoxCalibration
from gfr_core.faces.detect import FaceDetector, HaarDetector, YuNetDetector
from gfr_core.faces.face import Face
from gfr_core.faces.find import FaceFinder
from gfr_core.faces.landmarks import Landmarker, NetLandmarker
from gfr_core.geometry import Box
from gfr_core.train.landmark_error import normalised_mean_error
from gfr_core.train.landmark_photos import LandmarkPhoto, load_photos
from gfr_core.train.landmark_trainer import jittered_box

FACE_PX = 128
"""Degraded faces have this size before they are shrunk, as in a 256-pixel crop of the restorer."""


@dataclass(frozen=True, slots=True)
class Row:
    """One landmark measurement: NME as a share, or None when no box was found."""

    source: str
    error: float | None


def degraded(photo: LandmarkPhoto, scale: float, seed: int) -> LandmarkPhoto:
    factor = FACE_PX / Box.around(photo.points).side
    height, width = (round(side * factor) for side in photo.pixels.shape[:2])
    levels = cv2.resize(photo.pixels, (width, height), interpolation=cv2.INTER_AREA)
    sharp = np.asarray(levels / 255, dtype=np.float32)
    params = DegradationParams(rho_px=1.5, scale=scale, sigma=4, quality=30)
    picture = degrade(sharp, params, np.random.default_rng(seed))
    exact = np.array([width / photo.pixels.shape[1], height / photo.pixels.shape[0]])
    points = (photo.points + 0.5) * exact - 0.5
    return LandmarkPhoto(np.rint(picture * 255).astype(np.uint8), points, photo.person, photo.source)


def best_box(detector: FaceDetector, pixels: NDArray[np.uint8], truth: Box) -> Box | None:
    boxes = [face.box for face in detector.detect(pixels)]
    best = max(boxes, key=truth.iou, default=None)
    return best if best is not None and best.iou(truth) > 0.3 else None


Boxer = Callable[[int, LandmarkPhoto], Box | None]


def jittered(number: int, photo: LandmarkPhoto) -> Box | None:
    return jittered_box(np.random.default_rng(number), Box.around(photo.points))


def by(detector: FaceDetector) -> Boxer:
    return lambda _, photo: best_box(detector, photo.pixels, Box.around(photo.points))


def measure(landmarker: Landmarker, photos: Sequence[LandmarkPhoto], boxer: Boxer) -> list[Row]:
    rows = []
    for number, photo in enumerate(photos):
        box = boxer(number, photo)
        points = None if box is None else landmarker.landmarks(photo.pixels, box)
        rows.append(Row(photo.source, None if points is None else normalised_mean_error(points, photo.points)))
    return rows


def said(rows: Sequence[Row]) -> str:
    errors = [row.error for row in rows if row.error is not None]
    if not errors:
        return f"no box in {len(rows)}"
    worst = f"median {100 * statistics.median(errors):5.2f}   worst {100 * max(errors):6.2f}"
    return f"NME {100 * statistics.fmean(errors):5.2f} %   {worst}   boxes {len(errors)}/{len(rows)}"


def print_landmarks(val: Sequence[LandmarkPhoto]) -> None:
    landmarker = NetLandmarker.load()
    single = NetLandmarker.load(passes=1)
    views = {"sharp": val, **{f"{s:g}x": [degraded(photo, s, n) for n, photo in enumerate(val)] for s in (4.0, 8.0)}}
    for view, photos in views.items():
        print(f"{view:6} jittered box, one pass   {said(measure(single, photos, jittered))}")
        print(f"{view:6} haar box                 {said(measure(landmarker, photos, by(HaarDetector())))}")
        rows = measure(landmarker, photos, jittered)
        print(f"{view:6} jittered box             {said(rows)}")
        for source in sorted({row.source for row in rows}):
            print(f"       {source:24} {said([row for row in rows if row.source == source])}")


Search = Callable[[NDArray[np.uint8]], list[Face]]


def print_detection(search: Search, name: str, photos: Sequence[LandmarkPhoto]) -> None:
    hits, extra, seconds = 0, 0, []
    for photo in photos:
        started = time.process_time()  # of all threads: other programs on the machine do not count
        faces = search(photo.pixels)
        seconds.append(time.process_time() - started)
        hit = any(face.box.iou(Box.around(photo.points)) > 0.3 for face in faces)
        hits, extra = hits + hit, extra + len(faces) - hit
    middle = 1000 * statistics.median(seconds)
    print(f"{name:28} found {hits}/{len(photos)}, {extra} extra, {middle:.0f} ms of CPU a picture")


def print_landmark_time(photo: LandmarkPhoto) -> None:
    landmarker, seconds = NetLandmarker.load(), []
    for _ in range(20):
        started = time.process_time()
        landmarker.landmarks(photo.pixels, Box.around(photo.points))
        seconds.append(time.process_time() - started)
    print(f"landmarks of one face, two passes: {1000 * statistics.median(seconds):.0f} ms of CPU")


def print_calibration(detector: FaceDetector, photos: Sequence[LandmarkPhoto]) -> None:
    found = [(best_box(detector, photo.pixels, Box.around(photo.points)), photo) for photo in photos]
    pairs = [(box, Box.around(photo.points)) for box, photo in found if box is not None]
    print(f"{detector.name:6} {len(pairs)}/{len(photos)} {BoxCalibration.measured(pairs)}")


def detectors(yunet: Path | None, calibration: BoxCalibration | None) -> list[FaceDetector]:
    if calibration is None:
        return [HaarDetector(), *([YuNetDetector(yunet)] if yunet else [])]
    bare: list[FaceDetector] = [HaarDetector(calibration=calibration)]
    return [*bare, *([YuNetDetector(yunet, calibration=calibration)] if yunet else [])]


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures face detection and landmarks.")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--yunet", type=Path, help="YuNet's ONNX file, to measure it too")
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    cv2.setNumThreads(given.threads)
    if given.calibrate:
        for detector in detectors(given.yunet, AS_IT_IS):
            print_calibration(detector, load_photos(given.data, "train"))
        return
    val = load_photos(given.data, "val")
    small = [degraded(photo, 8.0, number) for number, photo in enumerate(val)]
    print_landmarks(val)
    print_landmark_time(val[0])
    for detector in detectors(given.yunet, None):
        finder = FaceFinder(detector, NetLandmarker.load())
        for view, photos in (("sharp", val), ("8x", small)):
            print_detection(detector.detect, f"{view:6} {detector.name}", photos)
            print_detection(finder.find, f"{view:6} {detector.name} + landmarks", photos)


if __name__ == "__main__":
    main()
