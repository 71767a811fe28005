"""Where one shot ends and the next begins, told while the frames stream by.

Our own, because it is light: a cut is where both the histogram and the drawing of edges change at once and do not come
back. That needs a 64 x 36 picture of each frame and the last few of them, half a millisecond a frame, and nothing to
install; a scene-detection package wants to open the file itself and reads every frame a second time. Flashes (the
edges come back within three frames), fast pans (edges are compared at their best shift) and fades (slow) are no cuts.
Dissolves are not found: the faces of both shots are lost in them anyway, and the tracks end there.
`python -m benchmarks.film_path shots` prints how many cuts it finds and how many it makes up.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.media.frame import Frame

WIDTH, HEIGHT = 64, 36
"""Side of the picture in which shots are compared: grain and compression average out in it."""
REACH_X, REACH_Y = 10, 6
"""Shifts that are tried either way, pixels of it: a pan by a sixth of the picture from one frame to the next."""
FLAT = 3.0
"""Standard deviation in levels of 255 below which a picture shows nothing: black, white, fog."""
LONGEST_FLASH = 3
"""Frames after which what does not come back is a cut."""
STANDS_OUT = 0.2
"""A cut changes the edges by so much more than the next frame does: in dark noise and in a whirl every frame does."""
BINS = 32
UNLIKE_EDGES = 0.5
"""Correlation of the edges below which the drawing has changed."""
UNLIKE_TONES = 0.12
"""Share of the pixels that change their place in the histogram. Less is somebody moving, not another shot."""
QUITE_UNLIKE_EDGES = 0.25
"""Edges as unlike as this make a cut whatever the histogram says: two views of one room have the same tones."""

Plane = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shot:
    """Frames `first` to `last`, both included, taken without a cut between them. Numbers count from 0."""

    number: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, eq=False)
class Signature:
    """What is kept of a frame to compare it.

    Attributes:
        edges: 36 x 64, strength of the edges, its mean taken away.
        tones: shares of the pixels by brightness and by two differences of colour, each summing to 1.
        flat: it shows nothing.
    """

    edges: Plane
    tones: NDArray[np.float32]
    flat: bool

    @staticmethod
    def of(frame: Frame) -> "Signature":
        """The signature of a frame of any size and depth."""
        small = _small(frame)
        brightness = cv2.cvtColor(small, cv2.COLOR_RGB2GRAY)
        soft = cv2.GaussianBlur(brightness, (0, 0), 0.8)
        across, down = cv2.Sobel(soft, cv2.CV_32F, 1, 0), cv2.Sobel(soft, cv2.CV_32F, 0, 1)
        edges = np.sqrt(cv2.magnitude(across, down))  # the root: one bright lamp must not outweigh the room
        return Signature(edges, _tones(small), float(brightness.std()) < FLAT)

    def is_like(self, other: "Signature") -> bool:
        """Both can be of one shot."""
        if self.flat or other.flat:
            return self.flat == other.flat
        alike = edge_likeness(self.edges, other.edges)
        if alike >= UNLIKE_EDGES:
            return True
        return alike >= QUITE_UNLIKE_EDGES and tone_change(self.tones, other.tones) < UNLIKE_TONES


def edge_likeness(before: Plane, after: Plane) -> float:
    """Correlation of two drawings at the shift at which they agree best, -1 to 1. Light does not matter to it."""
    middle = before[REACH_Y : HEIGHT - REACH_Y, REACH_X : WIDTH - REACH_X]
    return float(cv2.matchTemplate(after, middle, cv2.TM_CCOEFF_NORMED).max())


def tone_change(before: NDArray[np.float32], after: NDArray[np.float32]) -> float:
    """Share of the pixels that change their place in the histograms, 0 to 1; the histogram that changed most counts."""
    return float(np.abs(before - after).sum(axis=1).max() / 2)


def with_cuts(frames: Iterable[Frame]) -> Iterator[tuple[Frame, bool]]:
    """The frames, each with whether a shot begins at it; up to three frames late. Memory is constant."""
    waiting: deque[tuple[Frame, Signature]] = deque()
    cutter = _Cutter()
    for frame in frames:
        waiting.append((frame, Signature.of(frame)))
        while waiting and (answer := cutter.judge([signature for _, signature in waiting])) is not None:
            yield waiting.popleft()[0], answer
    while waiting:
        answer = cutter.judge_at_end([signature for _, signature in waiting])
        yield waiting.popleft()[0], answer


def shots_of(begins: Iterable[bool]) -> list[Shot]:
    """Shots from what `with_cuts` says of every frame."""
    starts: list[int] = []
    count = 0
    for number, is_first in enumerate(begins):
        if is_first:
            starts.append(number)
        count = number + 1
    ends = [start - 1 for start in starts[1:]] + [count - 1]
    return [Shot(number, first, last) for number, (first, last) in enumerate(zip(starts, ends, strict=False))]


class _Cutter:
    """Says of one frame after the other whether a shot begins there."""

    def __init__(self) -> None:
        self._last: Signature | None = None  # the last frame of the shot that shows something
        self._flats = 0

    def judge(self, ahead: list[Signature]) -> bool | None:
        """Whether a shot begins at the first of `ahead`; None when more frames must be seen."""
        first = ahead[0]
        if self._last is None or (self._flats > LONGEST_FLASH and not first.flat):
            return self._take(first, begins=True)
        if first.flat or first.is_like(self._last):
            return self._take(first, begins=False)
        if any(later.is_like(self._last) for later in ahead[1:]):
            return False  # a flash: the frame before it stays the one to compare with
        if len(ahead) <= LONGEST_FLASH:
            return None
        return self._take(first, begins=self._stands_out(first, ahead[1]))

    def judge_at_end(self, ahead: list[Signature]) -> bool:
        """The same when no more frames follow. The very last frame alone makes no shot."""
        first = ahead[0]
        if self._last is None:
            return self._take(first, begins=True)
        is_like = first.flat or first.is_like(self._last)
        return self._take(first, begins=not is_like and len(ahead) > 1 and self._stands_out(first, ahead[1]))

    def _stands_out(self, first: Signature, second: Signature) -> bool:
        """The change before `first` is greater than the one after it: not all is noise, or a whirl of the camera."""
        assert self._last is not None
        if second.flat:
            return True
        after = edge_likeness(first.edges, second.edges)
        return after > edge_likeness(self._last.edges, first.edges) + STANDS_OUT

    def _take(self, signature: Signature, *, begins: bool) -> bool:
        self._flats = self._flats + 1 if signature.flat else 0
        if begins or not signature.flat:
            self._last = signature
        return begins


def _small(frame: Frame) -> NDArray[np.float32]:
    """36 x 64 x 3, levels of 255. Thinned out before it is averaged: a frame of 4K need not be read whole."""
    step = max(1, min(frame.height // (4 * HEIGHT), frame.width // (4 * WIDTH)))
    thin = frame.pixels[::step, ::step].astype(np.float32)
    thin *= np.float32(255 / np.iinfo(frame.pixels.dtype).max)
    return np.asarray(cv2.resize(thin, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), dtype=np.float32)


def _tones(small: NDArray[np.float32]) -> NDArray[np.float32]:
    """3 x BINS. Softened, so that a slight change of light moves pixels by a part of a bin only."""
    red, green, blue = small[..., 0], small[..., 1], small[..., 2]
    planes = (0.299 * red + 0.587 * green + 0.114 * blue, (red - green + 255) / 2, (blue - green + 255) / 2)
    rows = [np.histogram(plane, bins=BINS, range=(0, 256))[0] for plane in planes]
    shares = np.asarray(rows, dtype=np.float32) / (WIDTH * HEIGHT)
    return np.asarray(cv2.GaussianBlur(shares, (5, 1), 1.0), dtype=np.float32)
