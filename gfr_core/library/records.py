"""What the library holds, as plain values."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face

Descriptor = NDArray[np.float32]
"""What a face looks like, in numbers that can be compared; see `gfr_core.library.similar`."""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """Somebody in the library.

    Attributes:
        id: never given twice.
        name: as the user calls them.
        tags, notes: the user's words.
        portraits: how many there are.
        thumbnail: of the first portrait, JPEG; None without one.
    """

    id: int
    name: str
    tags: tuple[str, ...] = ()
    notes: str = ""
    portraits: int = 0
    thumbnail: bytes | None = None


@dataclass(frozen=True, slots=True, eq=False)
class NewPortrait:
    """A picture with a face, ready to be kept.

    Attributes:
        path: where the picture lies. It is referred to, never copied.
        sha256: of its content.
        size: bytes.
        mtime_ns: when it was changed last.
        face: the face in it that is meant.
        thumbnail: the face's square, JPEG.
        descriptor: what the face looks like; None when that could not be told.
    """

    path: Path
    sha256: str
    size: int
    mtime_ns: int
    face: Face
    thumbnail: bytes
    descriptor: Descriptor | None = None


@dataclass(frozen=True, slots=True, eq=False)
class PortraitRecord:
    """A portrait of somebody in the library; `content` as it was when it was kept."""

    id: int
    person: int
    content: NewPortrait
    tags: tuple[str, ...] = ()
    notes: str = ""

    @property
    def path(self) -> Path:
        """Where the picture lies, or lay."""
        return self.content.path

    @property
    def name(self) -> str:
        """The file's name."""
        return self.content.path.name


def tidy_tags(tags: str | tuple[str, ...]) -> tuple[str, ...]:
    """Tags as they are kept: trimmed, each once whatever its case, in the order given. A text is split at commas."""
    parts = tags.split(",") if isinstance(tags, str) else tags
    kept: dict[str, str] = {}
    for tag in (" ".join(part.split()) for part in parts):
        if tag:
            kept.setdefault(tag.casefold(), tag)
    return tuple(kept.values())
