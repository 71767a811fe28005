"""`gfr_core.media.bmp`: BMP in and out."""

import struct

import cv2
import numpy as np
import pytest
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.media.bmp import encode_bmp, read_bmp
from gfr_core.media.frame import Metadata
from tests.core.media.pictures import frame_of, full_metadata, noise, saved, saved_picture


def bmp(width: int, height: int, bits: int, compression: int, palette: bytes, body: bytes) -> bytes:
    """A BMP with the classic header, written by hand."""
    start = 14 + 40 + len(palette)
    info = struct.pack("<LllHHLLllLL", 40, width, height, 1, bits, compression, len(body), 0, 0, len(palette) // 4, 0)
    return b"BM" + struct.pack("<LHHL", start + len(body), 0, 0, start) + info + palette + body


@pytest.mark.parametrize("shape", [(9, 7), (9, 7, 3)])
def test_pixels_are_exact(shape: tuple[int, ...]) -> None:
    samples = noise(*shape)
    found = read_bmp(saved(samples, "BMP", dpi=(300, 300)), "a")
    assert np.array_equal(found.samples, samples)
    assert found.metadata.dpi == pytest.approx((300, 300), abs=0.02)
    assert found.notes == ()


def test_palettes_become_colours_with_a_note() -> None:
    picture = Image.fromarray(noise(9, 7, 3)).quantize(16)
    found = read_bmp(saved_picture(picture, "BMP"), "a")
    assert np.array_equal(found.samples, np.asarray(picture.convert("RGB")))
    assert found.notes == ("The palette was replaced by its colours: the picture is now RGB.",)


def test_one_bit_becomes_black_and_white_with_a_note() -> None:
    picture = Image.fromarray(noise(9, 7) > 127)
    found = read_bmp(saved_picture(picture, "BMP"), "a")
    assert np.array_equal(found.samples, np.asarray(picture.convert("L")))
    assert found.notes == ("1-bit samples were spread to 8 bits.",)


def test_run_lengths_are_followed() -> None:
    palette = b"".join(bytes((n, n, n, 0)) for n in (0, 50, 100, 200))
    rows = b"".join(bytes((8, row % 4)) + b"\0\0" for row in range(4)) + b"\0\1"
    found = read_bmp(bmp(8, 4, 8, 1, palette, rows), "a")
    assert found.samples[:, 0].reshape(4, -1)[:, 0].tolist() == [200, 100, 50, 0]


def test_five_bit_colours_are_spread_with_a_note() -> None:
    body = struct.pack("<HH", 0x7FFF, 0x001F)
    found = read_bmp(bmp(2, 1, 16, 0, b"", body), "a")
    assert found.samples.tolist() == [[[255, 255, 255], [0, 0, 255]]]
    assert "spread to 8 bits" in found.notes[0]


def test_a_size_beyond_the_limit_is_refused_before_decoding() -> None:
    with pytest.raises(GfrError, match="at most 400 megapixels"):
        read_bmp(bmp(60_000, 60_000, 24, 0, b"", b""), "a")


def test_a_claim_that_the_runs_cannot_fill_is_refused_before_decoding() -> None:
    with pytest.raises(GfrError, match="bytes cannot hold 10000 x 10000 pixels"):
        read_bmp(bmp(10_000, 10_000, 8, 1, bytes(16), b"\0\1"), "a")


def test_a_file_that_is_cut_off_is_refused() -> None:
    data = saved(noise(9, 7, 3), "BMP")
    for length in (20, 60, len(data) // 2):
        with pytest.raises(OSError, match=r".*") as caught:
            read_bmp(data[:length], "a")
        assert str(caught.value)


@pytest.mark.parametrize("grey", [False, True])
def test_a_written_file_is_exact_to_opencv(grey: bool) -> None:
    frame = frame_of(grey=grey)
    found = cv2.imdecode(np.frombuffer(encode_bmp(frame).data, np.uint8), cv2.IMREAD_COLOR)
    assert found is not None
    assert np.array_equal(found[:, :, ::-1], frame.pixels)


def test_density_survives_the_round_trip() -> None:
    data = encode_bmp(frame_of(metadata=Metadata(dpi=(300.0, 150.0)))).data
    assert read_bmp(data, "a").metadata.dpi == pytest.approx((300, 150), abs=0.02)


def test_what_does_not_fit_is_reported() -> None:
    notes = encode_bmp(frame_of(16, alpha=True, metadata=full_metadata())).notes
    for word in (
        "Alpha was lost",
        "rounded to 8",
        "profile was not",
        "EXIF block was not",
        "XMP packet was not",
    ):
        assert any(word in note for note in notes)
    assert len(notes) == 5
