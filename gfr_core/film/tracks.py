"""The faces of a film as tracks: found now and then, followed in between, told apart, one frame after the other.

Memory is constant in the film's length but for the tracks themselves (0.6 KB a face and frame).
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.film.link import SURELY_ALIKE, agreement, likeness, look_of, pairs_of
from gfr_core.film.shots import Shot, shots_of, with_cuts
from gfr_core.film.skip import marked
from gfr_core.film.thread import Thread
from gfr_core.film.track import Place, Track
from gfr_core.geometry import Box, SquareCrop
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.restore.crop import SMALLEST, network_size
from gfr_core.restore.detail import cut_to_see

Grey = NDArray[np.uint8]
Pixels8 = NDArray[np.uint8]

FAST = 0.06
"""Sizes of the face a frame: what moves faster is looked at more often."""
LEAST_BETWEEN = 2


@runtime_checkable
class Finder(Protocol):
    """What `gfr_core.faces.find.FaceFinder` can."""

    def find(self, pixels: Pixels8) -> list[Face]:
        """The faces of RGB pixels."""
        ...

    def face_in_box(self, pixels: Pixels8, box: Box) -> Face:
        """The face in a box; without landmarks where none can be made out."""
        ...


@dataclass(frozen=True, slots=True)
class TrackOptions:
    """How closely is looked.

    Attributes:
        most_between: frames from one look of the detector to the next while nothing happens.
        bridge: frames for which a face may be out of sight and still be the same track.
    """

    most_between: int = 8
    bridge: int = 12

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises:
            GfrError: a number of frames is below 1.
        """
        if self.most_between < 1 or self.bridge < 1:
            raise GfrError(
                f"Faces are looked for every {self.most_between} frames and missed for {self.bridge}; "
                "both must be at least 1."
            )


@dataclass(frozen=True, slots=True, eq=False)
class Tracks:
    """What a film shows: its shots in order, and its tracks in the order in which they begin."""

    shots: tuple[Shot, ...]
    tracks: tuple[Track, ...]


def find_tracks(
    frames: Iterable[Frame],
    finder: Finder,
    options: TrackOptions | None = None,
    report: Reporter = silent,
    count: int | None = None,
) -> Tracks:
    """The shots and tracks of a film.

    Args:
        frames: all of them, in order; they count from 0.
        finder: finds faces and landmarks.
        options: how closely to look.
        report: told after every frame.
        count: how many frames there are, for the report.

    Raises:
        Stopped: out of `report`.
    """
    seeker = _Seeker(finder, options or TrackOptions())
    begins: list[bool] = []
    for number, (frame, is_first) in enumerate(with_cuts(frames)):
        seeker.take(number, frame, begins_shot=is_first)
        begins.append(is_first)
        of_all = f" of {count}" if count else ""
        report(
            Progress(min(1.0, (number + 1) / count) if count else 0.0, f"Looking for faces: frame {number + 1}{of_all}")
        )
    return Tracks(tuple(shots_of(begins)), tuple(seeker.finish()))


