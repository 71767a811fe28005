from pathlib import Path

import pytest

from gfr_core.commands.wishes import FaceWish, FrameWish, RestoreWish
from gfr_core.commands.words.restore import with_boxes_attached
from gfr_core.progress import silent
from tests.core.commands.words.started import given

PLACE = "gfr_core.commands.restore.restore"


def test_what_is_not_said_is_left_to_the_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = given(monkeypatch, PLACE, ["restore", "a.png", "--guide", "b.png"])
    assert found == (RestoreWish(FrameWish(Path("a.png")), (Path("b.png"),)), silent)


def test_every_word_becomes_a_part_of_the_wish(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["restore", "a.mp4", "--guide", "b.png", "--out", "o.png", "--face", "2", "--strength", "0.5"]
    words += ["--influence", "0.25", "--frame", "7", "--save-steps", "s", "--weights", "w", "--device", "cpu"]
    words += ["--save-mask", "m.png", "--save-patch", "p.png", "--no-record", "--unmarked"]
    words += ["--operator", "A. B.", "--note", "Box 12"]
    found, _ = given(monkeypatch, PLACE, words)
    assert found[0] == RestoreWish(
        source=FrameWish(Path("a.mp4"), 7),
        guides=(Path("b.png"),),
        out=Path("o.png"),
        face=FaceWish(2),
        strength=0.5,
        influence=0.25,
        steps_folder=Path("s"),
        mask=Path("m.png"),
        patch=Path("p.png"),
        record=False,
        mark=False,
        operator="A. B.",
        note="Box 12",
        weights=Path("w"),
        device="cpu",
    )


def test_a_box_that_begins_with_a_minus_is_tied_to_its_word() -> None:
    assert with_boxes_attached(["--box", "-3,5,6,6", "--all"]) == ["--box=-3,5,6,6", "--all"]
    assert with_boxes_attached(["--box"]) == ["--box"]
