"""Faces as a project file describes them, and back."""

import numpy as np

from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.project.schema import FaceEntry


def face_of(entry: FaceEntry) -> Face:
    """The face that an entry describes."""
    landmarks = None if entry.landmarks is None else np.array(entry.landmarks, dtype=np.float64)
    return Face(Box(*entry.box), entry.score, entry.found_by, landmarks)


def entry_of_face(number: int, face: Face) -> FaceEntry:
    """The entry of a face that nothing is known of yet."""
    box = face.box
    landmarks = None if face.landmarks is None else tuple((float(x), float(y)) for x, y in face.landmarks)
    return FaceEntry(number, (box.x, box.y, box.w, box.h), face.found_by, float(face.score), landmarks)
