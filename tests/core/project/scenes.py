"""Pictures in files, and a finder that sees what the test says."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.faces.find import FaceFinder
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still
from gfr_core.project.files import entry_of
from gfr_core.project.schema import PersonEntry, PortraitEntry, SourceEntry
from tests.core.restore.faces import face_at, smooth_picture

FACE = face_at(40, 40, 60)


@dataclass
class ToldFinder(FaceFinder):
    """Finds the same faces in every picture."""

    faces: list[Face] = field(default_factory=lambda: [FACE])
    searches: int = 0

    def find(self, pixels: NDArray[np.uint8]) -> list[Face]:
        self.searches += 1
        return list(self.faces)

    def face_in_box(self, pixels: NDArray[np.uint8], box: Box) -> Face:
        return Face(box, 1.0, "hand")


def photo(path: Path, side: int = 140) -> Path:
    write_still(Frame(smooth_picture(side, side), path.name), path)
    return path


def source(key: int, path: Path) -> SourceEntry:
    return SourceEntry(key, entry_of(photo(path)))


def person(key: int, *paths: Path) -> PersonEntry:
    portraits = (PortraitEntry(10 * key + n, entry_of(photo(path))) for n, path in enumerate(paths))
    return PersonEntry(key, f"Person {key}", tuple(portraits))
