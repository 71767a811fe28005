"""`gfr_core.media.matroska_head`: the part before the pictures, changed without moving them."""

import zlib
from fractions import Fraction
from pathlib import Path

import av
import pytest

from gfr_core.media.clip_facts import facts_of
from gfr_core.media.matroska_clock import set_clock
from gfr_core.media.matroska_head import INFO, SEEK_HEAD, TRACKS, Element, change_head, elements_in, joined
from tests.core.media.film_files import Sound, write_film


def test_elements_are_read_and_written_alike() -> None:
    parts = [Element(0xEC, bytes(200)), Element(0x4DBB, b"x"), Element(0x1549A966, bytes(20_000)), Element(0xB0, b"")]
    data = joined(parts)
    found = elements_in(data)
    assert [(one.kind, one.body) for one in found] == [(one.kind, one.body) for one in parts]
    assert joined(found) == data


def test_a_checksum_follows_the_change() -> None:
    element = Element(INFO, b"\xbf\x84" + bytes(4) + b"changed")
    body = elements_in(element.serialised())[0].body
    assert int.from_bytes(body[2:6], "little") == zlib.crc32(b"changed")


def test_what_stands_behind_the_change_does_not_move(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mkv", sound=Sound(), extras=True)
    before = path.read_bytes()
    change_head(path, {TRACKS: lambda body: body + Element(0xEC, bytes(9)).serialised()})
    after = path.read_bytes()
    cluster = before.index(b"\x1f\x43\xb6\x75", 300)
    assert after[cluster:] == before[cluster:]
    assert after != before
    with av.open(str(path)) as container:
        assert len(container.streams) == 4
        container.seek(300_000)
        assert sum(1 for _ in container.decode(video=0)) > 0


def test_the_list_of_places_points_at_what_has_moved(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mkv")
    change_head(path, {TRACKS: lambda body: body + Element(0xEC, bytes(9)).serialised()})
    data = path.read_bytes()
    content = data.index(b"\x11\x4d\x9b\x74")
    head = elements_in(data[content : data.index(b"\x1f\x43\xb6\x75", content + 200)])
    listed = {}
    for entry in elements_in(next(one.body for one in head if one.kind == SEEK_HEAD)):
        parts = {one.kind: one.body for one in elements_in(entry.body)} if entry.kind == 0x4DBB else {}
        if parts:
            listed[int.from_bytes(parts[0x53AB], "big")] = int.from_bytes(parts[0x53AC], "big")
    assert {kind: at for kind, at in listed.items() if kind in (INFO, TRACKS)} == {
        one.kind: one.at for one in head if one.kind in (INFO, TRACKS)
    }


@pytest.mark.parametrize("aspect", [Fraction(16, 15), Fraction(8, 9), Fraction(16, 11), Fraction(1001, 997)])
def test_the_shape_of_pixels_is_told_exactly(tmp_path: Path, aspect: Fraction) -> None:
    path = write_film(tmp_path / "a.mkv", size=(720, 16), frames=2, options={"level": "3"}, sound=Sound())
    set_clock(path, aspect)
    assert facts_of(path).sample_aspect == aspect


def test_a_change_that_does_not_fit_is_the_callers_mistake(tmp_path: Path) -> None:
    path = write_film(tmp_path / "a.mkv")
    before = path.read_bytes()
    with pytest.raises(ValueError, match="the head needs"):
        change_head(path, {TRACKS: lambda body: body + Element(0xEC, bytes(5000)).serialised()})
    with pytest.raises(ValueError, match="an element to be changed is missing"):
        change_head(path, {0x1043A770: lambda body: body})
    assert path.read_bytes() == before
