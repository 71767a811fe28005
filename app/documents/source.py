"""The source: the picture or clip frame to restore, and the faces on it."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.documents.qt_image import remark_on_profile, to_qimage
from gfr_core.faces.face import Face
from gfr_core.media.frame import Frame


@dataclass(frozen=True, slots=True)
class Clip:
    """A clip's extent, and which of its frames is on the desk (0 is the first)."""

    frame_count: int
    fps: float
    frame_number: int


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """A picture as it was opened. `path` is None for a pasted one, `clip` for a still.

    `shown` is the picture at 8 bit, for detectors, and `image` the picture for the screen, in the colours that its
    profile means; `key` says which pixels these are, also when they are opened again. They are made here, so that
    whoever makes a source on a lane spares the window the work: 24 megapixels take a fifth of a second.
    """

    frame: Frame
    path: Path | None = None
    clip: Clip | None = None
    shown: NDArray[np.uint8] = field(init=False)
    image: QImage = field(init=False)
    key: str = field(init=False)

    def __post_init__(self) -> None:
        """Makes the pictures for the screen."""
        object.__setattr__(self, "shown", self.frame.pixels_8bit())
        object.__setattr__(self, "image", to_qimage(self.shown, self.frame.metadata.icc))
        object.__setattr__(self, "key", f"{self.frame.name} {crc32(np.ascontiguousarray(self.frame.pixels).data):08x}")

    @property
    def remark(self) -> str:
        """What is to be known of how it is shown; mostly empty."""
        return remark_on_profile(self.frame.metadata.icc)


@dataclass(frozen=True, slots=True, eq=False)
class NumberedFace:
    """A face and the number on its chip. A number is never given twice for one source."""

    number: int
    face: Face


class Search(Enum):
    """Where the search for faces stands. `FAILED`: it did not get to an end, which is not `DONE` with none found."""

    IDLE = "idle"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class SourceDocument(QObject):
    """The open source, its faces and the selected one."""

    source_changed = Signal()
    faces_changed = Signal()
    selection_changed = Signal()
    search_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._source: Source | None = None
        self._faces: tuple[NumberedFace, ...] = ()
        self._selected: int | None = None
        self._search = Search.IDLE
        self._next_number = 1

    @property
    def source(self) -> Source | None:
        """What is open."""
        return self._source

    @property
    def faces(self) -> tuple[NumberedFace, ...]:
        """All faces, by number."""
        return self._faces

    @property
    def search(self) -> Search:
        """Where the search for faces stands."""
        return self._search

    @property
    def selected(self) -> NumberedFace | None:
        """The face that the inspector and Restore mean."""
        return next((each for each in self._faces if each.number == self._selected), None)

    def open(self, source: Source) -> None:
        """Puts a source on the desk; the old faces go with the old one."""
        self._source = source
        self._faces, self._selected, self._next_number = (), None, 1
        self._search = Search.IDLE
        for announce in (self.source_changed, self.faces_changed, self.selection_changed, self.search_changed):
            announce.emit()

    def close(self) -> None:
        """Takes the source off the desk."""
        self._source = None
        self._faces, self._selected, self._next_number = (), None, 1
        self._search = Search.IDLE
        for announce in (self.source_changed, self.faces_changed, self.selection_changed, self.search_changed):
            announce.emit()

    def resume(self, faces: tuple[NumberedFace, ...], selected: int | None, next_number: int) -> None:
        """Puts back the faces that were known when this source was left. The search counts as done."""
        self._faces, self._next_number = faces, next_number
        self.faces_changed.emit()
        self.select(selected)
        self.set_search(Search.DONE)

    @property
    def next_number(self) -> int:
        """The number that the next face will get."""
        return self._next_number

    def set_search(self, search: Search) -> None:
        """Tells where the search stands."""
        if search is not self._search:
            self._search = search
            self.search_changed.emit()

    def set_found(self, faces: list[Face]) -> None:
        """Takes the faces that the search found, numbered as they come. The largest is selected."""
        self._faces = tuple(NumberedFace(number, face) for number, face in enumerate(faces, start=1))
        self._next_number = len(faces) + 1
        self.faces_changed.emit()
        largest = max(self._faces, key=lambda each: each.face.box.side, default=None)
        self.select(largest.number if largest else None)
        self.set_search(Search.DONE)

    def number_for_next(self) -> int:
        """A number that no face of this source had before."""
        self._next_number += 1
        return self._next_number - 1

    def add_face(self, face: NumberedFace) -> None:
        """Adds a face and selects it."""
        self._faces = tuple(sorted((*self._faces, face), key=lambda each: each.number))
        self.faces_changed.emit()
        self.select(face.number)

    def remove_face(self, number: int) -> None:
        """Takes a face away. If it was selected the first of the others is."""
        self._faces = tuple(each for each in self._faces if each.number != number)
        self.faces_changed.emit()
        if self._selected == number:
            self.select(self._faces[0].number if self._faces else None)

    def replace_face(self, face: NumberedFace) -> None:
        """Puts another face under the same number: its box was moved."""
        self._faces = tuple(face if each.number == face.number else each for each in self._faces)
        self.faces_changed.emit()

    def select(self, number: int | None) -> None:
        """Selects the face with this number; None selects none."""
        if number != self._selected:
            self._selected = number
            self.selection_changed.emit()
