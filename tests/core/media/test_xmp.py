"""`gfr_core.media.xmp`: tiff:Orientation."""

import pytest

from gfr_core.media.xmp import upright_xmp, xmp_orientation


@pytest.mark.parametrize(
    "packet", [b"<a tiff:Orientation='6' x='7'/>", b'<a tiff:Orientation = "6"/>', b"<tiff:Orientation> 6 </tiff:Or>"]
)
def test_the_orientation_is_read_and_then_reset_to_one(packet: bytes) -> None:
    assert xmp_orientation(packet) == 6
    assert upright_xmp(packet) == packet.replace(b"6", b"1")


@pytest.mark.parametrize("packet", [b"", b"<a/>", b"<a tiff:Orientation='0'/>", b"<a tiff:Orientation='left'/>"])
def test_a_packet_that_states_none_says_none(packet: bytes) -> None:
    assert xmp_orientation(packet) is None
