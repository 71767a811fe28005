"""`gfr_core.media.file_in_progress`: whole or not at all."""

import errno
from pathlib import Path

import pytest

from gfr_core.errors import GfrError, MachineError
from gfr_core.media.file_in_progress import replacing


def fail_halfway(path: Path, error: BaseException) -> None:
    with replacing(path) as file:
        file.write_bytes(b"half")
        raise error


def test_the_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.mkv"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write_bytes(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert [one.name for one in tmp_path.iterdir()] == ["a.mkv"]


@pytest.mark.parametrize("error", [KeyboardInterrupt(), RuntimeError("x")])
def test_nothing_is_left_behind_when_it_does_not(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "a.mkv"
    with pytest.raises(type(error)):
        fail_halfway(path, error)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_the_machines_fault(tmp_path: Path) -> None:
    wanted = r"'a\.mkv' could not be written: No space left on device\. Nothing was changed\."
    with pytest.raises(MachineError, match=wanted):
        fail_halfway(tmp_path / "a.mkv", OSError(errno.ENOSPC, "No space left on device"))
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.mkv").write_bytes(b"old")
    link = tmp_path / "link.mkv"
    link.symlink_to(tmp_path / "real.mkv")
    with replacing(link) as file:
        file.write_bytes(b"new")
    assert link.is_symlink()
    assert (tmp_path / "real.mkv").read_bytes() == b"new"


def test_unusable_places_are_refused_in_words(tmp_path: Path) -> None:
    source = tmp_path / "source.mkv"
    source.write_bytes(b"x")
    for path, words in (
        (tmp_path, "is a folder, not a file name"),
        (tmp_path / "none" / "a.mkv", "does not exist"),
        (Path("/dev/null"), "is not an ordinary file"),
        (source, r"'source\.mkv' is the source itself; it is never overwritten"),
    ):
        with pytest.raises(GfrError, match=words), replacing(path, source=source):
            pass
    assert source.read_bytes() == b"x"


def test_a_refused_permission_is_the_users_to_change(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"'a\.mkv' may not be written in .*: permission denied"):
        fail_halfway(tmp_path / "a.mkv", PermissionError())
