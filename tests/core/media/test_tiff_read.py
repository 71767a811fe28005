"""`gfr_core.media.tiff_read`: TIFF in, its oracle other decoders and closed forms."""

import io
import logging
import struct
from typing import Any

import cv2
import numpy as np
import pytest
import tifffile
from numpy.typing import NDArray
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.media.frame import Metadata
from gfr_core.media.stored import StoredPicture
from gfr_core.media.tiff_read import read_tiff
from tests.core.media.pictures import (
    XMP,
    Bits,
    cmyk_profile,
    exif,
    exif_read,
    noise,
    saved,
    saved_picture,
    srgb_profile,
)


def tiff(samples: NDArray[Any], **options: Any) -> bytes:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, samples, metadata=None, **options)
    return buffer.getvalue()


def read(data: bytes) -> StoredPicture:
    return read_tiff(io.BytesIO(data), "a.tif")


@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("channels", [1, 3, 4])
@pytest.mark.parametrize(
    "layout",
    [{}, {"byteorder": ">"}, {"compression": "lzw", "predictor": True}, {"compression": "zlib", "tile": (16, 16)},
     {"rowsperstrip": 5}, {"compression": "packbits"}],
    ids=str,
)  # fmt: skip
def test_samples_are_exact_whatever_the_layout(bits: Bits, channels: int, layout: dict[str, Any]) -> None:
    samples = noise(21, 19, channels, bits=bits).squeeze()
    colours = {"photometric": "rgb" if channels > 1 else "minisblack", "extrasamples": ["unassalpha"][: channels == 4]}
    found = read(tiff(samples, **layout, **colours))
    assert found.samples.dtype == samples.dtype
    assert np.array_equal(found.samples, samples)
    assert found.notes == ()


@pytest.mark.parametrize("bits", [8, 16])
def test_planes_stored_apart_are_put_together(bits: Bits) -> None:
    samples = noise(21, 19, 3, bits=bits)
    data = tiff(np.moveaxis(samples, -1, 0), photometric="rgb", planarconfig="separate")
    assert np.array_equal(read(data).samples, samples)


def test_opencv_agrees_on_sixteen_bits() -> None:
    ok, data = cv2.imencode(".tif", noise(9, 7, 3, bits=16))
    assert ok
    assert np.array_equal(read(data.tobytes()).samples[:, :, ::-1], noise(9, 7, 3, bits=16))


def test_jpeg_inside_is_what_pillow_decodes() -> None:
    y, x = np.mgrid[0:32, 0:32]
    samples = np.stack([x * 8, y * 8, (x + y) * 4], axis=-1).astype(np.uint8)
    data = saved(samples, "TIFF", compression="jpeg")
    pillow = np.asarray(Image.open(io.BytesIO(data)).convert("RGB"))
    assert np.abs(read(data).samples.astype(int) - pillow).max() <= 2


@pytest.mark.parametrize("compression", [None, "group3", "group4"])
def test_bilevel_pictures_are_what_pillow_decodes(compression: str | None) -> None:
    picture = Image.fromarray(np.kron(noise(5, 6) > 127, np.ones((4, 8), bool)))
    found = read(saved_picture(picture, "TIFF", compression=compression))
    assert np.array_equal(found.samples, np.asarray(picture.convert("L")))
    assert found.notes == ("1-bit samples were spread to 8 bits.",)


def test_white_stored_as_zero_is_white() -> None:
    samples = noise(9, 7, bits=16)
    assert np.array_equal(read(tiff(samples, photometric="miniswhite")).samples, 65535 - samples)


def test_palettes_become_colours_with_a_note() -> None:
    picture = Image.fromarray(noise(9, 7, 3)).quantize(16)
    found = read(saved_picture(picture, "TIFF"))
    assert np.array_equal(found.samples, np.asarray(picture.convert("RGB")))
    assert found.notes == ("The palette was replaced by its colours: the picture is now RGB.",)


