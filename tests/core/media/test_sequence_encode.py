"""`gfr_core.media.sequence_encode`: a frame as the bytes of a picture."""

from pathlib import Path

import numpy as np
import pytest

from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.frame import Frame
from gfr_core.media.scene_light import shown
from gfr_core.media.sequence import dpx_header_of, rgb_of
from gfr_core.media.sequence_encode import encoded_dpx, encoded_exr, encoded_still
from gfr_core.media.sequence_picture import read_native
from gfr_core.media.still import read_still
from tests.core.media.native_frames import planes_in, random_frame, same_planes
from tests.core.media.sequence_files import write_dpx, write_native


@pytest.mark.parametrize("order", ["be", "le"])
@pytest.mark.parametrize("bits", [10, 16])
def test_dpx_in_is_dpx_out_with_its_header(tmp_path: Path, order: str, bits: int) -> None:
    path = tmp_path / "a.dpx"
    write_dpx(path, bits=bits, order=order, described=True)
    native, header = read_native(path).native, dpx_header_of(path)
    data = encoded_dpx(native, rgb_of(native, "a").pixels, header, 24.0, bits=bits)
    (tmp_path / "b.dpx").write_bytes(data)
    assert same_planes(read_native(tmp_path / "b.dpx").native, native)
    again = dpx_header_of(tmp_path / "b.dpx")
    assert header is not None
    assert again is not None
    assert (again.words, again.time_code, again.big_endian) == (header.words, header.time_code, header.big_endian)


@pytest.mark.parametrize(("bits", "allowed"), [(10, 33), (16, 0)])
@pytest.mark.parametrize("pixel_format", ["yuv420p10le", "gray16le", "gbrp12le", "rgb48le"])
def test_other_samples_become_rgb_of_the_wanted_depth(
    tmp_path: Path, pixel_format: str, bits: int, allowed: int
) -> None:
    native = random_frame(pixel_format)
    pixels = rgb_of(native, "a").pixels
    (tmp_path / "a.dpx").write_bytes(encoded_dpx(native, pixels, None, 18.0, bits=bits))
    found = rgb_of(read_native(tmp_path / "a.dpx").native, "a").pixels
    assert np.abs(found.astype(int) - pixels).max() <= allowed
    header = dpx_header_of(tmp_path / "a.dpx")
    assert header is not None
    assert header.frame_rate == 18.0


@pytest.mark.parametrize("depth", ["half", "float"])
@pytest.mark.parametrize("pixel_format", ["gbrpf32le", "grayf32le", "gbrapf32le"])
def test_light_in_is_light_out(tmp_path: Path, pixel_format: str, depth: str) -> None:
    write_native(tmp_path / "a.exr", "exr", pixel_format, options={"format": depth})
    native = read_native(tmp_path / "a.exr").native
    (tmp_path / "b.exr").write_bytes(encoded_exr(native, rgb_of(native, "a").pixels))
    again = read_native(tmp_path / "b.exr").native
    assert again.format.name == native.format.name
    assert same_planes(again, native)


def test_pictures_become_light_that_is_shown_as_they_were(tmp_path: Path) -> None:
    native = random_frame("gbrp16le")
    pixels = rgb_of(native, "a").pixels
    (tmp_path / "a.exr").write_bytes(encoded_exr(native, pixels))
    assert np.array_equal(rgb_of(read_native(tmp_path / "a.exr").native, "a").pixels, pixels)
    green = planes_in(read_native(tmp_path / "a.exr").native)[0]
    assert np.array_equal(shown(green), pixels[:, :, 1])


@pytest.mark.parametrize("film_format", [FilmFormat.TIFF, FilmFormat.PNG])
@pytest.mark.parametrize("widen", [False, True])
def test_stills_are_exact_and_widened_exactly(tmp_path: Path, film_format: FilmFormat, widen: bool) -> None:
    rng = np.random.default_rng(0)
    pixels = rng.integers(0, 256, (20, 30, 3)).astype(np.uint8)
    alpha = rng.integers(0, 256, (20, 30)).astype(np.uint8)
    path = tmp_path / "a"
    path.write_bytes(encoded_still(Frame(pixels, "a", alpha), film_format, widen=widen))
    found = read_still(path)
    assert found.alpha is not None
    gain = 257 if widen else 1
    assert np.array_equal(found.pixels, pixels.astype(int) * gain)
    assert np.array_equal(found.alpha, alpha.astype(int) * gain)
