import numpy as np

from gfr_core.project.faces import entry_of_face, face_of
from tests.core.restore.faces import face_at, landmark_face


def test_a_face_becomes_an_entry_and_a_face_again() -> None:
    face = landmark_face(10, 20, 50)
    back = face_of(entry_of_face(3, face))
    assert (back.box, back.score, back.found_by) == (face.box, face.score, face.found_by)
    assert back.landmarks is not None
    assert face.landmarks is not None
    assert np.array_equal(back.landmarks, face.landmarks)


def test_a_face_without_landmarks_stays_without() -> None:
    entry = entry_of_face(1, face_at(1, 2, 30))
    assert (entry.box, entry.landmarks) == ((1.0, 2.0, 30.0, 30.0), None)
    assert face_of(entry) == face_at(1, 2, 30)
