"""`gfr_core.media.bmp_runs`: run-length coded BMP files."""

import io
import struct

import cv2
import numpy as np
import pytest
from PIL import Image

from gfr_core.media.bmp_runs import claimed_size, is_run_length_coded, unpacked
from tests.core.media.pictures import noise, saved

PALETTE = b"".join(bytes((3 * n, 5 * n, 7 * n, 0)) for n in range(16))


def packed(body: bytes, *, width: int = 8, height: int = 3, bits: int = 8) -> bytes:
    start = 14 + 40 + len(PALETTE)
    compression = 1 if bits == 8 else 2
    info = struct.pack("<LllHHLLllLL", 40, width, height, 1, bits, compression, len(body), 0, 0, 16, 0)
    return b"BM" + struct.pack("<LHHL", start + len(body), 0, 0, start) + info + PALETTE + body


RUNS_8 = b"\x03\x07\x05\x01\0\0" + b"\0\x03\x01\x02\x03\0" + b"\x05\x09\0\0" + b"\x08\x0f\0\x01"
RUNS_4 = b"\x03\x71\x05\x12\0\0" + b"\0\x03\x12\x30" + b"\x05\x9a\0\0" + b"\x08\xf0\0\x01"


@pytest.mark.parametrize(("body", "bits"), [(RUNS_8, 8), (RUNS_4, 4)])
def test_runs_give_the_pixels_that_two_other_decoders_give(body: bytes, bits: int) -> None:
    data = packed(body, bits=bits)
    assert is_run_length_coded(data)
    plain = np.asarray(Image.open(io.BytesIO(unpacked(data))).convert("RGB"))
    assert np.array_equal(plain, np.asarray(Image.open(io.BytesIO(data)).convert("RGB")))
    opencv = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert opencv is not None
    assert np.array_equal(plain, opencv[:, :, ::-1])


def test_a_move_leaves_the_pixels_between_at_zero() -> None:
    plain = unpacked(packed(b"\x02\x05\0\x02\x03\x01\x02\x06\0\x01"))
    rows = np.frombuffer(plain[-24:], np.uint8).reshape(3, 8)
    assert rows.tolist() == [[5, 5, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 6, 6, 0], [0] * 8]


@pytest.mark.parametrize("body", [b"", b"\x08\x01", b"\0\x09\x01", b"\x09\x01\0\x01", b"\0\0" * 3 + b"\x01\x01\0\x01"])
def test_runs_that_end_early_or_leave_the_picture_are_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"ends before|leaves the picture"):
        unpacked(packed(body))


def test_a_large_claim_costs_no_time_of_its_own() -> None:
    data = packed(b"\0\0" * 50 + b"\0\x01", width=1_000_000, height=100)
    assert claimed_size(data) == (1_000_000, 100)
    assert len(unpacked(data)) == 100_000_000 + 14 + 40 + len(PALETTE)


def test_plain_files_are_not_taken_for_packed_ones() -> None:
    assert not is_run_length_coded(saved(noise(4, 4), "BMP"))
    assert not is_run_length_coded(b"BM")
