"""What a restoration does not say about itself."""

from pathlib import Path

import pytest

from gfr_core.record.circumstances import Circumstances, Offered, offered_of
from tests.core.restore.faces import face_at, frame, guide, smooth_picture


def test_every_file_that_was_read_is_an_input() -> None:
    portraits = (Offered("mum", face_at(0, 0, 9), Path("mum.png")), Offered("pasted", face_at(0, 0, 9)))
    how = Circumstances(frame(smooth_picture(9, 9)), Path("old.png"), portraits=portraits, weights=Path("w"))
    assert how.inputs == (Path("old.png"), Path("mum.png"), Path("w"))


def test_guides_are_offered_with_their_files_and_their_person() -> None:
    one, other = guide("a.png"), guide("b.png")
    found = offered_of((one, other), (Path("x/a.png"), None), "Mum")
    assert [(each.name, each.path, each.person) for each in found] == [
        ("a.png", Path("x/a.png"), "Mum"),
        ("b.png", None, "Mum"),
    ]
    assert found[0].pixels is one.frame.pixels
    assert found[0].face is one.face


def test_each_guide_needs_its_file() -> None:
    with pytest.raises(ValueError, match="shorter"):
        offered_of((guide(),), ())
