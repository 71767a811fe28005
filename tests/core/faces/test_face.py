"""A face is a value."""

from dataclasses import FrozenInstanceError

import pytest

from gfr_core.faces.face import Face
from gfr_core.geometry import Box


def test_a_face_cannot_be_changed_behind_its_owner_s_back() -> None:
    face = Face(Box(0, 0, 10, 10), 0.9, "hand")
    with pytest.raises(FrozenInstanceError):
        face.score = 0.1  # type: ignore[misc]


def test_a_face_has_no_landmarks_until_a_landmarker_has_looked() -> None:
    assert Face(Box(0, 0, 10, 10), 0.9, "hand").landmarks is None