class _Seeker:
    """Takes one frame after the other; keeps the threads of the shot and the grey frames since the last look."""

    def __init__(self, finder: Finder, options: TrackOptions) -> None:
        self._finder, self._options = finder, options
        self._threads: list[Thread] = []
        self._ended: list[Thread] = []
        self._recent: deque[Grey] = deque(maxlen=options.most_between)
        self._shot_number, self._shot_first, self._number = -1, 0, -1
        self._last_look, self._between = 0, 1
        self._tracks: list[Track] = []

    def take(self, number: int, frame: Frame, *, begins_shot: bool) -> None:
        """The next frame."""
        pixels = frame.pixels_8bit()
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
        if begins_shot:
            self._begin_shot(number)
        newly_lost = self._advance(grey, number)
        self._number = number
        since = number - self._last_look
        if begins_shot or since >= self._between or (newly_lost and since >= LEAST_BETWEEN):
            self._look(number, pixels, grey)
            self._recent.clear()
        self._let_go(number)
        self._recent.append(grey)

    def finish(self) -> list[Track]:
        """The tracks of the whole film."""
        self._end_shot()
        return self._tracks

    def _begin_shot(self, number: int) -> None:
        self._end_shot()
        self._shot_number, self._shot_first = self._shot_number + 1, number
        self._recent.clear()
        self._between = 1

    def _end_shot(self) -> None:
        for thread in self._threads:
            thread.end_where_lost()
        shot = Shot(self._shot_number, self._shot_first, self._number)
        real = [thread for thread in (*self._ended, *self._threads) if thread.places and thread.is_real(shot)]
        for thread in sorted(real, key=lambda each: (each.places[0].number, each.places[0].box.x)):
            self._tracks.append(marked(thread.as_track(len(self._tracks) + 1, shot)))
        self._threads, self._ended = [], []

    def _advance(self, grey: Grey, number: int) -> bool:
        """Follows every face to this frame; whether one was lost on the way."""
        lost_before = sum(thread.is_lost for thread in self._threads)
        for thread in self._threads:
            thread.advance(self._recent[-1], grey, number)
        return sum(thread.is_lost for thread in self._threads) > lost_before

    def _look(self, number: int, pixels: Pixels8, grey: Grey) -> None:
        """The detector looks at the whole frame, the landmarker where a face should be and was not found."""
        faces = self._finder.find(pixels)
        looks = [look_of(grey, face.box) for face in faces]
        pairs = pairs_of(
            [
                [agreement(t.box, t.look, f.box, look, is_lost=t.is_lost) for f, look in zip(faces, looks, strict=True)]
                for t in self._threads
            ]
        )
        matched = dict(pairs)
        is_calm = len(matched) == len(self._threads) == len(faces)
        for index, thread in enumerate(self._threads):
            thread.looks += 1
            if index in matched:
                face = faces[matched[index]]
                thread.confirm(face, looks[matched[index]])
                thread.hit(face, _size_of(pixels, face.box))
            else:
                self._look_in_place(thread, pixels, grey)
        taken = set(matched.values())
        for index, face in enumerate(faces):
            if index not in taken:
                self._begin_thread(face, number, pixels, grey)
        self._plan(number, is_calm=is_calm)

    def _look_in_place(self, thread: Thread, pixels: Pixels8, grey: Grey) -> None:
        """Only the landmarker, in the box where the face should be."""
        try:
            face = self._finder.face_in_box(pixels, thread.box)
        except GfrError:  # the box left the picture, or is too small: not seen is answer enough
            return
        look = look_of(grey, face.box)
        if face.landmarks is not None and likeness(thread.look, look) >= SURELY_ALIKE:
            thread.confirm(face, look)

    def _begin_thread(self, face: Face, number: int, pixels: Pixels8, grey: Grey) -> None:
        """A new face, followed back to where it appeared since the last look."""
        place = Place(number, face.box, face.landmarks, "found")
        thread = Thread([place], look_of(grey, face.box), number, number, face.score, [_size_of(pixels, face.box)])
        later = grey
        for earlier in reversed(self._recent):
            if thread.places[0].number <= self._shot_first or not thread.prepend(later, earlier):
                break
            later = earlier
        self._threads.append(thread)

    def _plan(self, number: int, *, is_calm: bool) -> None:
        """When to look next: sooner where something happens."""
        is_fast = any(thread.is_lost or thread.speed > FAST for thread in self._threads)
        calmer = min(self._options.most_between, max(LEAST_BETWEEN, 2 * self._between))
        self._between = calmer if is_calm and not is_fast else min(LEAST_BETWEEN, self._options.most_between)
        self._last_look = number

    def _let_go(self, number: int) -> None:
        """Threads that nobody has seen for too long end where they were last seen."""
        bridge = self._options.bridge
        for thread in self._threads:
            if number - thread.last_sure > bridge:
                thread.end_unseen()
                self._ended.append(thread)
            elif number - thread.last_hit > 3 * bridge:
                thread.end(thread.last_hit)
                self._ended.append(thread)
        self._threads = [thread for thread in self._threads if thread not in self._ended]


def _size_of(pixels: Pixels8, box: Box) -> int:
    """The side at which the network is to see a face."""
    crop = SquareCrop.of_face(box)
    return SMALLEST if network_size(crop) == SMALLEST else int(cut_to_see(pixels, crop).shape[0])


def tracks_of_shot(tracks: Sequence[Track], shot: Shot) -> list[Track]:
    """Those of one shot."""
    return [track for track in tracks if track.shot == shot.number]
