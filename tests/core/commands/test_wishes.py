"""What is wished for when nothing is said."""

from pathlib import Path

from gfr_core.commands.wishes import FaceWish, FrameWish, RestoreWish


def test_by_default_the_largest_face_is_restored_as_advised_beside_the_source() -> None:
    wish = RestoreWish(FrameWish(Path("a.png")), guides=(Path("b.png"),))
    assert (wish.face, wish.strength, wish.out, wish.device) == (FaceWish(), None, None, "auto")
    assert (wish.face.number, wish.face.box, wish.face.every) == (None, None, False)
