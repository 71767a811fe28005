"""`gfr_core.media.still`: every format, depth and kind of picture through the one door and back."""

import contextlib
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from gfr_core.errors import GfrError, MachineError
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.still import read_still, write_still
from tests.core.media.folders import names_in
from tests.core.media.pictures import (
    XMP,
    Bits,
    exif,
    exif_read,
    frame_of,
    full_metadata,
    grey_profile,
    noise,
    saved,
    smooth,
    srgb_profile,
)

FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "BMP")


def same_picture(one: Frame, other: Frame) -> bool:
    if one.alpha is None or other.alpha is None:
        same_alpha = one.alpha is other.alpha
    else:
        same_alpha = np.array_equal(one.alpha, other.alpha)
    return same_alpha and one.bits == other.bits and np.array_equal(one.pixels, other.pixels)


@pytest.mark.parametrize("ending", ["png", "tif", "tiff"])
@pytest.mark.parametrize("bits", [8, 16])
@pytest.mark.parametrize("grey", [False, True])
@pytest.mark.parametrize("alpha", [False, True])
def test_deep_formats_keep_everything(tmp_path: Path, ending: str, bits: Bits, grey: bool, alpha: bool) -> None:
    frame = frame_of(bits, grey=grey, alpha=alpha, metadata=full_metadata())
    path = tmp_path / f"a.{ending}"
    assert write_still(frame, path) == ()
    back = read_still(path)
    assert same_picture(back, frame)
    assert back.grey == grey
    assert back.name == path.name
    assert (back.metadata.icc, back.metadata.xmp) == (srgb_profile(), XMP)
    assert back.metadata.dpi == pytest.approx((300, 300), abs=0.02)
    assert back.metadata.exif is not None
    assert exif_read(back.metadata.exif)[315] == "Ada"
    assert exif_read(back.metadata.exif).get_ifd(34665)[33434] == 0.25
    assert back.notes == ()


@pytest.mark.parametrize(("ending", "alpha"), [("webp", False), ("webp", True), ("bmp", False)])
def test_shallow_exact_formats_keep_eight_bits(tmp_path: Path, ending: str, alpha: bool) -> None:
    frame = frame_of(alpha=alpha)
    assert write_still(frame, tmp_path / f"a.{ending}") == ()
    assert same_picture(read_still(tmp_path / f"a.{ending}"), frame)


def test_jpeg_is_close_and_keeps_the_metadata(tmp_path: Path) -> None:
    write_still(Frame(smooth(), "a", metadata=full_metadata()), tmp_path / "a.jpg")
    back = read_still(tmp_path / "a.jpg")
    assert np.abs(back.pixels.astype(int) - smooth()).max() <= 6
    assert back.metadata == full_metadata()


@pytest.mark.parametrize("ending", ["png", "tif", "webp"])
def test_a_grey_profile_stays_with_a_grey_picture_only(tmp_path: Path, ending: str) -> None:
    frame = replace(frame_of(grey=True), metadata=Metadata(icc=grey_profile()))
    notes = write_still(frame, tmp_path / f"a.{ending}")
    kept = read_still(tmp_path / f"a.{ending}").metadata.icc
    assert kept == (None if ending == "webp" else grey_profile())
    assert bool(notes) == (ending == "webp")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_deep_picture_survives(tmp_path: Path, data: st.DataObject) -> None:
    bits: Bits = data.draw(st.sampled_from([8, 16]))
    height, width = data.draw(st.integers(1, 40)), data.draw(st.integers(1, 40))
    pixels = noise(height, width, 3, bits=bits, seed=data.draw(st.integers(0, 9)))
    ending = data.draw(st.sampled_from(["png", "tif"]))
    write_still(Frame(pixels, "a"), tmp_path / f"a.{ending}")
    assert np.array_equal(read_still(tmp_path / f"a.{ending}").pixels, pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "TIFF", "WEBP"])
def test_orientation_is_applied_exactly_once(tmp_path: Path, file_format: str, orientation: int) -> None:
    path = tmp_path / f"a.{file_format.lower()}"
    path.write_bytes(saved(smooth(20, 30), file_format, exif=b"Exif\0\0" + exif(orientation)))
    with Image.open(path) as picture:
        expected = np.asarray(ImageOps.exif_transpose(picture).convert("RGB"))
    frame = read_still(path)
    assert np.array_equal(frame.pixels, expected)
    write_still(frame, tmp_path / "b.png", source=path)
    again = read_still(tmp_path / "b.png")
    assert np.array_equal(again.pixels, expected)


