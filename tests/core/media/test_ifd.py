"""`gfr_core.media.ifd`: directories read and written."""

import io
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from gfr_core.media.ifd import (
    ASCII,
    LONG,
    RATIONAL,
    SHORT,
    Entry,
    IfdError,
    entry_of,
    entry_of_bytes,
    read_directory,
    read_header,
    serialised,
)
from tests.core.media.pictures import exif


def block_of(*entries: Entry) -> io.BytesIO:
    return io.BytesIO(b"II*\0\x08\0\0\0" + serialised(entries, 8, {}))


def test_a_header_states_order_and_offset() -> None:
    assert read_header(io.BytesIO(b"MM\0*\0\0\0\x08")) == (">", 8)
    assert read_header(io.BytesIO(b"II*\0\x08\0\0\0")) == ("<", 8)


@pytest.mark.parametrize("head", [b"", b"II*\0", b"II+\0\x08\0\0\0", b"ABCDEFGH"])
def test_another_header_is_refused(head: bytes) -> None:
    with pytest.raises(IfdError):
        read_header(io.BytesIO(head))


def test_entries_come_back_as_written() -> None:
    entries = (entry_of(258, SHORT, 8, 8, 8), entry_of(256, LONG, 70000), entry_of_bytes(315, ASCII, b"Ada Love\0"))
    found = read_directory(block_of(*entries), 8, "<")
    assert [(e.tag, e.kind, e.count, e.value) for e in found.entries] == [
        (e.tag, e.kind, e.count, e.value) for e in sorted(entries, key=lambda entry: entry.tag)
    ]
    assert found.next_offset == 0


@pytest.mark.parametrize("order", ["<", ">"])
def test_numbers_are_read_in_either_byte_order(order: str) -> None:
    stream = io.BytesIO(exif(6, order=order))
    found_order, offset = read_header(stream)
    entry = read_directory(stream, offset, found_order).get(274)
    assert found_order == order
    assert entry is not None
    assert (entry.integer(), entry.number()) == (6, 6.0)


def test_a_big_endian_value_is_the_same_number_in_little_endian() -> None:
    entry = Entry(282, RATIONAL, 1, struct.pack(">LL", 300, 2), ">")
    assert entry.number() == entry.little_endian().number() == 150.0
    assert entry.little_endian().value == struct.pack("<LL", 300, 2)


def test_a_fraction_over_zero_is_no_number() -> None:
    assert Entry(282, RATIONAL, 1, bytes(8), "<").number() is None


def test_text_is_no_number() -> None:
    assert entry_of_bytes(315, ASCII, b"Ada\0").integer() is None
    assert entry_of_bytes(315, ASCII, b"Ada\0").number() is None


def test_a_table_that_is_cut_off_is_refused() -> None:
    data = block_of(entry_of(256, LONG, 5)).getvalue()
    with pytest.raises(IfdError, match="cut off"):
        read_directory(io.BytesIO(data[:14]), 8, "<")


def test_an_entry_that_points_outside_is_skipped_and_named() -> None:
    data = bytearray(block_of(entry_of(256, LONG, 5), entry_of_bytes(315, ASCII, b"Ada Love\0")).getvalue())
    data[8 + 2 + 12 + 8 : 8 + 2 + 12 + 12] = struct.pack("<L", 99999)
    found = read_directory(io.BytesIO(bytes(data)), 8, "<")
    assert found.skipped == (315,)
    assert [entry.tag for entry in found.entries] == [256]


def test_pillow_reads_a_subdirectory_that_was_written() -> None:
    detail = [entry_of(34855, SHORT, 400), entry_of_bytes(36867, ASCII, b"2001:02:03 04:05:06\0")]
    data = b"II*\0\x08\0\0\0" + serialised([entry_of_bytes(315, ASCII, b"Ada Love\0")], 8, {34665: detail, 34853: []})
    found = Image.Exif()
    found.load(b"Exif\0\0" + data)
    assert found[315] == "Ada Love"
    assert found.get_ifd(34665) == {34855: 400, 36867: "2001:02:03 04:05:06"}
    assert 34853 not in found


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_the_error_of_a_directory(data: bytes) -> None:
    try:
        order, offset = read_header(io.BytesIO(b"II*\0\x08\0\0\0" + data))
        directory = read_directory(io.BytesIO(b"II*\0\x08\0\0\0" + data), offset, order)
    except IfdError:
        return
    for entry in directory.entries:
        entry.integer()
        entry.number()
        entry.little_endian()
