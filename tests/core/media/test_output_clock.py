"""`gfr_core.media.output_clock`: seconds into the ticks of a container."""

from fractions import Fraction

import av
import pytest

from gfr_core.media.output_clock import Times, halves_up, stream_clock


def test_quicktime_keeps_the_unit_of_pictures_and_counts_sound_in_samples() -> None:
    assert stream_clock("mov", Fraction(1, 24000)).unit_s == Fraction(1, 24000)
    assert stream_clock("mov", Fraction(1, 1000), sample_rate=48000).base == Fraction(1, 48000)


def test_matroska_counts_in_hundredths_of_its_muxers_unit() -> None:
    clock = stream_clock("matroska", Fraction(1, 24000))
    packet = av.Packet(b"x")
    clock.stamp(packet, Times(Fraction(1001, 24000), None, Fraction(1, 25)))
    assert (packet.pts, packet.dts, packet.duration, packet.time_base) == (4171, None, 4000, Fraction(1, 1000))


@pytest.mark.parametrize(("padding", "lead"), [(0, 0), (1024, 2112), (312, 643)])
def test_padded_sound_is_led_by_what_the_muxer_takes_away(padding: int, lead: int) -> None:
    assert stream_clock("matroska", Fraction(1, 1000), padding_s=Fraction(padding, 48000)).lead == lead
    assert stream_clock("mov", Fraction(1, 1000), sample_rate=48000, padding_s=Fraction(padding, 48000)).lead == 0


def test_halves_go_up() -> None:
    assert [halves_up(Fraction(n, 2)) for n in (0, 1, 2, 3, 13)] == [0, 1, 1, 2, 7]
