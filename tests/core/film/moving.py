"""Films made by script: a known face moved over a known background, with its landmarks in every frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, Points68, apply_map
from gfr_core.media.frame import Frame
from gfr_core.sample import photograph, sample_landmarks

HEIGHT, WIDTH = 200, 260
CENTRE = (224.0, 134.0)
"""Middle of the face in the photograph."""

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pose:
    """Where the middle of the face lies, its scale, its roll in degrees, and the light on everything."""

    x: float = 130.0
    y: float = 100.0
    scale: float = 0.8
    roll: float = 0.0
    light: float = 1.0

    def matrix(self) -> Array:
        """2 x 3 from the photograph to the frame."""
        turn = np.deg2rad(self.roll)
        linear = self.scale * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
        return np.concatenate([linear, (np.array([self.x, self.y]) - linear @ np.array(CENTRE))[:, None]], axis=1)


@cache
def background() -> NDArray[np.uint8]:
    """A wall with slow shades, full of pictures: a head that comes and goes is no cut."""
    y, x = np.mgrid[:HEIGHT, :WIDTH]
    wall = 110 + 25 * np.sin(x / 40) + 20 * np.cos(y / 33)
    rng = np.random.default_rng(8)
    for _ in range(60):
        left, top, w, h = rng.integers((0, 0, 6, 6), (WIDTH, HEIGHT, 46, 46))
        wall[top : top + h, left : left + w] += rng.normal(0, 30)
    return np.repeat(np.clip(wall, 20, 235).astype(np.uint8)[..., None], 3, axis=2)


@cache
def grain() -> NDArray[np.float32]:
    """Normal noise of deviation 1, larger than a frame: every frame takes another part of it."""
    return np.random.default_rng(5).normal(0, 1, (HEIGHT + 64, WIDTH + 64, 3)).astype(np.float32)


@cache
def cut_out() -> NDArray[np.float32]:
    """How much of each pixel of the photograph belongs to the head: an ellipse with a soft edge. H W 1."""
    y, x = np.mgrid[:512, :512]
    away = np.hypot((x - 224) / 75, (y - 120) / 95)
    return np.asarray(np.clip((1.15 - away) / 0.15, 0, 1), dtype=np.float32)[..., None]


def picture(poses: Sequence[Pose]) -> NDArray[np.uint8]:
    """The background with a head at each pose."""
    seen = background().astype(np.float32)
    for pose in poses:
        size = (WIDTH, HEIGHT)
        head = cv2.warpAffine(photograph(), pose.matrix(), size, flags=cv2.INTER_AREA).astype(np.float32)
        share = cv2.warpAffine(cut_out(), pose.matrix(), size, flags=cv2.INTER_LINEAR)[..., None]
        seen = seen + share * (head * pose.light - seen)
    return np.clip(np.rint(seen), 0, 255).astype(np.uint8)


def film(paths: Sequence[Sequence[Pose | None]], *, noise: float = 3.0, name: str = "film") -> Iterator[Frame]:
    """One path a head, one pose a frame; None where it is away."""
    rng = np.random.default_rng(5)
    for number, poses in enumerate(zip(*paths, strict=True)):
        pixels = picture([pose for pose in poses if pose is not None])
        top, left = rng.integers(0, 64, 2)
        noisy = pixels + np.float32(noise) * grain()[top : top + HEIGHT, left : left + WIDTH]
        yield Frame(np.clip(np.rint(noisy), 0, 255).astype(np.uint8), f"{name} {number}")


def truth(pose: Pose) -> Points68:
    """The landmarks of the head in the frame."""
    return apply_map(pose.matrix(), sample_landmarks())


def face_of(pose: Pose, *, score: float = 0.7, noise: Points68 | float = 0.0) -> Face:
    points = truth(pose) + noise
    return Face(Box.around(points), score, "script", points)


class KnownFaces:
    """A finder that knows the truth and errs as it is told. Counts the frames it is asked about by being shown them."""

    def __init__(
        self,
        paths: Sequence[Sequence[Pose | None]],
        frames: Sequence[Frame],
        *,
        jitter: float = 0.0,
        blind: Sequence[int] = (),
        alarms: dict[int, Face] | None = None,
    ) -> None:
        self._paths = paths
        self._numbers = {frame.pixels.tobytes(): number for number, frame in enumerate(frames)}
        self._jitter, self._blind, self._alarms = jitter, set(blind), alarms or {}
        self._rng = np.random.default_rng(6)
        self.looks: list[int] = []

    def find(self, pixels: NDArray[np.uint8]) -> list[Face]:
        number = self._numbers[pixels.tobytes()]
        self.looks.append(number)
        alarm = [self._alarms[number]] if number in self._alarms else []
        if number in self._blind:
            return alarm
        poses = [path[number] for path in self._paths]
        return [self._seen(pose) for pose in poses if pose is not None] + alarm

    def face_in_box(self, pixels: NDArray[np.uint8], box: Box) -> Face:
        if min(box.w, box.h) < 16:
            raise GfrError("too small")
        return Face(box, 1.0, "hand")

    def _seen(self, pose: Pose) -> Face:
        return face_of(pose, noise=self._rng.normal(0, self._jitter, (1, 2)) if self._jitter else 0.0)
