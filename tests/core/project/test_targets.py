from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.project.schema import FileEntry, SourceEntry
from gfr_core.project.targets import target_of


@pytest.mark.parametrize(
    ("name", "frame", "target"),
    [
        ("old.tif", None, "old-restored.tif"),
        ("old.PNG", None, "old-restored.png"),
        ("old.jpg", None, "old-restored.png"),
        ("film.mkv", 12, "film-frame12-restored.png"),
    ],
)
def test_a_result_lies_beside_its_picture_without_loss(
    tmp_path: Path, name: str, frame: int | None, target: str
) -> None:
    source = SourceEntry(1, FileEntry((tmp_path / name).as_posix()), frame)
    assert target_of(source, None) == tmp_path / target


def test_only_the_former_result_of_the_same_picture_is_replaced(tmp_path: Path) -> None:
    source = SourceEntry(1, FileEntry("/attic/old.png"))
    first = tmp_path / "old-restored.png"
    first.touch()
    second = tmp_path / "old-restored-2.png"
    assert target_of(source, tmp_path) == second
    assert target_of(source, tmp_path, {second}) == tmp_path / "old-restored-3.png"
    done = replace(source, output=FileEntry(first.as_posix()))
    assert target_of(done, tmp_path) == first
