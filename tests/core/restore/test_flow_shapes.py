from dataclasses import FrozenInstanceError

import pytest

from gfr_core.restore.flow_shapes import Strokes, Words


def test_a_shape_is_a_value() -> None:
    words = Words(1, 2, "still", 12, (0, 0, 0))
    with pytest.raises(FrozenInstanceError):
        words.text = "moving"  # type: ignore[misc]


def test_lines_are_drawn_beyond_the_picture_unless_told_otherwise() -> None:
    assert not Strokes("sample", (), (0, 0, 0), 1).in_picture
