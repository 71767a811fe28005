"""Hashes of files and of pixels."""

import hashlib
from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Stopped
from gfr_core.record.hashes import sha256_of, sha256_of_pixels

RNG = np.random.default_rng(1)


def test_a_file_has_the_hash_of_its_bytes_however_large(tmp_path: Path) -> None:
    content = RNG.bytes((4 << 20) + 17)
    (tmp_path / "large.bin").write_bytes(content)
    assert sha256_of(tmp_path / "large.bin") == hashlib.sha256(content).hexdigest()


def test_the_known_hash_of_abc(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"  # FIPS 180-2, B.1
    assert sha256_of(tmp_path / "abc") == known


def test_what_is_no_file_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="does not exist"):
        sha256_of(tmp_path / "gone")
    with pytest.raises(GfrError, match="is a folder"):
        sha256_of(tmp_path)


def test_hashing_tells_how_far_it_is_and_can_be_stopped(tmp_path: Path) -> None:
    (tmp_path / "large.bin").write_bytes(bytes(9 << 20))
    heard: list[float] = []

    def report(progress: Progress) -> None:
        heard.append(progress.done)
        if len(heard) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        sha256_of(tmp_path / "large.bin", report)
    assert heard == pytest.approx([4 / 9, 8 / 9])


def test_pixels_have_the_same_hash_whatever_their_memory_looks_like() -> None:
    pixels = RNG.integers(0, 65536, (5, 7, 3), dtype=np.uint16)
    turned = np.ascontiguousarray(pixels.transpose(1, 0, 2)).transpose(1, 0, 2)
    assert not turned.flags.c_contiguous
    assert sha256_of_pixels(turned) == sha256_of_pixels(pixels)
    plain = hashlib.sha256(b"5 7 16;" + pixels.astype("<u2").tobytes()).hexdigest()
    assert sha256_of_pixels(pixels) == plain


def test_one_level_another_shape_or_another_depth_is_another_hash() -> None:
    pixels = np.zeros((4, 6, 3), np.uint8)
    other = pixels.copy()
    other[3, 5, 2] = 1
    hashes = {sha256_of_pixels(each) for each in (pixels, other, pixels.reshape(6, 4, 3), np.zeros((4, 3, 3), "u2"))}
    assert len(hashes) == 4
