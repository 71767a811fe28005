"""What the user asked for, as values."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FrameWish:
    """Which picture: a photograph, or one frame of a clip by its number (from 0) or its second."""

    path: Path
    frame: int | None = None
    time_s: float | None = None


@dataclass(frozen=True, slots=True)
class FaceWish:
    """Which faces: one by its number from the left (from 1), one marked by hand, all, or by default the largest.

    `box` is left, top, width, height in pixels of the source.
    """

    number: int | None = None
    box: tuple[float, float, float, float] | None = None
    every: bool = False


@dataclass(frozen=True, slots=True)
class RestoreWish:
    """One picture to restore.

    Attributes:
        source: the picture.
        guides: portraits of the person, at least one.
        out: where the result goes; None means beside the source.
        face: which faces.
        strength: 0 leaves the face alone, 1 is the whole restoration; None: the whole, or less where that is advised.
        influence: of the portrait; 0 uses nothing of it, 1 all.
        steps_folder: where the steps go; None means nowhere.
        mask: where the mask goes; None means nowhere.
        patch: where the changed pixels go; None means nowhere.
        record: write a treatment record beside the result.
        mark: say in the result's metadata that AI restored it.
        operator: who does it, for the record.
        note: the operator's words, for the record.
        weights: None means those that come with the program.
        device: "auto", "cpu", "cuda" or "mps".
    """

    source: FrameWish
    guides: tuple[Path, ...]
    out: Path | None = None
    face: FaceWish = FaceWish()
    strength: float | None = None
    influence: float = 1.0
    steps_folder: Path | None = None
    mask: Path | None = None
    patch: Path | None = None
    record: bool = True
    mark: bool = True
    operator: str = ""
    note: str = ""
    weights: Path | None = None
    device: str = "auto"
