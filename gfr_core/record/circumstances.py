"""What a restoration does not say about itself, and a record must: where its inputs lie, who did it, on what."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gfr_core.faces.face import Face
from gfr_core.media.frame import Frame, Pixels
from gfr_core.pairing.guide_set import Guide
from gfr_core.restore.outcome import DEFAULT_OPTIONS, RestoreOptions


@dataclass(frozen=True, slots=True, eq=False)
class Offered:
    """A portrait that was offered for a face.

    Attributes:
        name: how the ranking of the face calls it.
        face: the face in it that guides.
        path: its file; None for one from the clipboard.
        pixels: H W 3, as read; None when they are not at hand any more.
        person: whom it shows; "" when nobody said.
        faces_found: how many faces it shows.
    """

    name: str
    face: Face
    path: Path | None = None
    pixels: Pixels | None = None
    person: str = ""
    faces_found: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Circumstances:
    """How an output came about.

    Attributes:
        source: the picture as it was read.
        source_path: its file; None for one from the clipboard.
        frame: which frame of a clip, from 0; None for a picture.
        portraits: those offered for any face; more do no harm.
        options: how the faces were put back.
        device: where the networks computed: "cpu", "cuda" or "mps".
        weights: their file; None for those that come with the program.
        numbers: of the result's faces, in their order; None for one without. Empty: 1, 2, 3...
        operator: who did it.
        note: the operator's own words.
    """

    source: Frame
    source_path: Path | None = None
    frame: int | None = None
    portraits: Sequence[Offered] = ()
    options: RestoreOptions = DEFAULT_OPTIONS
    device: str = "cpu"
    weights: Path | None = None
    numbers: Sequence[int | None] = ()
    operator: str = ""
    note: str = ""

    @property
    def inputs(self) -> tuple[Path, ...]:
        """The files that were read; none may be written over."""
        portraits = (portrait.path for portrait in self.portraits)
        return tuple(path for path in (self.source_path, *portraits, self.weights) if path is not None)


def offered_of(guides: Sequence[Guide], paths: Sequence[Path | None], person: str = "") -> tuple[Offered, ...]:
    """Guides of one person with the files they came from, in the same order."""
    return tuple(
        Offered(guide.name, guide.face, path, guide.frame.pixels, person, guide.faces_found)
        for guide, path in zip(guides, paths, strict=True)
    )