@pytest.mark.parametrize("orientation", [3, 6])
@pytest.mark.parametrize("ending", ["png", "tif"])
def test_sixteen_bit_pictures_are_turned_too(tmp_path: Path, ending: str, orientation: int) -> None:
    from gfr_core.media.orientation import upright

    frame = frame_of(16)
    path = tmp_path / f"a.{ending}"
    write_still(frame, path)
    data = path.read_bytes()
    if ending == "tif":
        data = data.replace(b"\x12\x01\x03\x00\x01\x00\x00\x00\x01\x00", b"\x12\x01\x03\x00\x01\x00\x00\x00" + bytes(
            (orientation, 0)))  # fmt: skip
    else:
        write_still(replace(frame, metadata=Metadata(exif=exif(orientation))), path)
        data = path.read_bytes()
    path.write_bytes(data)
    back = read_still(path)
    assert back.bits == 16
    assert np.array_equal(back.pixels, upright(frame.pixels, orientation))


def test_the_content_decides_and_a_wrong_ending_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(saved(noise(4, 4, 3), "PNG"))
    frame = read_still(path)
    assert np.array_equal(frame.pixels, noise(4, 4, 3))
    assert frame.notes == ("The file is PNG although its name says '.jpg'.",)


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("share", [0.05, 0.4, 0.8])
def test_cut_off_files_are_refused_with_their_name(tmp_path: Path, file_format: str, share: float) -> None:
    data = saved(noise(40, 40, 3), file_format)
    path = tmp_path / "half.bin"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(GfrError, match=r"'half\.bin' is a \w+ file that is damaged, incomplete"):
        read_still(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(FORMATS), st.integers(0, 10**6), st.binary(min_size=1, max_size=4))
def test_no_damage_does_more_than_raise_the_worded_error(
    tmp_path: Path, file_format: str, place: int, bytes_put: bytes
) -> None:
    data = bytearray(saved(smooth(16, 16), file_format))
    place %= len(data)
    data[place : place + len(bytes_put)] = bytes_put
    path = tmp_path / "damaged"
    path.write_bytes(data)
    with contextlib.suppress(GfrError):
        assert read_still(path).pixels.shape[2] == 3


@pytest.mark.parametrize(
    ("data", "word"),
    [(saved(noise(4, 4, 3), "GIF"), "GIF data"), (saved(noise(4, 4, 3), "AVIF"), "AVIF data"),
     (b"SDPX" + bytes(100), "DPX data"), (b"hello", "data of an unknown kind")],
)  # fmt: skip
def test_other_kinds_are_named_with_those_that_can_be_read(tmp_path: Path, data: bytes, word: str) -> None:
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(GfrError, match=rf"'a' holds {word}, which cannot be read; wanted is a JPEG, PNG, TIFF, WebP"):
        read_still(tmp_path / "a")


def test_a_video_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(b"\0\0\0\x18ftypisom" + bytes(100))
    with pytest.raises(GfrError, match="is a video; a picture is wanted"):
        read_still(tmp_path / "a.mp4")


def test_the_source_is_never_overwritten_by_whatever_name(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(saved(noise(4, 4, 3), "PNG"))
    before = source.read_bytes()
    (tmp_path / "link.png").symlink_to(source)
    os.link(source, tmp_path / "hard.png")
    (tmp_path / "sub").mkdir()
    for name in ("a.png", "link.png", "hard.png", "sub/../a.png"):
        with pytest.raises(GfrError, match="never overwritten"):
            write_still(frame_of(), tmp_path / name, source=source)
    assert source.read_bytes() == before


def test_reading_leaves_the_source_untouched(tmp_path: Path) -> None:
    source = tmp_path / "a.png"
    source.write_bytes(saved(noise(4, 4, 3), "PNG"))
    source.chmod(0o444)
    before = (source.read_bytes(), source.stat().st_mtime_ns)
    read_still(source)
    assert (source.read_bytes(), source.stat().st_mtime_ns) == before


@pytest.mark.parametrize("name", ["a", "a.gif", "a.xyz"])
def test_an_ending_that_names_no_format_is_refused_with_those_that_do(tmp_path: Path, name: str) -> None:
    with pytest.raises(GfrError, match=r"does not end like a picture .*JPEG, PNG, TIFF, WebP or BMP") as caught:
        write_still(frame_of(), tmp_path / name)
    assert ".tif" in caught.value.hint
    assert names_in(tmp_path) == []


def test_a_picture_too_large_for_the_format_is_refused_and_nothing_written(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"'a\.webp' \(16384 x 1 pixels\) cannot be written: WebP holds at most 16383"):
        write_still(Frame(np.zeros((1, 16384, 3), np.uint8), "a"), tmp_path / "a.webp")
    assert names_in(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_is_said_to_be_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = frame_of()
    write_still(older, tmp_path / "a.png")
    with Path("/dev/full").open("wb", buffering=0) as full:
        monkeypatch.setattr(os, "fsync", lambda _: full.write(b"x"))
        with pytest.raises(MachineError, match="No space left on device"):
            write_still(frame_of(16), tmp_path / "a.png")
    assert same_picture(read_still(tmp_path / "a.png"), older)
    assert names_in(tmp_path) == ["a.png"]


def test_reading_works_in_a_thread_while_another_reads(tmp_path: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    write_still(frame_of(16), tmp_path / "a.tif")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: read_still(tmp_path / "a.tif"), range(16)))
    assert all(same_picture(frame, frame_of(16)) for frame in found)
