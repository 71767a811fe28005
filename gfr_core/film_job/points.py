"""Where a stretch of film begins and ends: a frame's number, a time code or a time, and the frame that it means."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol, runtime_checkable

from gfr_core.errors import GfrError

_CODE = re.compile(r"(\d+):(\d\d):(\d\d):(\d+)")
_TIME = re.compile(r"(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)s?")


@dataclass(frozen=True, slots=True)
class Moment:
    """A place in a film; `seconds` and `frames` are counted from its first frame, and added up.

    Attributes:
        text: as it was given.
        seconds: None for a bare frame number.
        frames: a frame's number, or of a time code the frames after the last whole second.
        is_code: a time code: a second has as many frames as the rounded rate, whatever the time stamps say.
    """

    text: str
    seconds: Fraction | None = None
    frames: int = 0
    is_code: bool = False


@runtime_checkable
class Timed(Protocol):
    """What `ClipFacts` knows of time."""

    @property
    def frame_count(self) -> int:
        """Frames."""

    @property
    def fps(self) -> Fraction:
        """Frames a second."""

    def time_of(self, number: int) -> Fraction:
        """When a frame appears, in seconds."""


def moment_from(text: str) -> Moment:
    """ "120" (a frame), "00:01:05:12" (a time code), "1:05.5" or "65.5s" (a time).

    Raises:
        ValueError: it is none of these.
    """
    if text.isascii() and text.isdecimal():
        return Moment(text, None, int(text))
    if code := _CODE.fullmatch(text):
        hours, minutes, seconds, frames = (int(part) for part in code.groups())
        return Moment(text, Fraction(hours * 3600 + minutes * 60 + seconds), frames, is_code=True)
    if time := _TIME.fullmatch(text):
        hours, minutes = (int(part or 0) for part in time.groups()[:2])
        return Moment(text, hours * 3600 + minutes * 60 + Fraction(time[3]))
    raise ValueError(f"'{text}' is neither a frame, nor a time code HH:MM:SS:FF, nor a time")


def frame_at(moment: Moment, film: Timed) -> int:
    """The number of the frame: of a time, the first that appears then or later. It may lie outside the film.

    Raises:
        GfrError: a time code has more frames in a second than the film.
    """
    if moment.seconds is None:
        return moment.frames
    if not moment.is_code:
        return _first_at(moment.seconds + film.time_of(0), film)
    rate = round(film.fps)
    if moment.frames >= rate:
        raise GfrError(
            f"The time code {moment.text} has frame {moment.frames} of a second; "
            f"the film has {rate} frames a second, counted from 0.",
            f"Choose a frame from 0 to {rate - 1}.",
        )
    return int(moment.seconds) * rate + moment.frames


def stretch_of(start: Moment | None, stop: Moment | None, film: Timed, name: str) -> range:
    """The frames from `start` up to and without `stop`.

    Raises:
        GfrError: there are none, or they leave the film.
    """
    first = 0 if start is None else frame_at(start, film)
    end = film.frame_count if stop is None else frame_at(stop, film)
    if not 0 <= first < end <= film.frame_count:
        raise GfrError(
            f"'{name}' has the frames 0 to {film.frame_count - 1}; {first} to {end - 1} were asked for.",
            "The first must lie in the film and before the end.",
        )
    return range(first, end)


def code_of(number: int, film: Timed) -> str:
    """The time code of a frame, counted from the film's first."""
    seconds, frames = divmod(number, max(1, round(film.fps)))
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}:{frames:02d}"


def _first_at(seconds: Fraction, film: Timed) -> int:
    low, high = 0, film.frame_count
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if film.time_of(middle) < seconds else (low, middle)
    return low
