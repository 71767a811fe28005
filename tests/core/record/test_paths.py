"""Paths in a record."""

from pathlib import Path

import pytest

from gfr_core.record.paths import path_of, stored_path


@pytest.mark.parametrize(
    ("file", "stored"),
    [("job/old.png", "old.png"), ("job/scans/old.png", "scans/old.png"), ("else/mum.png", None), ("jobs/x.png", None)],
)
def test_beside_and_below_the_record_are_relative_the_rest_is_absolute(
    tmp_path: Path, file: str, stored: str | None
) -> None:
    path = tmp_path / file
    assert stored_path(path, tmp_path / "job") == (stored or path.as_posix())


def test_what_was_stored_is_found_again(tmp_path: Path) -> None:
    for file in (tmp_path / "job" / "a" / "b.png", tmp_path / "else" / "mum.png"):
        assert path_of(stored_path(file, tmp_path / "job"), tmp_path / "job") == file


def test_a_name_given_without_a_folder_lies_where_the_program_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert stored_path(Path("old.png"), Path()) == "old.png"
    assert stored_path(Path("old.png"), Path("out")) == (tmp_path / "old.png").as_posix()


def test_a_folder_that_moved_as_a_whole_still_fits(tmp_path: Path) -> None:
    stored = stored_path(tmp_path / "job" / "old.png", tmp_path / "job")
    assert path_of(stored, tmp_path / "moved") == tmp_path / "moved" / "old.png"
