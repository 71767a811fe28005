"""A face while it is being followed: what will be a track, still growing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from statistics import median_high

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.faces.find import SURE
from gfr_core.film.follow import follow
from gfr_core.film.link import likeness, look_of
from gfr_core.film.shots import Shot
from gfr_core.film.track import Place, Track
from gfr_core.geometry import Box, Points68

Grey = NDArray[np.uint8]
Plane = NDArray[np.float32]

STILL_ITSELF = 0.4
"""Correlation with its last sure look below which what was followed is no longer the face."""
LEAST_HITS, LEAST_SHARE = 2, 0.34
"""A face must be found by the detector so often, and in so many of the looks taken; a false alarm flickers."""
FEWEST_FRAMES = 3


@dataclass(slots=True, eq=False)
class Thread:
    """A face being followed through a shot.

    Attributes:
        places: one a frame, the last one for the frame that is looked at now.
        look: what it looked like when it was last sure.
        last_sure: frame in which detector or landmarker last saw it.
        last_hit: frame in which the detector last saw it.
        hits, looks: how often the detector saw it, and how often it looked.
        score: the detector's best.
        sizes: at which the network would see it, at every hit.
        is_lost: it was not followed to this frame.
        speed: how far it moved in this frame, in its own sizes.
    """

    places: list[Place]
    look: Plane
    last_sure: int
    last_hit: int
    score: float
    sizes: list[int]
    hits: int = 1
    looks: int = 1
    is_lost: bool = False
    speed: float = 0.0

    @property
    def box(self) -> Box:
        """Where it should be now."""
        return self.places[-1].box

    def advance(self, before: Grey, after: Grey, number: int) -> None:
        """Follow it from the frame before to frame `number`; where that fails it stays put and is lost."""
        last = self.places[-1]
        motion = None if self.is_lost else follow(before, after, last.box)
        if motion is not None:
            place = _moved_on(last, motion.of_box(last.box), motion.of_points, number)
            if likeness(self.look, look_of(after, place.box)) >= STILL_ITSELF:
                self.speed = float(np.hypot(*np.subtract(place.box.centre, last.box.centre))) / last.box.side
                self.places.append(place)
                return
        self.is_lost = True
        self.places.append(replace(last, number=number, state="bridged"))

    def confirm(self, face: Face, look: Plane) -> None:
        """It is seen in this frame: what was followed since it was last seen is drawn to where it really is."""
        number, was = self.places[-1].number, self.places[-1]
        points = was.landmarks if face.landmarks is None else face.landmarks
        span = number - self.last_sure
        for step in range(1, span):
            index = step - span - 1
            self.places[index] = _drawn(self.places[index], was, face, step / span)
        self.places[-1] = Place(number, face.box, points, "found")
        self.look, self.last_sure, self.is_lost = look, number, False

    def hit(self, face: Face, size: int) -> None:
        """The detector saw it in this frame."""
        self.hits += 1
        self.score = max(self.score, face.score)
        self.last_hit = self.places[-1].number
        self.sizes.append(size)

    def prepend(self, later: Grey, earlier: Grey) -> bool:
        """Follow it one frame back, from its first frame `later`; False where that fails."""
        first = self.places[0]
        motion = follow(later, earlier, first.box)
        if motion is None:
            return False
        place = _moved_on(first, motion.of_box(first.box), motion.of_points, first.number - 1)
        if likeness(self.look, look_of(earlier, place.box)) < STILL_ITSELF:
            return False
        self.places.insert(0, place)
        return True

    def end(self, last: int) -> None:
        """Forget what was guessed after frame `last`."""
        self.places = [place for place in self.places if place.number <= last]

    def end_unseen(self) -> None:
        """Nobody has seen it for long: it ends where its pixels got lost, or else where it was last seen for sure."""
        if self.is_lost:
            self.end_where_lost()
        else:
            self.end(self.last_sure)

    def end_where_lost(self) -> None:
        """Forget the frames at its end to which it was not followed."""
        while self.places and self.places[-1].state == "bridged":
            self.places.pop()

    def is_real(self, shot: Shot) -> bool:
        """It is no false alarm: seen again and again, or surely in the one look there was."""
        if len(self.places) < min(FEWEST_FRAMES, shot.last - shot.first + 1):
            return False
        if self.looks == 1:
            return self.score >= SURE
        return self.hits >= LEAST_HITS and self.hits >= LEAST_SHARE * self.looks

    def as_track(self, number: int, shot: Shot) -> Track:
        """What it came to."""
        first, last = self.places[0].number, self.places[-1].number
        size = median_high(self.sizes)
        return Track(number, shot.number, first, last, tuple(self.places), size, first > shot.first, last < shot.last)


def _moved_on(place: Place, box: Box, move: Callable[[Points68], Points68], number: int) -> Place:
    return Place(number, box, None if place.landmarks is None else move(place.landmarks), "followed")


def _drawn(place: Place, was: Place, face: Face, share: float) -> Place:
    """The place with a share of the difference between where the face was thought to be and where it is."""
    a, b, c = place.box, was.box, face.box
    box = Box(*(p + share * (q - r) for p, q, r in zip(_row(a), _row(c), _row(b), strict=True)))
    points = place.landmarks
    if points is not None and was.landmarks is not None and face.landmarks is not None:
        points = points + share * (face.landmarks - was.landmarks)
    return replace(place, box=box, landmarks=points)


def _row(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.w, box.h
