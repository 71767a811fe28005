"""`gfr_core.media.atomic`: the old file or the new one, never a half."""

import errno
import os
import stat
from pathlib import Path

import pytest

from gfr_core.errors import GfrError, MachineError
from gfr_core.media.atomic import write_atomically
from tests.core.media.folders import as_nobody, names_in


def test_a_new_file_holds_the_bytes_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.bin", b"new")
    assert (tmp_path / "a.bin").read_bytes() == b"new"
    assert names_in(tmp_path) == ["a.bin"]


def test_an_older_file_is_replaced_and_keeps_its_permissions(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"old")
    (tmp_path / "a.bin").chmod(0o640)
    write_atomically(tmp_path / "a.bin", b"new")
    assert (tmp_path / "a.bin").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a.bin").stat().st_mode) == 0o640


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.bin").write_bytes(b"old")
    (tmp_path / "link.bin").symlink_to("real.bin")
    write_atomically(tmp_path / "link.bin", b"new")
    assert (tmp_path / "link.bin").is_symlink()
    assert (tmp_path / "real.bin").read_bytes() == b"new"


@pytest.mark.parametrize("stage", ["fsync", "replace"])
def test_a_full_disk_leaves_the_old_file_whole_and_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    (tmp_path / "a.bin").write_bytes(b"old")

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, stage, full)
    with pytest.raises(MachineError, match=r"'a\.bin' could not be written: No space left on device"):
        write_atomically(tmp_path / "a.bin", b"new")
    monkeypatch.undo()
    assert (tmp_path / "a.bin").read_bytes() == b"old"
    assert names_in(tmp_path) == ["a.bin"]


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="no limits on a file's size here")
def test_a_write_that_stops_half_way_leaves_nothing_behind(tmp_path: Path) -> None:
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(MachineError, match="File too large"):
            write_atomically(tmp_path / "a.bin", bytes(1_000_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert names_in(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"The folder '.*nowhere' does not exist"):
        write_atomically(tmp_path / "nowhere" / "a.bin", b"new")


def test_a_folder_is_no_file_name(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="is a folder"):
        write_atomically(tmp_path, b"new")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another sort")
def test_a_folder_that_may_not_be_written_to_is_said_so(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    for parent in (tmp_path, *tmp_path.parents[:3]):
        if parent.stat().st_uid == os.geteuid():
            parent.chmod(parent.stat().st_mode | 0o055)
    with as_nobody(), pytest.raises(GfrError, match="permission denied"):
        write_atomically(folder / "a.bin", b"new")


def test_a_name_too_long_for_the_system_is_worded(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="could not be written: File name too long"):
        write_atomically(tmp_path / ("a" * 5000), b"new")


def test_a_pipe_or_a_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(GfrError, match="is not an ordinary file"):
        write_atomically(tmp_path / "pipe.png", b"new")
    assert names_in(tmp_path) == ["pipe.png"]


def test_a_link_that_leads_to_itself_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "loop.png").symlink_to("loop.png")
    write_atomically(tmp_path / "loop.png", b"new")
    assert (tmp_path / "loop.png").read_bytes() == b"new"
    assert names_in(tmp_path) == ["loop.png"]
