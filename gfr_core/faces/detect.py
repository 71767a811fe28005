"""Finding the faces of a picture: what a detector is, and the two that OpenCV brings.

Every detector gives the best guess of the landmark box (see `box_calibration`) and a score in [0, 1].
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import MachineError
from gfr_core.faces.box_calibration import HAAR, WIDER, BoxCalibration
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, apply_map

Pixels8 = NDArray[np.uint8]

LONGER_SIDE = 640
"""Pictures are brought to this size for detection: 27 ms for Haar there, and no more faces were found at 1350."""
LARGEST_ENLARGEMENT = 3.0
SMALLEST_WINDOW = 26, 26
"""Half of all windows are smaller; a face in one of them is 22 px wide at most, and the larger look still sees it."""
SMALLEST_PICTURE = 16
"""Pixels of the shorter side below which no detector is asked."""


@runtime_checkable
class FaceDetector(Protocol):
    """Anything that finds faces in a picture. One thread at a time."""

    @property
    def name(self) -> str:
        """How to call it in a message and in `Face.found_by`."""
        ...

    def detect(self, pixels: Pixels8) -> list[Face]:
        """The faces of RGB pixels (H W 3), best first, without landmarks."""
        ...


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at a picture.

    Attributes:
        cascade: file name of OpenCV's cascade.
        longer_side: of the picture looked at, in pixels.
        neighbours: how many overlapping windows must agree.
        turn: the picture is turned clockwise by so many degrees first.
    """

    cascade: str
    longer_side: int = LONGER_SIDE
    neighbours: int = 3
    turn: float = 0.0


ALT2 = "haarcascade_frontalface_alt2.xml"
DEFAULT = "haarcascade_frontalface_default.xml"
LOOKS = (
    Look(ALT2),
    Look(DEFAULT, neighbours=5),
    Look(ALT2, longer_side=2 * LONGER_SIDE),
    Look(ALT2, turn=20.0),
    Look(ALT2, turn=-20.0),
)
"""Taken in this order until one finds a face: a larger view for small faces, turned ones for tilted heads."""
PLAIN_VIEW = 0.5
"""Score of a face in plain view: 99 % of the train faces reach 0.58, 93 % of the false boxes stay below."""


class HaarDetector:
    """OpenCV's Haar cascades: always there, needs no weights. Frontal faces, tilted by up to about 30 degrees."""

    name = "haar"

    def __init__(self, *, looks: Sequence[Look] = LOOKS, calibration: BoxCalibration = HAAR) -> None:
        self._looks = tuple(looks)
        self._calibration = calibration
        self._cascades: dict[str, cv2.CascadeClassifier] = {}

    def detect(self, pixels: Pixels8) -> list[Face]:
        """The faces of RGB pixels (H W 3), best first, without landmarks.

        Looks are taken until one shows a face in plain view; chance patterns, weaker, never stop the search.
        """
        if min(pixels.shape[:2]) < SMALLEST_PICTURE:
            return []
        faces: list[Face] = []
        for look in self._looks:
            if look.longer_side > LONGER_SIDE >= max(pixels.shape[:2]):
                continue  # there is nothing more to see in a larger view of a small picture
            faces = without_doubles([*faces, *self._seen(pixels, look)])
            if faces and faces[0].score >= PLAIN_VIEW:
                break
        return faces

    def _seen(self, pixels: Pixels8, look: Look) -> list[Face]:
        small, scale = resized(pixels, look.longer_side)
        grey = cv2.equalizeHist(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY))
        turn = _turn_about_centre(grey.shape[1], grey.shape[0], look.turn)
        if look.turn:
            grey = cv2.warpAffine(grey, turn, (grey.shape[1], grey.shape[0]), borderMode=cv2.BORDER_REPLICATE)
        found, counts = self._cascade(look.cascade).detectMultiScale2(
            grey, 1.1, minNeighbors=look.neighbours, minSize=SMALLEST_WINDOW
        )
        back = np.asarray(cv2.invertAffineTransform(turn), dtype=np.float64)
        boxes = [self._calibration.apply(Box(*(float(v) for v in row))) for row in found]
        return [
            Face(_scaled(_moved(box, back), 1 / scale), _score(int(count)), self.name)
            for box, count in zip(boxes, counts, strict=True)
        ]

    def _cascade(self, file_name: str) -> cv2.CascadeClassifier:
        if file_name not in self._cascades:
            path = Path(cv2.__file__).parent / "data" / file_name
            cascade = cv2.CascadeClassifier(str(path)) if path.is_file() else None
            if cascade is None or cascade.empty():
                raise MachineError(
                    f"OpenCV's face cascade '{path}' is missing or unreadable.", "Reinstall opencv-python 4.14."
                )
            self._cascades[file_name] = cascade
        return self._cascades[file_name]


