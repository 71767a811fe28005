import pytest

from gfr_core.project.entries import Unfit, read_entry
from gfr_core.project.schema import FaceEntry, FileEntry, SourceEntry

FACE = {"number": 1, "box": [1, 2, 3, 4.5]}


def read_face(**changes: object) -> tuple[FaceEntry, list[str]]:
    notes: list[str] = []
    return read_entry(FaceEntry, {**FACE, **changes}, "Face 1", notes), notes


def test_what_is_not_said_has_its_default() -> None:
    assert read_face() == (FaceEntry(1, (1.0, 2.0, 3.0, 4.5)), [])


def test_what_a_later_version_added_is_passed_over() -> None:
    assert read_face(mood="cheerful") == (FaceEntry(1, (1.0, 2.0, 3.0, 4.5)), [])


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("score", "high", "'high'"),
        ("score", float("nan"), "nan"),
        ("score", True, "True"),
        ("person", 1.5, "1.5"),
        ("state", "gone", "'gone'"),
        ("landmarks", [[1, 2], [3]], "[3]"),
        ("reason", None, "nothing"),
    ],
)
def test_a_damaged_field_is_left_out_and_told(name: str, value: object, found: str) -> None:
    face, notes = read_face(**{name: value})
    assert face == FaceEntry(1, (1.0, 2.0, 3.0, 4.5))
    assert notes == [f"Face 1: '{name}' is damaged ({found}); it was left out."]


def test_without_what_is_needed_there_is_no_entry() -> None:
    with pytest.raises(Unfit, match=r"Face 1: 'box' is damaged \(\[1, 2, 3\]\)"):
        read_face(box=[1, 2, 3])
    with pytest.raises(Unfit, match=r"Face 1 is \[\] instead of an entry"):
        read_entry(FaceEntry, [], "Face 1", [])


def test_a_damaged_face_does_not_keep_the_others_out() -> None:
    notes: list[str] = []
    value = {"key": 3, "file": {"path": "old.png"}, "faces": [{**FACE, "number": None}, FACE]}
    source = read_entry(SourceEntry, value, "Picture 3", notes)
    assert source == SourceEntry(3, FileEntry("old.png"), faces=(FaceEntry(1, (1.0, 2.0, 3.0, 4.5)),))
    assert notes == ["Picture 3, Face 1: 'number' is damaged (nothing); it was left out."]
