"""`gfr_core.media.png`: PNG in and out."""

import io
import struct
import zlib

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, PngImagePlugin

from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.png import encode_png, read_png
from tests.core.media.pictures import XMP, Bits, exif, frame_of, full_metadata, noise, saved, srgb_profile


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def with_chunk(data: bytes, name: bytes, body: bytes) -> bytes:
    """The chunk put behind the header."""
    return data[:33] + chunk(name, body) + data[33:]


def png(samples: NDArray[np.uint8], depth: int, colour: int, extra: bytes = b"") -> bytes:
    """A PNG of packed rows, written by hand after the specification."""
    width = samples.shape[1] * 8 // depth // {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, len(samples), depth, colour, 0, 0, 0))
    rows = b"".join(b"\0" + row.tobytes() for row in samples)
    return b"\x89PNG\r\n\x1a\n" + header + extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
def test_shallow_grey_is_what_pillow_decodes(depth: int) -> None:
    data = png(noise(5, 8), depth, 0)
    found = read_png(data, "a")
    assert np.array_equal(found.samples, np.asarray(Image.open(io.BytesIO(data)).convert("L")))
    assert bool(found.notes) == (depth < 8)


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
@pytest.mark.parametrize("transparent", [b"", chunk(b"tRNS", b"\x00\x80")])
def test_palettes_are_what_pillow_decodes(depth: int, transparent: bytes) -> None:
    palette = chunk(b"PLTE", noise(3 * 2**depth).tobytes())
    data = png(noise(5, 8), depth, 3, palette + transparent)
    found = read_png(data, "a")
    expected = Image.open(io.BytesIO(data)).convert("RGBA" if transparent else "RGB")
    assert np.array_equal(found.samples, np.asarray(expected))
    assert found.notes == ("The palette was replaced by its colours: the picture is now RGB.",)


@pytest.mark.parametrize("channels", [3, 4])
def test_sixteen_bit_colours_are_what_opencv_decodes(channels: int) -> None:
    samples = noise(9, 7, channels, bits=16)
    order = [2, 1, 0, 3][:channels]
    ok, data = cv2.imencode(".png", samples[:, :, order])
    assert ok
    found = read_png(data.tobytes(), "a").samples
    assert found.dtype == np.uint16
    assert np.array_equal(found, samples)


def test_interlaced_pictures_are_read() -> None:
    samples = noise(9, 13, 3)
    passes = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
    rows = b"".join(b"\0" + row.tobytes() for y, x, down, right in passes for row in samples[y::down, x::right])
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 13, 9, 8, 2, 0, 0, 1))
    whole = b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    assert np.array_equal(read_png(whole, "a").samples, samples)


def test_metadata_written_by_pillow_is_found() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    data = saved(noise(4, 4, 3), "PNG", exif=exif(6), icc_profile=srgb_profile(), dpi=(300, 150), pnginfo=texts)
    found = read_png(data, "a").metadata
    assert (found.icc, found.exif, found.xmp) == (srgb_profile(), exif(6), XMP)
    assert found.dpi == pytest.approx((300, 150), abs=0.02)


def test_compressed_xmp_is_found() -> None:
    body = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(XMP)
    assert read_png(with_chunk(saved(noise(4, 4), "PNG"), b"iTXt", body), "a").metadata.xmp == XMP


def test_exif_that_imagemagick_hid_in_text_is_found() -> None:
    block = b"Exif\0\0" + exif(6)
    text = f"\nexif\n{len(block):8}\n{block.hex()}\n".encode()
    data = with_chunk(saved(noise(4, 4), "PNG"), b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(text))
    assert read_png(data, "a").metadata.exif == exif(6)


