"""`gfr_core.media.clip_index`: frames found without decoding."""

from collections.abc import Iterator
from dataclasses import dataclass

import av
import pytest

from gfr_core.media.clip_index import KeyFrame, counted_index, index_of


@dataclass
class Packet:
    """What the index asks of a packet."""

    pts: int | None
    dts: int | None = None
    is_keyframe: bool = False
    duration: int = 1
    size: int = 1
    is_discard: bool = False
    is_corrupt: bool = False


def test_frames_are_numbered_in_the_order_of_showing() -> None:
    index = index_of([Packet(10, 0, True), Packet(40, 10), Packet(20, 20), Packet(30, 30), Packet(50, 40, True, 7)])
    assert index is not None
    assert index.pts.tolist() == [10, 20, 30, 40, 50]
    assert index.keys == (KeyFrame(0, 0), KeyFrame(4, 40))
    assert index.last_duration == 7
    assert (index.number_of(30), index.number_of(31), index.number_of(None)) == (2, None, None)
    assert [index.key_before(number) for number in range(5)] == [0, 0, 0, 0, 1]
    assert len(index) == 5
    assert not index.cut_off


def test_frames_whose_key_frame_was_cut_away_do_not_count() -> None:
    index = index_of([Packet(0), Packet(1), Packet(5, is_keyframe=True), Packet(4), Packet(6)])
    assert index is not None
    assert index.pts.tolist() == [5, 6]


def test_empty_and_discarded_packets_do_not_count() -> None:
    index = index_of([Packet(-5, is_keyframe=True, is_discard=True), Packet(0, is_keyframe=True), Packet(1, size=0)])
    assert index is not None
    assert index.pts.tolist() == [0]


@pytest.mark.parametrize("packets", [[], [Packet(None, 0, True)], [Packet(3, 0, True), Packet(3, 1)]])
def test_packets_without_usable_times_give_no_index(packets: list[Packet]) -> None:
    assert index_of(packets) is None


def test_a_half_packet_at_the_end_is_left_out_and_said_so() -> None:
    index = index_of([Packet(0, is_keyframe=True), Packet(1, is_corrupt=True)])
    assert index is not None
    assert (len(index), index.cut_off) == (1, True)


def test_what_was_read_before_an_error_counts() -> None:
    def packets() -> Iterator[Packet]:
        yield Packet(0, is_keyframe=True)
        yield Packet(1)
        raise av.InvalidDataError(1, "broken")

    index = index_of(packets())
    assert index is not None
    assert (len(index), index.cut_off) == (2, True)


def test_counted_frames_are_evenly_spaced() -> None:
    index = counted_index(3, 40, cut_off=False)
    assert index.pts.tolist() == [0, 40, 80]
    assert not index.stamped