@pytest.mark.parametrize("bits", [2, 4, 6, 10, 12, 14])
def test_packed_samples_are_spread_over_the_full_range(bits: int) -> None:
    values = np.arange(16) % 2**bits
    packed = int("".join(f"{value:0{bits}b}" for value in values).ljust(16 * bits, "0"), 2)
    data = bytearray(tiff(np.zeros((1, 2 * bits), np.uint8)))
    page = tifffile.TiffFile(io.BytesIO(bytes(data))).pages.first
    assert isinstance(page, tifffile.TiffPage)
    data[page.dataoffsets[0] : page.dataoffsets[0] + 2 * bits] = packed.to_bytes(2 * bits, "big")
    for tag, value in (("ImageWidth", 16), ("BitsPerSample", bits)):
        kind = page.tags[tag].dtype
        place = page.tags[tag].valueoffset
        struct.pack_into("<H" if kind == 3 else "<L", data, place, value)
    top = 255 if bits < 8 else 65535
    found = read(bytes(data))
    assert found.samples.tolist() == [[round(int(value) * top / (2**bits - 1)) for value in values]]
    assert found.notes == (f"{bits}-bit samples were spread to {8 if bits < 8 else 16} bits.",)


def test_thirty_two_bits_are_reduced_and_unit_floats_rounded_with_a_note() -> None:
    deep = np.array([[0, 2**31, 2**32 - 1]], np.uint32)
    assert read(tiff(deep)).samples.tolist() == [[0, 32768, 65535]]
    floats = np.array([[0.0, 0.25, 1.0]], np.float32)
    found = read(tiff(floats))
    assert found.samples.tolist() == [[0, 16384, 65535]]
    assert found.notes == ("Floating-point samples were rounded to 16 bits.",)


@pytest.mark.parametrize("bits", [8, 16])
def test_inks_become_colours_with_a_note(bits: Bits) -> None:
    inks = noise(9, 7, 4, bits=bits)
    found = read(tiff(inks, photometric="separated"))
    assert found.samples.shape == (9, 7, 3)
    assert found.samples.dtype == inks.dtype
    assert any("without a profile" in note for note in found.notes)
    managed = read(tiff(inks, photometric="separated", iccprofile=cmyk_profile()))
    assert managed.metadata.icc is None
    assert any("by the file's profile" in note for note in managed.notes)


def test_alpha_multiplied_in_is_divided_out_and_an_unknown_channel_taken_for_alpha() -> None:
    samples = np.full((3, 3, 4), 100, np.uint8)
    associated = read(tiff(samples, photometric="rgb", extrasamples=["assocalpha"]))
    assert associated.samples[0, 0].tolist() == [255, 255, 255, 100]
    assert "divided out" in associated.notes[0]
    unknown = read(tiff(samples, photometric="rgb", extrasamples=["unspecified"]))
    assert np.array_equal(unknown.samples, samples)
    assert "unstated meaning" in unknown.notes[0]


def test_channels_beyond_alpha_are_left_out_with_a_note() -> None:
    samples = noise(3, 3, 6)
    found = read(tiff(samples, photometric="rgb", planarconfig="contig", extrasamples=["unassalpha", 0, 0]))
    assert np.array_equal(found.samples, samples[:, :, :4])
    assert found.notes == ("2 further channels were left out.",)


@pytest.mark.parametrize(
    ("data", "word"),
    [(tiff(np.zeros((3, 3), np.int16)), "its samples are int16"), (tiff(np.zeros((3, 3), complex)), "complex"),
     (tiff(np.zeros((3, 3, 3), np.uint8), photometric="cielab"), "CIELAB"),
     (tiff(np.zeros((3, 3), np.uint8), photometric="cfa", extratags=[(33421, 3, 2, (2, 2), True)]), "CFA")],
)  # fmt: skip
def test_what_cannot_be_shown_honestly_is_refused(data: bytes, word: str) -> None:
    with pytest.raises(GfrError, match=rf"'a\.tif' is a TIFF that cannot be read: .*{word}"):
        read(data)