@pytest.mark.parametrize(
    ("name", "body", "word"),
    [(b"tEXt", b"Title\0A face", "Title"), (b"gAMA", struct.pack(">I", 100_000), "gamma of 1;"),
     (b"cICP", b"\1\1\0\1", "cICP"), (b"acTL", bytes(8), "animation"), (b"iCCP", b"x\0\0junk", "profile is damaged")],
)  # fmt: skip
def test_what_is_not_carried_is_named(name: bytes, body: bytes, word: str) -> None:
    found = read_png(with_chunk(saved(noise(4, 4), "PNG"), name, body), "a")
    assert any(word in note for note in found.notes)


def test_an_ordinary_gamma_is_not_worth_a_word() -> None:
    assert read_png(with_chunk(saved(noise(4, 4), "PNG"), b"gAMA", struct.pack(">I", 45455)), "a").notes == ()


def test_a_profile_that_explodes_on_unpacking_is_dropped() -> None:
    bomb = zlib.compress(bytes(80 << 20))
    found = read_png(with_chunk(saved(noise(4, 4), "PNG"), b"iCCP", b"x\0\0" + bomb), "a")
    assert found.metadata.icc is None
    assert found.notes == ("The colour profile is damaged and was dropped.",)


def test_damaged_metadata_is_dropped_but_damaged_pixels_are_refused() -> None:
    data = with_chunk(saved(noise(4, 4), "PNG"), b"tEXt", b"Title\0A face")
    soft, hard = bytearray(data), bytearray(data)
    soft[33 + 10] ^= 1
    hard[data.index(b"IDAT") + 6] ^= 1
    assert read_png(bytes(soft), "a").notes == ("Damaged metadata in the file was dropped.",)
    with pytest.raises(GfrError, match="IDAT block has a wrong checksum"):
        read_png(bytes(hard), "a")


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.99])
def test_a_file_that_is_cut_off_is_refused(share: float) -> None:
    data = saved(noise(20, 20, 3), "PNG")
    with pytest.raises(GfrError, match=r"ends before its last block|header is missing"):
        read_png(data[: 8 + int((len(data) - 8) * share)], "a")


def test_a_size_beyond_the_limit_is_refused_before_decoding() -> None:
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0))
    with pytest.raises(GfrError, match="at most 400 megapixels"):
        read_png(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IEND", b""), "a")


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("alpha", [False, True])
def test_a_written_file_is_exact_to_opencv(bits: Bits, grey: bool, alpha: bool) -> None:
    frame = frame_of(bits, grey=grey, alpha=alpha, metadata=full_metadata())
    encoded = encode_png(frame)
    found = cv2.imdecode(np.frombuffer(encoded.data, np.uint8), cv2.IMREAD_UNCHANGED | cv2.IMREAD_IGNORE_ORIENTATION)
    assert encoded.notes == ()
    assert found is not None
    assert found.dtype == frame.pixels.dtype
    if grey and not alpha:
        assert np.array_equal(found, frame.pixels[:, :, 0])
        return
    assert np.array_equal(found[:, :, 2::-1], frame.pixels)
    if frame.alpha is not None:
        assert np.array_equal(found[:, :, 3], frame.alpha)


def test_pillow_finds_the_metadata_that_was_written() -> None:
    with Image.open(io.BytesIO(encode_png(frame_of(metadata=full_metadata())).data)) as picture:
        picture.load()
        assert picture.info["icc_profile"] == srgb_profile()
        assert picture.info["exif"].removeprefix(b"Exif\0\0") == exif()
        assert picture.info["xmp"] == XMP
        assert picture.info["dpi"] == pytest.approx((300, 300), abs=0.02)


def test_a_density_too_coarse_for_the_format_is_reported() -> None:
    frame = Frame(noise(2, 2, 3), "a", metadata=Metadata(dpi=(0.06, 0.06)))
    assert encode_png(frame).notes == ()
    frame = Frame(noise(2, 2, 3), "a", metadata=Metadata(dpi=(0.001, 0.001)))
    assert encode_png(frame).notes == ("DPI was rounded from 0.001 x 0.001 to 0.0254 x 0.0254 in PNG.",)
