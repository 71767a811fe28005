import pickle
import struct
import tarfile
from pathlib import Path

import pytest
import torch

from gfr_core.checkpoint.file_kind import read_text_fields
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.errors import GfrError
from tests.core.checkpoint.weights import tiny_checkpoint


class Trap:
    """Runs a program when it is unpickled."""

    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.marker,)


@pytest.mark.parametrize("protocol", [2, 3, 4, 5])
def test_a_pickle_is_refused_and_never_run(tmp_path: Path, protocol: int) -> None:
    path, marker = tmp_path / "a.pth", tmp_path / "ran"
    path.write_bytes(pickle.dumps(Trap(marker), protocol=protocol))
    with pytest.raises(GfrError, match="GFR Studio never unpickles"):
        read_text_fields(path)
    assert not marker.exists()


@pytest.mark.parametrize("zipped", [True, False])
def test_what_torch_save_writes_is_refused_even_when_renamed(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / "a.safetensors"
    torch.save({"x": torch.zeros(2)}, path, _use_new_zipfile_serialization=zipped)
    with pytest.raises(GfrError, match="are a Python pickle"):
        read_text_fields(path)


def test_a_tar_of_pickles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x")
    with tarfile.open(tmp_path / "a.pth.tar", "w") as tar:
        tar.add(tmp_path / "x", "x")
    with pytest.raises(GfrError, match="are a Python pickle"):
        read_text_fields(tmp_path / "a.pth.tar")


@pytest.mark.parametrize("kept", [4, 9, 100, 2000, -1])
def test_a_file_cut_short_anywhere_is_a_clear_error(tmp_path: Path, kept: int) -> None:
    path = tmp_path / "a.safetensors"
    save_checkpoint(path, tiny_checkpoint())
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(GfrError, match=r"truncated|not a weights file"):
        read_text_fields(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"\xff\xd8\xff\xe0" * 64, b"\0" * 64, struct.pack("<Q", 10**15) + b"{}", b"PK\x03\x04"],
)
def test_other_files_are_a_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(content)
    with pytest.raises(GfrError):
        read_text_fields(path)


def test_a_header_that_is_no_json_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    path.write_bytes(struct.pack("<Q", 4) + b"{xx}")
    with pytest.raises(GfrError, match="damaged header"):
        read_text_fields(path)


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"no\.safetensors' does not exist"):
        read_text_fields(tmp_path / "no.safetensors")
    with pytest.raises(GfrError, match="is a folder"):
        read_text_fields(tmp_path)