def _score(count: int) -> float:
    """A face in plain view is hit by 20 to 60 windows, a chance pattern by 3 to 8."""
    return count / (count + 10.0)


def _turn_about_centre(width: int, height: int, degrees: float) -> NDArray[np.float64]:
    middle = ((width - 1) / 2, (height - 1) / 2)
    return np.asarray(cv2.getRotationMatrix2D(middle, -degrees, 1.0), dtype=np.float64)


def _moved(box: Box, matrix: NDArray[np.float64]) -> Box:
    """The box of the same size at the moved centre."""
    x, y = apply_map(matrix, np.array([box.centre]) - 0.5)[0] + 0.5
    return Box(float(x) - box.w / 2, float(y) - box.h / 2, box.w, box.h)


def _scaled(box: Box, factor: float) -> Box:
    return Box(box.x * factor, box.y * factor, box.w * factor, box.h * factor)


class YuNetDetector:
    """YuNet through `cv2.FaceDetectorYN`, from a side-loaded ONNX file. Turned, covered and half-profile faces too.

    Raises:
        MachineError: the file is missing or OpenCV cannot use it.
    """

    name = "yunet"

    def __init__(self, path: Path, *, threshold: float = 0.6, calibration: BoxCalibration = WIDER) -> None:
        if not path.is_file():
            raise MachineError(f"YuNet's weights '{path}' do not exist.", "Put the file there, or use 'haar'.")
        self._path = path
        self._calibration = calibration
        try:
            self._net = cv2.FaceDetectorYN.create(str(path), "", (LONGER_SIDE, LONGER_SIDE), threshold, 0.3, 200)
        except cv2.error as error:
            raise self._unusable(error) from error

    def detect(self, pixels: Pixels8) -> list[Face]:
        """The faces of RGB pixels (H W 3), best first, without landmarks."""
        if min(pixels.shape[:2]) < SMALLEST_PICTURE:
            return []
        small, scale = resized(pixels, LONGER_SIDE)
        square = np.zeros((LONGER_SIDE, LONGER_SIDE, 3), np.uint8)  # one shape always: a fixed-shape export never
        square[: small.shape[0], : small.shape[1]] = small  # sees another than the one it was loaded for
        try:
            _, rows = self._net.detect(cv2.cvtColor(square, cv2.COLOR_RGB2BGR))
        except cv2.error as error:
            raise self._unusable(error) from error
        return without_doubles([self._face(row, scale) for row in (rows if rows is not None else ())])

    def _face(self, row: NDArray[np.float32], scale: float) -> Face:
        box = self._calibration.apply(Box(*(float(v) for v in row[:4])))
        return Face(_scaled(box, 1 / scale), float(np.clip(row[14], 0, 1)), self.name)

    def _unusable(self, error: cv2.error) -> MachineError:
        reason = str(error).strip().splitlines()[0]
        return MachineError(
            f"OpenCV cannot use '{self._path.name}' as YuNet's weights ({reason}).",
            "Use the fixed-shape export of face_detection_yunet; OpenCV 4.14 cannot load the dynamic one.",
        )


def resized(pixels: Pixels8, longer_side: int) -> tuple[Pixels8, float]:
    """The picture brought to `longer_side` pixels on its longer side (grown threefold at most), and the factor."""
    height, width = pixels.shape[:2]
    scale = min(longer_side / max(height, width), LARGEST_ENLARGEMENT)
    target = max(1, round(width * scale)), max(1, round(height * scale))
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return cv2.resize(pixels, target, interpolation=how).astype(np.uint8, copy=False), scale


WEAK_SHARE = 0.4
"""A face must reach this share of the best face's score..."""
SMALL_SHARE = 0.12
"""...and this share of its size: chance patterns on cloth and shelves are weak and small."""


def without_doubles(faces: Sequence[Face]) -> list[Face]:
    """The faces without those found twice, lying inside another, or implausible beside the best one; best first."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda face: face.score, reverse=True):
        best = kept[0] if kept else face
        plausible = face.score >= WEAK_SHARE * best.score and face.box.side >= SMALL_SHARE * best.box.side
        if plausible and not any(_same_place(face.box, other.box) for other in kept):
            kept.append(face)
    return kept


def _same_place(box: Box, other: Box) -> bool:
    """Whether two boxes overlap by a third, or the centre of one lies well inside the other."""
    away = math.dist(box.centre, other.centre)
    return box.iou(other) > 0.33 or away < 0.4 * max(box.side, other.side)
