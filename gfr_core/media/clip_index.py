"""Which frames a clip holds, found by reading its packets without decoding them."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, runtime_checkable

import av
import numpy as np
from numpy.typing import NDArray


@runtime_checkable
class TimedPacket(Protocol):
    """What is asked of a packet: PyAV's `av.Packet` is one. Times are in units of the stream's time base."""

    pts: int | None
    dts: int | None

    @property
    def duration(self) -> int | None:
        """How long its frame is shown."""

    @property
    def size(self) -> int:
        """Its bytes; 0 for the packet that only flushes a decoder."""

    @property
    def is_keyframe(self) -> bool:
        """Decoding can begin here."""

    @property
    def is_discard(self) -> bool:
        """To be decoded but not shown (an edit list says so)."""

    @property
    def is_corrupt(self) -> bool:
        """A part of it is missing."""


@dataclass(frozen=True, slots=True, order=True)
class KeyFrame:
    """A frame at which decoding can begin: its number, and the time stamp (stream units) to seek to."""

    number: int
    seek_to: int


@dataclass(frozen=True, slots=True)
class ClipIndex:
    """The frames of a clip in the order in which they are shown; numbers begin at 0.

    Attributes:
        pts: when each frame is shown, in units of the stream's time base, rising.
        keys: where decoding can begin, rising.
        last_duration: how long the last frame is shown, same units; 0 when not stated.
        cut_off: reading stopped at an error before the end.
        stamped: the packets carry time stamps. If not, frames are numbered in the order of decoding and `pts` is
            made up from the frame rate.
    """

    pts: NDArray[np.int64]
    keys: tuple[KeyFrame, ...]
    last_duration: int
    cut_off: bool
    stamped: bool = True

    def __len__(self) -> int:
        return len(self.pts)

    def number_of(self, pts: int | None) -> int | None:
        """The number of the frame shown at exactly `pts`, or None."""
        if pts is None:
            return None
        at = int(np.searchsorted(self.pts, pts))
        return at if at < len(self.pts) and self.pts[at] == pts else None

    def key_before(self, number: int) -> int:
        """The place in `keys` of the last key frame not behind frame `number`; -1 when there is none."""
        # By halving: in a clip of key frames only this is asked for each frame, and there are as many keys.
        return bisect_right(self.keys, number, key=lambda key: key.number) - 1


@dataclass(frozen=True, slots=True)
class _Stamp:
    pts: int | None
    dts: int | None
    duration: int
    is_key: bool
    is_whole: bool


def index_of(packets: Iterable[TimedPacket]) -> ClipIndex | None:
    """The index of a clip, or None when its packets do not say when their frames are shown (frames must be counted).

    Args:
        packets: of one video stream, from the beginning, in the order of the file.
    """
    stamps, cut_off = _stamps(packets)
    shown = _shown(stamps)
    pts = sorted(stamp.pts for stamp in shown if stamp.pts is not None)
    if len(pts) < len(shown) or not pts or any(one == other for one, other in pairwise(pts)):
        return None
    numbers = {value: number for number, value in enumerate(pts)}
    keys = sorted(
        (KeyFrame(numbers[stamp.pts], min(stamp.pts, stamp.pts if stamp.dts is None else stamp.dts)))
        for stamp in shown
        if stamp.is_key and stamp.pts is not None
    )  # fmt: skip
    last = max(shown, key=lambda stamp: stamp.pts or 0)
    return ClipIndex(np.array(pts, np.int64), tuple(keys), last.duration, cut_off)


def counted_index(frames: int, ticks_a_frame: int, *, cut_off: bool) -> ClipIndex:
    """The index of a clip whose frames had to be counted by decoding them."""
    pts = np.arange(frames, dtype=np.int64) * ticks_a_frame
    return ClipIndex(pts, (), ticks_a_frame, cut_off, stamped=False)


def _stamps(packets: Iterable[TimedPacket]) -> tuple[list[_Stamp], bool]:
    found: list[_Stamp] = []
    try:
        # What was read before an error stays in the list.
        found.extend(
            _Stamp(packet.pts, packet.dts, packet.duration or 0, packet.is_keyframe, not packet.is_corrupt)
            for packet in packets
            if packet.size and not packet.is_discard
        )
    except (av.FFmpegError, EOFError):
        return found, True
    # A file cut in the middle of a packet: the half packet decodes to rubbish or to nothing.
    is_cut = bool(found) and not found[-1].is_whole
    return (found[:-1], True) if is_cut else (found, False)


def _shown(stamps: list[_Stamp]) -> list[_Stamp]:
    """Without the packets that cannot be decoded because the key frame they build on was cut away."""
    first = next((at for at, stamp in enumerate(stamps) if stamp.is_key), 0)
    rest = stamps[first:]
    start = rest[0].pts if rest else None
    return [stamp for stamp in rest if stamp.pts is None or start is None or stamp.pts >= start]
