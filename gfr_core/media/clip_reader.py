"""Reading any one frame of a clip, by number or by time."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from types import TracebackType

import numpy as np

from gfr_core.errors import GfrError
from gfr_core.media.clip_colour import orientation_of, picture_of
from gfr_core.media.clip_seeker import FrameSeeker, clip_errors, open_seeker
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame
from gfr_core.media.opening import damaged
from gfr_core.media.orientation import swaps_axes
from gfr_core.media.stored import framed

_TIME_SLACK_S = Fraction(1, 1_000_000)

_DOUBT = "The clip is damaged at or shortly before this frame; parts of the picture may be wrong."

_SHORTFALL_S = 0.5
"""Sound often outlasts the pictures by less than this."""


class ClipReader:
    """An open clip. Frames are numbered from 0 in the order in which they are shown.

    Use it from one thread at a time, and close it (or use it in a `with`). The file is read only.

    Attributes:
        path: the clip.
        frame_count: how many frames can be shown.
        fps: frames per second, on average.
        duration_s: from the first frame's beginning to the last frame's end.
        size: width and height, upright.
        notes: what was found wanting on opening, in words for the user.
    """

    def __init__(self, path: Path, seeker: FrameSeeker) -> None:
        self.path = path
        self._seeker = seeker
        index, stream = seeker.index, seeker.stream
        base = stream.time_base or Fraction(1, 1)
        self._times_s = index.pts
        self._base = base
        self.frame_count = len(index)
        rate = stream.average_rate or stream.guessed_rate
        self.fps = rate if rate else Fraction(25, 1)
        last = index.last_duration * base or 1 / self.fps
        self.duration_s = float(int(index.pts[-1] - index.pts[0]) * base + last)
        self.size = self._upright_size()
        self.notes = self._notes_on_opening()

    @classmethod
    def open(cls, path: Path) -> "ClipReader":
        """The clip at `path`.

        Raises:
            GfrError: there is no such file, it may not be read, it is no clip, holds no video, or is damaged.
        """
        return cls(path, open_seeker(path))

    def __enter__(self) -> "ClipReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file. May be called twice."""
        self._seeker.close()

    def frame_at(self, number: int) -> Frame:
        """Frame `number`, counted from 0 in the order of showing.

        Raises:
            GfrError: there is no such frame, or it is damaged beyond decoding.
        """
        if not 0 <= number < self.frame_count:
            raise GfrError(
                f"'{self.path.name}' has {self.frame_count} frames, numbered 0 to {self.frame_count - 1}; "
                f"frame {number} was asked for.",
                f"Choose a number from 0 to {self.frame_count - 1}.",
            )
        if self._seeker.closed:
            raise ValueError("the clip is closed")
        name = f"{self.path.name} frame {number}"
        with clip_errors(self.path.name):
            found = self._seeker.frame(number)
            if found is None:
                raise damaged(self.path.name, Kind.CLIP, f"frame {number} cannot be decoded")
            frame = framed(picture_of(found.picture, self.path.name), name)
        doubt = (_DOUBT,) if found.after_damage else ()
        return replace(frame, notes=(*self.notes, *frame.notes, *doubt))

    def frame_at_time(self, time_s: float) -> Frame:
        """The frame shown `time_s` seconds after the clip's first frame appears.

        Raises:
            GfrError: the time lies outside the clip, or the frame is damaged beyond decoding.
        """
        return self.frame_at(self.number_at_time(time_s))

    def number_at_time(self, time_s: float) -> int:
        """The number of the frame shown at `time_s` (0: the first frame appears); a microsecond early still counts.

        Raises:
            GfrError: the time lies outside the clip.
        """
        if not 0 <= time_s < self.duration_s:
            raise GfrError(
                f"'{self.path.name}' is {self.duration_s:.3f} s long; {time_s:g} s was asked for.",
                f"Choose a time from 0 to below {self.duration_s:.3f}.",
            )
        ticks = (Fraction(time_s) + _TIME_SLACK_S) / self._base + int(self._times_s[0])
        return int(np.searchsorted(self._times_s, int(ticks), side="right")) - 1

    def time_of(self, number: int) -> float:
        """When frame `number` appears, in seconds after the first."""
        return float(int(self._times_s[number] - self._times_s[0]) * self._base)

    def _upright_size(self) -> tuple[int, int]:
        first = self._seeker.frame(0)
        if first is None:
            context = self._seeker.stream.codec_context
            return context.width, context.height
        picture = first.picture
        orientation, _ = orientation_of(picture)
        return (picture.height, picture.width) if swaps_axes(orientation) else (picture.width, picture.height)

    def _notes_on_opening(self) -> tuple[str, ...]:
        notes = []
        promised_s = self._seeker.stated_duration_s
        if self._seeker.index.cut_off or promised_s - self.duration_s > _SHORTFALL_S:
            promise = f"; the file says it lasts {promised_s:.2f} s" if promised_s > self.duration_s else ""
            notes.append(f"The clip's pictures end after {self.duration_s:.2f} s{promise}: it may be cut off.")
        ratio = self._seeker.stream.sample_aspect_ratio
        if ratio and ratio != 1:
            notes.append(f"The clip's pixels are not square ({ratio.numerator}:{ratio.denominator}); shown as stored.")
        return tuple(notes)
