"""`gfr_core.media.exif`: what a block says, and the block of an upright picture."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gfr_core.media.exif import (
    exif_block,
    exif_facts,
    exif_parts,
    plausible_dpi,
    upright_exif,
    without_prefix,
)
from gfr_core.media.ifd import IfdError, read_directory, read_header
from tests.core.media.pictures import exif, exif_read, noise


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_orientation_is_read_and_then_reset_to_one(orientation: int, order: str) -> None:
    block = exif(orientation, order=order)
    assert exif_facts(block).orientation == orientation
    after = exif_read(upright_exif(block, swap_axes=False))
    assert after[274] == 1
    assert after[315] == "Ada"
    assert after.get_ifd(34665)[33434] == 0.25


def test_no_orientation_stays_none() -> None:
    assert exif_facts(exif()).orientation is None
    assert 274 not in exif_read(upright_exif(exif(), swap_axes=False))


def test_a_nonsense_orientation_counts_as_none_and_is_reset() -> None:
    assert exif_facts(exif(77)).orientation is None
    assert exif_read(upright_exif(exif(77), swap_axes=False))[274] == 1


def test_sizes_stated_in_the_block_change_places_with_the_axes() -> None:
    block = exif(6, size=(400, 300))
    kept, swapped = (exif_read(upright_exif(block, swap_axes=swap)).get_ifd(34665) for swap in (False, True))
    assert (kept[40962], kept[40963]) == (400, 300)
    assert (swapped[40962], swapped[40963]) == (300, 400)


def test_the_thumbnail_of_the_unrestored_picture_is_unlinked() -> None:
    block = bytearray(exif(1))
    order, offset = read_header(io.BytesIO(bytes(block)))
    next_at = read_directory(io.BytesIO(bytes(block)), offset, order).next_at
    block[next_at : next_at + 4] = struct.pack("<L", len(block))
    after = upright_exif(bytes(block), swap_axes=False)
    assert read_directory(io.BytesIO(after), offset, order).next_offset == 0


@pytest.mark.parametrize(("unit", "expected"), [(2, 300.0), (3, 762.0), (1, None)])
def test_density_is_in_inches_whatever_the_unit(unit: int, expected: float | None) -> None:
    block = Image.Exif()
    block[282], block[283], block[296] = 300.0, 300.0, unit
    found = exif_facts(without_prefix(block.tobytes())).dpi
    assert found == (None if expected is None else pytest.approx((expected, expected)))


def test_density_must_be_plausible() -> None:
    assert plausible_dpi(300, 150) == (300, 150)
    for x in (0.0, -1.0, 1e9, float("nan"), float("inf"), None):
        assert plausible_dpi(x, 300) is None
        assert plausible_dpi(300, x) is None


def test_a_damaged_block_is_an_error() -> None:
    for block in (b"", b"garbage!", exif(6)[:12]):
        with pytest.raises(IfdError):
            exif_facts(block)


def test_descriptive_tags_of_a_tiff_become_a_block() -> None:
    buffer = io.BytesIO()
    Image.fromarray(noise(4, 4, 3)).save(buffer, "TIFF", exif=b"Exif\0\0" + exif(6, order="<"))
    parts = exif_parts(buffer)
    block = exif_block(parts)
    assert block is not None
    assert exif_read(block)[315] == "Ada"
    assert 256 not in exif_read(block)
    assert exif_read(block).get_ifd(34853)[1] == "N"
    assert not parts.has_maker_note


def test_nothing_to_say_makes_no_block() -> None:
    buffer = io.BytesIO()
    Image.fromarray(noise(4, 4)).save(buffer, "TIFF")
    assert exif_block(exif_parts(buffer)) is None


@given(st.integers(0, 10_000), st.integers(0, 255))
def test_no_damage_raises_anything_but_the_error_of_a_directory(place: int, value: int) -> None:
    block = bytearray(exif(6, size=(4, 3)))
    block[place % len(block)] = value
    try:
        exif_facts(bytes(block))
        upright_exif(bytes(block), swap_axes=True)
        exif_block(exif_parts(io.BytesIO(bytes(block))))
    except IfdError:
        pass
