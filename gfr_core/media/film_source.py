"""Moving pictures, whatever they are stored as: a clip or numbered pictures, read in one way."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from av.video.frame import VideoFrame

from gfr_core.media.clip_facts import ClipFacts
from gfr_core.media.frame import Frame, Metadata


@dataclass(frozen=True, slots=True)
class ClipFrame:
    """One frame as it is stored.

    Attributes:
        number: counted from 0 in the order of showing.
        pts: when it appears, in units of the source's time base.
        native: the decoded samples, untouched. They are the reader's: write into a copy only.
        after_damage: the clip is damaged at or shortly before it.
        metadata: of a picture of a sequence: its ICC profile and so on.
        path: of a picture of a sequence: its file.
    """

    number: int
    pts: int
    native: VideoFrame
    after_damage: bool = False
    metadata: Metadata | None = None
    path: Path | None = None


@runtime_checkable
class FilmSource(Protocol):
    """An open clip or sequence. Used from one thread at a time; closed after use; reads only."""

    @property
    def path(self) -> Path:
        """The clip, or the sequence's first picture."""

    @property
    def facts(self) -> ClipFacts:
        """What it says of itself."""

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[ClipFrame]:
        """Frames `start` up to and without `stop`, in order, one at a time in memory."""

    def rgb(self, frame: ClipFrame) -> Frame:
        """The frame upright, as RGB of 8 or 16 bits."""

    def close(self) -> None:
        """Lets go of the files. May be called twice."""

    def __enter__(self) -> "FilmSource": ...

    def __exit__(self, *error: object) -> None: ...
