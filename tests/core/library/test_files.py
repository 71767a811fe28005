import os
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.library.files import in_words, relink, state_of
from gfr_core.library.records import PortraitRecord
from gfr_core.progress import Progress, Stopped
from tests.core.library.kept import picture, portrait


def record(path: Path, seed: int = 0, number: int = 1) -> PortraitRecord:
    return PortraitRecord(number, 1, portrait(path, seed))


def test_a_picture_that_was_left_alone_is_the_same(tmp_path: Path) -> None:
    kept = record(tmp_path / "a.png")
    assert state_of(kept) == "same"
    os.utime(kept.path, (1, 1))
    assert state_of(kept) == "same"
    assert in_words(kept, "same") == ""


def test_a_picture_that_is_gone_or_another_is_told(tmp_path: Path) -> None:
    kept = record(tmp_path / "a.png")
    picture(kept.path, 9)
    assert state_of(kept) == "changed"
    assert in_words(kept, "changed") == "'a.png' has changed since it was kept: its content is another."
    kept.path.unlink()
    assert state_of(kept) == "missing"
    assert in_words(kept, "missing") == (
        f"'a.png' is not in '{tmp_path}' any more. If it was moved, look for it with Relink."
    )


def test_a_change_that_keeps_the_size_is_seen_by_the_content(tmp_path: Path) -> None:
    kept = record(tmp_path / "a.png")
    content = bytearray(kept.path.read_bytes())
    content[-20] ^= 1
    kept.path.write_bytes(content)
    os.utime(kept.path, (1, 1))
    assert state_of(kept) == "changed"


def test_moved_and_renamed_pictures_are_found_by_their_content(tmp_path: Path) -> None:
    kept = [record(tmp_path / f"{seed}.png", seed, seed) for seed in (1, 2, 3)]
    below = tmp_path / "moved" / "deeper"
    below.mkdir(parents=True)
    kept[0].path.rename(below / "other name.jpg")
    kept[1].path.unlink()
    picture(tmp_path / "moved" / "stranger.png", 77)
    found = relink(kept, tmp_path / "moved")
    assert found.places == ((1, below / "other name.jpg"),)
    assert [each.id for each in found.missing] == [2]


def test_looking_can_be_stopped(tmp_path: Path) -> None:
    kept = record(tmp_path / "a.png")
    kept.path.rename(tmp_path / "b.png")

    def stop(_progress: Progress) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        relink([kept], tmp_path, stop)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="is not a folder") as told:
        relink([], tmp_path / "nowhere")
    assert told.value.hint == "Choose the folder that the pictures were moved to."
