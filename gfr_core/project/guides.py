"""The portraits of a project's people, read once and kept as long as there is room."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.faces.find import NEAR, Pixels8
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame
from gfr_core.media.source import read_source
from gfr_core.pairing.guide_set import Guide, guide_from
from gfr_core.project.files import fault_of
from gfr_core.project.schema import PersonEntry, PortraitEntry

KEPT_BYTES = 512 * 1024 * 1024
"""Pixels of portraits that are kept for the next picture."""


@runtime_checkable
class Finder(Protocol):
    """What finds faces: `FaceFinder`, or one that a caller made of it."""

    def find(self, pixels: Pixels8) -> list[Face]:
        """The faces of a picture."""

    def face_in_box(self, pixels: Pixels8, box: Box) -> Face:
        """The face in a box."""


@dataclass(frozen=True, slots=True, eq=False)
class PersonGuides:
    """The portraits of one person.

    Attributes:
        guides: those that can be used.
        keys: of each.
        paths: of each its file; None for one from the clipboard.
        faults: why the others cannot be used.
    """

    guides: tuple[Guide, ...]
    keys: tuple[int, ...]
    paths: tuple[Path | None, ...]
    faults: tuple[str, ...]


class GuideShelf:
    """Reads portraits when they are asked for. One thread at a time."""

    def __init__(self, finder: Finder) -> None:
        self._finder = finder
        self._kept: OrderedDict[PortraitEntry, Guide | GfrError] = OrderedDict()

    def guides_of(self, person: PersonEntry) -> PersonGuides:
        """The portraits of one person."""
        tried = [(portrait, self._tried(portrait)) for portrait in person.portraits]
        self._make_room(len(tried))
        good = [(portrait, guide) for portrait, guide in tried if isinstance(guide, Guide)]
        return PersonGuides(
            guides=tuple(guide for _, guide in good),
            keys=tuple(portrait.key for portrait, _ in good),
            paths=tuple(Path(portrait.file.path) for portrait, _ in good),
            faults=tuple(str(error) for _, error in tried if isinstance(error, GfrError)),
        )

    def _tried(self, portrait: PortraitEntry) -> Guide | GfrError:
        if portrait not in self._kept:
            try:
                self._kept[portrait] = read_guide(portrait, self._finder)
            except GfrError as error:
                self._kept[portrait] = error
        self._kept.move_to_end(portrait)
        return self._kept[portrait]

    def _make_room(self, in_use: int) -> None:
        """Drops what was not asked for the longest time; never what is in use."""
        while len(self._kept) > in_use and sum(_size(each) for each in self._kept.values()) > KEPT_BYTES:
            self._kept.popitem(last=False)


def read_guide(portrait: PortraitEntry, finder: Finder) -> Guide:
    """The portrait with its face.

    Raises:
        GfrError: it is missing, has changed, cannot be read, or shows no face of use.
    """
    fault = fault_of(portrait.file)
    if fault is not None:
        raise GfrError(fault.words)
    frame = read_source(Path(portrait.file.path))
    return guide_from(frame, [*faces_of(frame, portrait, finder)])


def faces_of(frame: Frame, portrait: PortraitEntry, finder: Finder) -> Sequence[Face]:
    """The face that the project means; all that are found when it does not say.

    Raises:
        GfrError: the box does not lie on the picture.
    """
    pixels = frame.pixels_8bit()
    found = finder.find(pixels)
    if portrait.box is None:
        return found
    box = Box(*portrait.box)
    meant = max(found, key=lambda face: face.box.iou(box), default=None)
    return [meant if meant is not None and meant.box.iou(box) > NEAR else finder.face_in_box(pixels, box)]


def _size(kept: Guide | GfrError) -> int:
    return int(kept.frame.pixels.nbytes) if isinstance(kept, Guide) else 0
