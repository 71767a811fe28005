"""`gfr_core.media.tiff_write`: TIFF out, read back by tifffile and Pillow."""

import io
from dataclasses import replace

import numpy as np
import pytest
import tifffile
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from gfr_core.media.exif import exif_block, exif_parts
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.ifd import UNDEFINED, entry_of_bytes
from gfr_core.media.tiff_write import encode_tiff
from tests.core.media.pictures import XMP, Bits, exif, frame_of, full_metadata, noise, srgb_profile


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("alpha", [False, True])
def test_a_written_file_is_exact_to_tifffile(bits: Bits, grey: bool, alpha: bool) -> None:
    frame = frame_of(bits, grey=grey, alpha=alpha, metadata=full_metadata())
    encoded = encode_tiff(frame)
    found = tifffile.imread(io.BytesIO(encoded.data)).reshape(13, 17, -1)
    assert encoded.notes == ()
    assert found.dtype == frame.pixels.dtype
    assert np.array_equal(found[:, :, : 1 if grey else 3], frame.pixels[:, :, : 1 if grey else 3])
    if frame.alpha is not None:
        assert np.array_equal(found[:, :, -1], frame.alpha)
    with tifffile.TiffFile(io.BytesIO(encoded.data)) as tiff:
        assert tuple(tiff.pages.first.extrasamples) == ((2,) if alpha else ())


@settings(max_examples=20, deadline=None)
@given(st.integers(1, 300), st.integers(1, 300), st.sampled_from([np.uint8, np.uint16]))
def test_any_size_is_exact_whatever_the_strips(height: int, width: int, kind: type) -> None:
    pixels = noise(height, width, 3, bits=np.dtype(kind).itemsize * 8)
    assert np.array_equal(tifffile.imread(io.BytesIO(encode_tiff(Frame(pixels, "a")).data)), pixels)


def test_many_strips_are_joined() -> None:
    pixels = noise(600, 500, 3, bits=16)
    data = encode_tiff(Frame(pixels, "a")).data
    with tifffile.TiffFile(io.BytesIO(data)) as tiff:
        assert len(tiff.pages.first.dataoffsets) > 5
    assert np.array_equal(tifffile.imread(io.BytesIO(data)), pixels)


def test_pillow_finds_the_metadata_that_was_written() -> None:
    with Image.open(io.BytesIO(encode_tiff(frame_of(metadata=full_metadata())).data)) as picture:
        found = picture.getexif()
        assert picture.info["icc_profile"] == srgb_profile()
        assert picture.info["xmp"] == XMP
        assert picture.info["dpi"] == (300, 300)
        assert found[315] == "Ada"
        assert found[274] == 1
        assert found.get_ifd(34665)[33434] == 0.25
        assert found.get_ifd(34853)[1] == "N"


def test_fine_densities_are_kept() -> None:
    frame = frame_of(metadata=Metadata(dpi=(72.009, 299.9994)))
    with Image.open(io.BytesIO(encode_tiff(frame).data)) as picture:
        assert picture.info["dpi"] == pytest.approx((72.009, 299.9994), abs=1e-4)


def test_big_endian_exif_is_turned() -> None:
    frame = replace(frame_of(), metadata=Metadata(exif=exif(order=">")))
    with Image.open(io.BytesIO(encode_tiff(frame).data)) as picture:
        assert picture.getexif().get_ifd(34665)[33434] == 0.25


def test_exif_that_cannot_be_read_is_reported_and_left_out() -> None:
    encoded = encode_tiff(frame_of(metadata=Metadata(exif=b"junk")))
    assert encoded.notes[0].startswith("The EXIF block was not carried")


def test_moved_maker_notes_are_reported() -> None:
    parts = exif_parts(io.BytesIO(exif()))
    parts = replace(parts, exif=(*parts.exif, entry_of_bytes(37500, UNDEFINED, b"secret")))
    encoded = encode_tiff(frame_of(metadata=Metadata(exif=exif_block(parts))))
    assert "private notes in EXIF were moved" in encoded.notes[0]
