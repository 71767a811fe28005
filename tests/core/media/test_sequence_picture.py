"""`gfr_core.media.sequence_picture`: one picture with its own samples."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.sequence_picture import read_native, size_in, stated_size
from gfr_core.media.still import write_still
from tests.core.media.native_frames import planes_in, same_planes
from tests.core.media.sequence_files import write_dpx, write_native


@pytest.mark.parametrize("order", ["be", "le"])
@pytest.mark.parametrize("bits", [10, 16])
def test_dpx_is_read_sample_by_sample(tmp_path: Path, order: str, bits: int) -> None:
    written = write_dpx(tmp_path / "a.dpx", bits=bits, order=order)
    found = read_native(tmp_path / "a.dpx")
    assert found.kind is Kind.DPX
    for one, other in zip(planes_in(written), planes_in(found.native), strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize("pixel_format", ["gbrpf32le", "grayf32le"])
@pytest.mark.parametrize("depth", ["half", "float"])
def test_exr_is_read_sample_by_sample(tmp_path: Path, pixel_format: str, depth: str) -> None:
    """The values written are exact in half precision."""
    written = write_native(tmp_path / "a.exr", "exr", pixel_format, options={"format": depth, "compression": "zip1"})
    native = read_native(tmp_path / "a.exr").native
    assert ("f16" in native.format.name) == (depth == "half")
    for one, other in zip(planes_in(written), planes_in(native), strict=True):
        assert np.array_equal(one, other.astype(np.float32))


@pytest.mark.parametrize("ending", ["png", "tif"])
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("alpha", [False, True])
def test_stills_keep_their_samples_and_words(tmp_path: Path, ending: str, dtype: type, grey: bool, alpha: bool) -> None:
    rng = np.random.default_rng(0)
    pixels: Any = rng.integers(0, np.iinfo(dtype).max, (26, 38, 1 if grey else 3)).astype(dtype)
    pixels = np.repeat(pixels, 3, axis=2) if grey else pixels
    plane: Any = rng.integers(0, np.iinfo(dtype).max, (26, 38)).astype(dtype) if alpha else None
    path = tmp_path / f"a.{ending}"
    write_still(Frame(pixels, "a", plane, grey, Metadata(dpi=(300.0, 300.0))), path)
    found = read_native(path)
    assert found.metadata is not None
    assert found.metadata.dpi == pytest.approx((300.0, 300.0), abs=0.02)
    planes = planes_in(found.native)[0]
    assert np.array_equal(np.stack([planes] * 3, axis=2) if planes.ndim == 2 else planes[:, :, :3], pixels)
    if plane is not None:
        assert np.array_equal(planes[:, :, 3], plane)


def test_sizes_are_told_without_decoding(tmp_path: Path) -> None:
    write_dpx(tmp_path / "a.dpx")
    write_native(tmp_path / "a.exr", "exr", "gbrpf32le")
    for name in ("a.png", "a.tif"):
        write_still(Frame(np.zeros((26, 38, 3), np.uint8), "a"), tmp_path / name)
    for name in ("a.dpx", "a.exr", "a.png", "a.tif"):
        assert stated_size(tmp_path / name) == (38, 26)
    Image.new("RGB", (38, 26)).save(tmp_path / "a.jpg")
    assert stated_size(tmp_path / "a.jpg") is None


def test_a_cut_off_or_foreign_picture_is_refused_in_words(tmp_path: Path) -> None:
    write_dpx(tmp_path / "a.dpx")
    (tmp_path / "a.dpx").write_bytes((tmp_path / "a.dpx").read_bytes()[:2500])
    with pytest.raises(GfrError, match=r"'a\.dpx' is a DPX file that is damaged"):
        read_native(tmp_path / "a.dpx")
    (tmp_path / "b.dpx").write_bytes(b"GIF89a" + bytes(300))
    with pytest.raises(GfrError, match=r"'b\.dpx' holds GIF data; a sequence is made of DPX, TIFF, PNG or EXR"):
        read_native(tmp_path / "b.dpx")
    for kind, words in ((Kind.EXR, "it states no size"), (Kind.PNG, "its header is missing")):
        with pytest.raises(GfrError, match=words):
            size_in(b"nothing", "c", kind)


def test_the_samples_read_are_the_same_each_time(tmp_path: Path) -> None:
    write_dpx(tmp_path / "a.dpx")
    assert same_planes(read_native(tmp_path / "a.dpx").native, read_native(tmp_path / "a.dpx").native)
