"""`gfr_core.media.jpeg`: JPEG in and out."""

import io
import struct
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.jpeg import encode_jpeg, read_jpeg
from tests.core.media.pictures import (
    XMP,
    cmyk_profile,
    exif,
    frame_of,
    full_metadata,
    saved,
    saved_picture,
    smooth,
    srgb_profile,
)


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 2}, {"quality": 30}])
def test_pixels_are_those_that_pillow_decodes(options: dict[str, int]) -> None:
    data = saved(smooth(), "JPEG", **options)
    assert np.array_equal(read_jpeg(data, "a").samples, np.asarray(Image.open(io.BytesIO(data))))


def test_grey_stays_one_channel() -> None:
    assert read_jpeg(saved(smooth()[:, :, 0], "JPEG"), "a").samples.ndim == 2


def test_metadata_written_by_pillow_is_found() -> None:
    data = saved(smooth(), "JPEG", exif=b"Exif\0\0" + exif(6), icc_profile=srgb_profile(), xmp=XMP, dpi=(300, 150))
    assert read_jpeg(data, "a").metadata == Metadata(srgb_profile(), exif(6), XMP, (300.0, 150.0))


def test_density_in_centimetres_becomes_inches() -> None:
    data = bytearray(saved(smooth(), "JPEG", dpi=(100, 100)))
    data[13] = 2
    assert read_jpeg(bytes(data), "a").metadata.dpi == pytest.approx((254.0, 254.0))


def test_inks_become_colours_with_a_note() -> None:
    picture = Image.fromarray(smooth()).convert("CMYK")
    data = saved_picture(picture, "JPEG")
    found = read_jpeg(data, "a")
    expected = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    assert np.abs(found.samples.astype(int) - expected).max() <= 1
    assert any("CMYK" in note for note in found.notes)


def test_inks_with_a_profile_lose_it_because_it_was_applied() -> None:
    found = read_jpeg(saved_picture(Image.fromarray(smooth()).convert("CMYK"), "JPEG", icc_profile=cmyk_profile()), "a")
    assert found.metadata.icc is None
    assert any("by the file's profile" in note for note in found.notes)


@pytest.mark.parametrize(
    ("extra", "word"),
    [(segment(0xED, b"Photoshop 3.0\0"), "IPTC"), (segment(0xFE, b"hello"), "comment"),
     (segment(0xE2, b"MPF\0"), "further pictures"), (segment(0xEB, b"JP\0\1"), "Content credentials"),
     (segment(0xE2, b"ICC_PROFILE\0\1\2part"), "colour profile is incomplete")],
)  # fmt: skip
def test_what_is_not_carried_is_named(extra: bytes, word: str) -> None:
    data = saved(smooth(), "JPEG")
    found = read_jpeg(data[:2] + extra + data[2:], "a")
    assert any(word in note for note in found.notes)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.2, 0.5, 0.95])
def test_a_file_that_is_cut_off_is_refused(share: float) -> None:
    data = saved(smooth(), "JPEG")
    with pytest.raises((GfrError, OSError)):
        read_jpeg(data[: max(3, int(len(data) * share))], "a")


def test_a_size_beyond_the_limit_is_refused_before_decoding() -> None:
    frame = segment(0xC0, struct.pack(">BHHB", 8, 65000, 65000, 1) + b"\1\x11\0")
    with pytest.raises(GfrError, match="at most 400 megapixels"):
        read_jpeg(b"\xff\xd8" + frame + segment(0xDA, b"\1\1\0\0\0\0"), "a")


def test_a_file_without_a_frame_is_refused() -> None:
    with pytest.raises(GfrError, match="how large"):
        read_jpeg(b"\xff\xd8" + segment(0xDA, b"\1\1\0\0\0\0"), "a")


def test_endless_scans_are_refused() -> None:
    data = saved(smooth(), "JPEG", progressive=True)
    with pytest.raises(GfrError, match="scans; at most 100"):
        read_jpeg(data[:-2] + segment(0xDA, b"\1\1\0\0\0\0") * 101 + data[-2:], "a")


@pytest.mark.parametrize("grey", [False, True])
def test_a_written_file_is_close_and_carries_everything(grey: bool) -> None:
    pixels = smooth() if not grey else np.repeat(smooth()[:, :, :1], 3, axis=2)
    encoded = encode_jpeg(Frame(pixels, "a", grey=grey, metadata=full_metadata()))
    with Image.open(io.BytesIO(encoded.data)) as picture:
        assert picture.mode == ("L" if grey else "RGB")
        assert np.abs(np.asarray(picture.convert("RGB")).astype(int) - pixels).max() <= 6
        assert picture.info["icc_profile"] == srgb_profile()
        assert picture.info["exif"] == b"Exif\0\0" + exif()
        assert picture.info["xmp"] == XMP
        assert picture.info["dpi"] == (300, 300)
    assert encoded.notes == ("JPEG is lossy: every pixel may have changed slightly. TIFF and PNG keep them exactly.",)


def test_a_large_profile_is_written_in_parts_and_joined_again() -> None:
    profile = srgb_profile()
    profile = profile[:132] + bytes(150_000)
    profile = struct.pack(">L", len(profile)) + profile[4:]
    encoded = encode_jpeg(Frame(smooth(), "a", metadata=Metadata(icc=profile)))
    assert read_jpeg(encoded.data, "a").metadata.icc == profile
    assert Image.open(io.BytesIO(encoded.data)).info["icc_profile"] == profile


def test_what_does_not_fit_is_reported() -> None:
    frame = replace(frame_of(16, alpha=True), metadata=Metadata(xmp=b"x" * 70_000, dpi=(72.5, 72.5)))
    encoded = encode_jpeg(frame)
    notes = " ".join(encoded.notes)
    assert "16-bit values were rounded to 8" in notes
    assert "Alpha was lost" in notes
    assert "The XMP packet was not carried" in notes
    assert "DPI was rounded" in notes
    assert read_jpeg(encoded.data, "a").metadata.xmp is None


def test_sides_beyond_the_format_are_refused() -> None:
    with pytest.raises(ValueError, match="65500"):
        encode_jpeg(Frame(np.zeros((1, 65501, 3), np.uint8), "a"))


def test_even_noise_can_be_written() -> None:
    noise = np.random.default_rng(0).integers(0, 256, (140, 260, 3), np.uint8)
    data = encode_jpeg(Frame(noise, "noise.jpg")).data
    assert read_jpeg(data, "a").samples.shape == noise.shape
