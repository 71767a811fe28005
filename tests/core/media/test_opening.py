"""`gfr_core.media.opening`: every way in which opening a file fails is said in words."""

import os
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.media.formats import Kind
from gfr_core.media.opening import check_openable, check_size, decoding, kind_of, opened
from tests.core.media.folders import as_nobody


def test_a_missing_file_is_named() -> None:
    with pytest.raises(GfrError, match=r"'/no/such\.png' does not exist"):
        check_openable(Path("/no/such.png"))


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="is a folder, not a file"):
        check_openable(tmp_path)


def test_an_empty_file_is_said_to_be_empty(tmp_path: Path) -> None:
    (tmp_path / "a.png").touch()
    with pytest.raises(GfrError, match=r"'a\.png' is empty \(0 bytes\)"):
        check_openable(tmp_path / "a.png")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_before_it_can_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(GfrError, match="not an ordinary file"):
        kind_of(tmp_path / "pipe.png")


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of another sort")
def test_a_forbidden_file_is_said_to_be_forbidden(tmp_path: Path) -> None:
    secret = tmp_path / "secret.png"
    secret.write_bytes(b"x")
    secret.chmod(0)
    with as_nobody(), pytest.raises(GfrError, match="permission denied"):
        kind_of(secret)


def test_a_name_too_long_for_the_system_is_worded(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="could not be read"):
        kind_of(tmp_path / ("a" * 5000))


def test_a_file_larger_than_the_limit_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "huge.png"
    with path.open("wb") as file:
        file.truncate((4 << 30) + 1)  # sparse: takes no room
    with pytest.raises(GfrError, match="larger than 4 GB"), opened(path):
        pass


def test_an_opened_file_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"abc")
    with opened(tmp_path / "a.png") as file:
        assert file.read() == b"abc"


def test_sizes_up_to_the_limit_pass_and_others_name_it() -> None:
    check_size("a.png", 20_000, 20_000)
    with pytest.raises(GfrError, match=r"20001 x 20000 pixels \(400 megapixels\); at most 400 megapixels"):
        check_size("a.png", 20_001, 20_000)
    with pytest.raises(GfrError, match="0 x 5"):
        check_size("a.png", 0, 5)


def test_any_exception_of_a_decoder_is_worded_and_kept() -> None:
    wanted = r"'a\.png' is a PNG file that is damaged.*: odd"
    with pytest.raises(GfrError, match=wanted) as caught, decoding("a.png", Kind.PNG):
        raise ValueError("odd")
    assert isinstance(caught.value.__cause__, ValueError)


def test_an_error_already_worded_passes() -> None:
    with pytest.raises(GfrError, match=r"^mine$"), decoding("a.png", Kind.PNG):
        raise GfrError("mine")