def test_further_pictures_are_mentioned() -> None:
    buffer = io.BytesIO()
    with tifffile.TiffWriter(buffer) as writer:
        for seed in (0, 1):
            writer.write(noise(3, 3, seed=seed), metadata=None, contiguous=False)
    found = read(buffer.getvalue())
    assert np.array_equal(found.samples, noise(3, 3))
    assert "The file holds further pictures; the first was read." in found.notes


def test_metadata_is_found() -> None:
    data = saved(noise(3, 3, 3), "TIFF", icc_profile=srgb_profile(), dpi=(300, 150), exif=b"Exif\0\0" + exif(6))
    found = read(data)
    assert found.orientation == 6
    assert (found.metadata.icc, found.metadata.dpi) == (srgb_profile(), (300.0, 150.0))
    assert found.metadata.exif is not None
    assert exif_read(found.metadata.exif).get_ifd(34665)[33434] == 0.25
    tagged = tiff(noise(3, 3), extratags=[(700, 1, len(XMP), XMP, True), (33723, 7, 5, b"abcde", True)])
    assert read(tagged).metadata.xmp == XMP
    assert read(tagged).notes == ("IPTC data was found; it is not carried.",)


def test_a_bigtiff_is_read_without_its_metadata() -> None:
    found = read(tiff(noise(3, 3, 3), bigtiff=True, photometric="rgb"))
    assert np.array_equal(found.samples, noise(3, 3, 3))
    assert found.metadata == Metadata()
    assert found.notes == ("Metadata of a BigTIFF is not carried.",)


@pytest.mark.parametrize("share", [0.02, 0.3, 0.7, 0.98])
def test_a_file_that_is_cut_off_is_refused(share: float) -> None:
    data = tiff(noise(40, 40, 3), photometric="rgb", rowsperstrip=8)
    with pytest.raises((GfrError, tifffile.TiffFileError)):
        read(data[: int(len(data) * share)])


def test_a_strip_that_is_missing_is_refused_not_filled_with_black() -> None:
    data = bytearray(tiff(noise(40, 40, 3), photometric="rgb", rowsperstrip=8))
    page = tifffile.TiffFile(io.BytesIO(bytes(data))).pages.first
    assert isinstance(page, tifffile.TiffPage)
    tag = page.tags["StripByteCounts"]
    struct.pack_into("<H" if tag.dtype == 3 else "<L", data, tag.valueoffset, 0)
    with pytest.raises(GfrError, match="a part of its pixels is missing"):
        read(bytes(data))


def test_a_size_beyond_the_limit_is_refused_before_decoding() -> None:
    data = bytearray(tiff(noise(3, 3)))
    page = tifffile.TiffFile(io.BytesIO(bytes(data))).pages.first
    assert isinstance(page, tifffile.TiffPage)
    for name in ("ImageWidth", "ImageLength"):
        tag = page.tags[name]
        struct.pack_into("<H" if tag.dtype == 3 else "<L", data, tag.valueoffset, 60_000)
    with pytest.raises(GfrError, match="at most 400 megapixels"):
        read(bytes(data))


def test_what_tifffile_complains_of_becomes_a_note_and_reaches_no_log(caplog: pytest.LogCaptureFixture) -> None:
    data = bytearray(tiff(noise(3, 3), description="hello there"))
    page = tifffile.TiffFile(io.BytesIO(bytes(data))).pages.first
    assert isinstance(page, tifffile.TiffPage)
    place = page.tags["ImageDescription"].offset + 8
    struct.pack_into("<L", data, place, 1_000_000)
    found = read(bytes(data))
    assert any("faults that may not matter" in note for note in found.notes)
    assert not logging.getLogger("tifffile").handlers
