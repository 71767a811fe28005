"""`gfr_core.media.sequence_names`: which files are frames of one film."""

from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.media.sequence_names import in_words, is_sequence, numbered_files


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"x")


def test_a_folder_a_pattern_and_a_picture_mean_the_same(tmp_path: Path) -> None:
    touch(tmp_path, "plate.0009.dpx", "plate.0010.dpx", "plate.0011.dpx", "notes.txt", ".plate.0012.dpx")
    expected = numbered_files(tmp_path)
    assert expected.numbers == (9, 10, 11)
    assert expected.label == "plate.####.dpx"
    for name in ("plate.####.dpx", "plate.%04d.dpx", "plate.%d.dpx", "plate.0010.dpx"):
        assert numbered_files(tmp_path / name) == expected


def test_numbers_are_ordered_as_numbers(tmp_path: Path) -> None:
    touch(tmp_path, "p1.png", "p10.png", "p2.png")
    assert [one.name for one in numbered_files(tmp_path).paths] == ["p1.png", "p2.png", "p10.png"]


def test_gaps_are_found_and_named(tmp_path: Path) -> None:
    touch(tmp_path, "p1.png", "p3.png", "p4.png", "p8.png")
    gaps = numbered_files(tmp_path).gaps
    assert gaps == ((2, 2), (5, 7))
    assert in_words(gaps) == "2, 5 to 7"
    assert in_words([(n, n) for n in range(0, 20, 2)]) == "0, 2, 4, 6, 8, 10 and 4 more runs"


def test_one_picture_without_a_number_is_a_film_of_one_frame(tmp_path: Path) -> None:
    touch(tmp_path, "portrait.tif")
    assert numbered_files(tmp_path / "portrait.tif").numbers == (0,)


def test_what_cannot_be_a_sequence_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="holds no numbered pictures"):
        numbered_files(tmp_path)
    with pytest.raises(GfrError, match=r"No picture like 'p\.####\.dpx' is in"):
        numbered_files(tmp_path / "p.####.dpx")
    with pytest.raises(GfrError, match="does not exist"):
        numbered_files(tmp_path / "p1.dpx")
    touch(tmp_path, "a1.png", "b1.png", "b2.png")
    with pytest.raises(GfrError, match=r"holds 2 sequences: 'a####\.png', 'b####\.png'"):
        numbered_files(tmp_path)
    touch(tmp_path, "a01.png")
    with pytest.raises(GfrError, match=r"'a1\.png' and 'a01\.png' have the same number"):
        numbered_files(tmp_path / "a1.png")


def test_clips_are_no_sequences(tmp_path: Path) -> None:
    assert not is_sequence(tmp_path / "take#2.mp4")
    assert is_sequence(tmp_path)
    assert is_sequence(tmp_path / "a.%04d.EXR")
