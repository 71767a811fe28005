"""How the containers written here count time, stream by stream."""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from av.packet import Packet
from av.stream import Stream

from gfr_core.media.matroska_clock import MUXER_BASE, TICK_S

if TYPE_CHECKING:
    AnyPacket = Packet[Stream]
else:
    AnyPacket = Packet


@dataclass(frozen=True, slots=True)
class Times:
    """Of a packet, in seconds on the film's clock."""

    shown_s: Fraction | None
    decoded_s: Fraction | None
    duration_s: Fraction | None


@dataclass(frozen=True, slots=True)
class StreamClock:
    """The clock of one stream.

    Attributes:
        base: the time base to declare.
        unit_s: seconds a tick, in truth.
        lead: ticks to add, because the muxer takes as many away.
    """

    base: Fraction
    unit_s: Fraction
    lead: int = 0

    def stamp(self, packet: AnyPacket, times: Times) -> None:
        """Gives a packet its times."""
        packet.pts, packet.dts = self._ticks(times.shown_s), self._ticks(times.decoded_s)
        packet.duration = None if times.duration_s is None else round(times.duration_s / self.unit_s)
        packet.time_base = self.base

    def _ticks(self, time_s: Fraction | None) -> int | None:
        return None if time_s is None else round(time_s / self.unit_s) + self.lead


def stream_clock(
    container_format: str, source_base: Fraction, *, sample_rate: int = 0, padding_s: Fraction = Fraction(0)
) -> StreamClock:
    """The clock of a stream in a "matroska" or "mov" file.

    Args:
        container_format: of the film.
        source_base: in which the source counts the stream.
        sample_rate: of sound; 0 for other streams.
        padding_s: what a decoder of the sound gives before the sound begins.
    """
    if container_format != "matroska":
        base = Fraction(1, sample_rate) if sample_rate else source_base
        return StreamClock(base, base)
    # The muxer moves padded sound by the padding, which it counts in its own unit.
    lead = round(padding_s / TICK_S) - halves_up(padding_s / MUXER_BASE)
    return StreamClock(MUXER_BASE, TICK_S, lead)


def halves_up(value: Fraction) -> int:
    """FFmpeg's rounding of what is not negative."""
    return int(value + Fraction(1, 2))
