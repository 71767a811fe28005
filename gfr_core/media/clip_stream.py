"""A clip read from end to end, one frame at a time, each as it is stored."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.clip_colour import picture_of
from gfr_core.media.clip_facts import ClipFacts, facts_from
from gfr_core.media.clip_seeker import FoundFrame, FrameSeeker, clip_errors, open_seeker
from gfr_core.media.film_source import ClipFrame
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame
from gfr_core.media.opening import damaged
from gfr_core.media.stored import framed

_DOUBT = "The clip is damaged at or shortly before this frame; parts of the picture may be wrong."


class ClipStream:
    """An open clip as a `FilmSource`. Memory does not grow with its length, its time stamps (8 bytes each) aside.

    Attributes:
        path: the clip.
        facts: what it says of itself.
    """

    def __init__(self, path: Path, seeker: FrameSeeker, facts: ClipFacts) -> None:
        self.path = path
        self.facts = facts
        self._seeker = seeker

    @classmethod
    def open(cls, path: Path) -> "ClipStream":
        """The clip at `path`.

        Raises:
            GfrError: there is no such file, it may not be read, it is no clip, holds no video, or is damaged.
        """
        seeker = open_seeker(path)
        try:
            with clip_errors(path.name):
                return cls(path, seeker, facts_from(path, seeker))
        except BaseException:
            seeker.close()
            raise

    def __enter__(self) -> "ClipStream":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file. May be called twice."""
        self._seeker.close()

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[ClipFrame]:
        """Frames `start` up to and without `stop`, in order; begun anywhere, each is the same as in a full reading.

        Raises:
            GfrError: the range leaves the clip, or a frame is damaged beyond decoding. What came before it was good.
        """
        end = self.facts.frame_count if stop is None else stop
        check_range(self.path.name, start, end, self.facts.frame_count)
        return self._frames(start, end)

    def rgb(self, frame: ClipFrame) -> Frame:
        """The frame upright, as RGB: 8 bits from 8-bit video, 16 bits from anything deeper.

        Raises:
            GfrError: the clip states a colour matrix that is not converted.
        """
        picture = framed(picture_of(frame.native, self.path.name), f"{self.path.name} frame {frame.number}")
        return replace(picture, notes=(*picture.notes, _DOUBT)) if frame.after_damage else picture

    def _frames(self, start: int, end: int) -> Iterator[ClipFrame]:
        for number in range(start, end):
            found = self._found(number)
            yield ClipFrame(number, int(self.facts.pts[number]), found.picture, found.after_damage)

    def _found(self, number: int) -> FoundFrame:
        if self._seeker.closed:
            raise ValueError("the clip is closed")
        with clip_errors(self.path.name):
            found = self._seeker.frame(number)
        if found is None:
            raise damaged(self.path.name, Kind.CLIP, f"frame {number} cannot be decoded")
        return found


def check_range(name: str, start: int, stop: int, frame_count: int) -> None:
    """Returns when `start` to `stop` lies inside.

    Raises:
        GfrError: it does not.
    """
    if not 0 <= start <= stop <= frame_count:
        raise GfrError(
            f"'{name}' has {frame_count} frames, numbered 0 to {frame_count - 1}; "
            f"frames {start} to {stop - 1} were asked for.",
            f"Choose frames from 0 to {frame_count - 1}.",
        )
