"""`gfr_core.media.dpx_header`: film facts read, carried on, or listed as lost."""

from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.media.dpx_header import (
    lost_inside_dpx,
    lost_outside_dpx,
    read_dpx_header,
    with_frame_rate,
    with_full_header,
    with_header_of,
)
from gfr_core.media.sequence_picture import read_native
from tests.core.media.native_frames import same_planes
from tests.core.media.sequence_files import write_dpx

EMPTY = b"SDPX" + (2048).to_bytes(4, "big") + b"\xff" * 2040


@pytest.mark.parametrize("order", ["be", "le"])
@pytest.mark.parametrize("bits", [10, 16])
def test_what_the_header_says_is_read(tmp_path: Path, order: str, bits: int) -> None:
    write_dpx(tmp_path / "a.dpx", bits=bits, order=order, described=True)
    header = read_dpx_header((tmp_path / "a.dpx").read_bytes(), "a.dpx")
    assert (header.width, header.height, header.bits, header.big_endian) == (38, 26, bits, order == "be")
    assert (header.frame_rate, header.time_code, header.transfer) == (24.0, "01:02:03:04", 1)
    assert header.is_logarithmic
    words = dict(header.words)
    assert words["film edge code"] == "01 21 07 123456 0042"
    assert words["slate"] == "scene 5-A"
    assert words["project"].startswith("Family Mov")


def test_what_only_dpx_keeps_is_listed(tmp_path: Path) -> None:
    write_dpx(tmp_path / "a.dpx", described=True)
    header = read_dpx_header((tmp_path / "a.dpx").read_bytes(), "a.dpx")
    (note,) = lost_outside_dpx(header)
    assert note.startswith("Only DPX keeps these facts of the first picture: ")
    assert "slate 'scene 5-A'" in note
    assert "transfer 'printing density'" in note
    assert lost_inside_dpx(header) == ()


def test_an_unset_header_states_nothing() -> None:
    header = read_dpx_header(EMPTY, "a.dpx")
    assert (header.frame_rate, header.time_code, header.words, header.user_bytes) == (None, None, (), 0)
    assert lost_outside_dpx(header) == ()


def test_user_data_is_said_to_be_lost() -> None:
    data = bytearray(EMPTY)
    data[32:36] = (500).to_bytes(4, "big")
    header = read_dpx_header(bytes(data), "a.dpx")
    assert lost_inside_dpx(header) == ("500 bytes of user data in the DPX header are not carried.",)
    assert "500 bytes of user data" in lost_outside_dpx(header)[0]


def test_a_new_picture_takes_over_the_film_facts_and_keeps_its_own_samples(tmp_path: Path) -> None:
    write_dpx(tmp_path / "a.dpx", described=True)
    write_dpx(tmp_path / "b.dpx", seed=1)
    old, new = ((tmp_path / name).read_bytes() for name in ("a.dpx", "b.dpx"))
    header = read_dpx_header(old, "a.dpx")
    carried = with_header_of(new, header)
    again = read_dpx_header(carried, "b.dpx")
    assert (again.words, again.time_code, again.frame_rate, again.transfer) == (
        header.words, header.time_code, header.frame_rate, header.transfer
    )  # fmt: skip
    assert carried[2048:] == new[1664:]
    with pytest.raises(ValueError, match="differ in the order of bytes"):
        with_header_of(b"XPDS" + new[4:], header)


def test_a_rate_is_stated_where_none_is(tmp_path: Path) -> None:
    write_dpx(tmp_path / "a.dpx")
    data = (tmp_path / "a.dpx").read_bytes()
    assert read_dpx_header(data, "a").frame_rate is None
    stated = with_frame_rate(data, 18.0)
    assert read_dpx_header(stated, "a").frame_rate == 18.0
    assert stated[2048:] == data[1664:]
    assert with_frame_rate(stated, 25.0) == stated


@pytest.mark.parametrize("order", ["be", "le"])
def test_room_is_made_for_the_film_header_without_a_change_of_samples(tmp_path: Path, order: str) -> None:
    written = write_dpx(tmp_path / "a.dpx", order=order)
    full = with_full_header((tmp_path / "a.dpx").read_bytes())
    (tmp_path / "b.dpx").write_bytes(full)
    assert same_planes(read_native(tmp_path / "b.dpx").native, read_native(tmp_path / "a.dpx").native)
    assert written.width == 38
    assert with_full_header(full) == full
    assert int.from_bytes(full[16:20], "big" if order == "be" else "little") == len(full)


@pytest.mark.parametrize("data", [b"", b"SDPX", b"\x89PNG" + bytes(3000)])
def test_no_dpx_is_refused_in_words(data: bytes) -> None:
    with pytest.raises(GfrError, match=r"'a\.dpx' is a DPX file that is damaged.*its header is missing or cut off"):
        read_dpx_header(data, "a.dpx")
