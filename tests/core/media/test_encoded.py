"""`gfr_core.media.encoded`: what all encoders share."""

from dataclasses import replace

import numpy as np
import pytest

from gfr_core.media.encoded import channels_to_write, dpi_note, eight_bit_to_write, not_carried
from gfr_core.media.frame import Metadata
from tests.core.media.pictures import frame_of, full_metadata, grey_profile, noise, srgb_profile


@pytest.mark.parametrize(("grey", "alpha", "channels"), [(True, False, 1), (True, True, 2), (False, True, 4)])
def test_channels_are_written_as_they_were_read(grey: bool, alpha: bool, channels: int) -> None:
    written, notes = channels_to_write(frame_of(grey=grey, alpha=alpha), alpha=True, format_name="X")
    assert (1 if written.samples.ndim == 2 else written.samples.shape[2]) == channels
    assert notes == ()


def test_alpha_that_the_format_cannot_hold_is_reported() -> None:
    _, notes = channels_to_write(frame_of(alpha=True), alpha=False, format_name="X")
    assert notes == ("Alpha was lost: X holds none.",)


def test_a_grey_picture_that_has_gained_colour_is_written_in_colour_and_said_so() -> None:
    frame = replace(frame_of(), grey=True, metadata=Metadata(icc=grey_profile()))
    written, notes = channels_to_write(frame, alpha=True, format_name="X")
    assert written.samples.shape == (13, 17, 3)
    assert written.metadata.icc is None
    assert notes[0] == "The picture was grey and has gained colour: written as RGB."
    assert "for GRAY pictures" in notes[1]


def test_a_format_without_grey_gets_three_channels_and_a_note() -> None:
    written, notes = channels_to_write(frame_of(grey=True), alpha=True, format_name="X", grey=False)
    assert written.samples.shape == (13, 17, 3)
    assert "holds no grey" in notes[0]


@pytest.mark.parametrize("profile", [srgb_profile(), grey_profile()])
def test_a_grey_picture_keeps_either_profile(profile: bytes) -> None:
    frame = replace(frame_of(grey=True), metadata=Metadata(icc=profile))
    assert channels_to_write(frame, alpha=True, format_name="X")[0].metadata.icc == profile


def test_sixteen_bits_are_rounded_with_a_note_and_eight_pass() -> None:
    deep = noise(3, 3, bits=16)
    rounded, notes = eight_bit_to_write(deep, "JPEG")
    assert np.array_equal(rounded, np.rint(deep / 257))
    assert notes[0].startswith("JPEG holds 8 bits a channel: 16-bit values were rounded to 8.")
    assert eight_bit_to_write(noise(3, 3), "JPEG")[1] == ()


def test_only_a_visible_rounding_of_density_is_reported() -> None:
    assert dpi_note(None, (1, 1), "X") == ()
    assert dpi_note((300.0, 300.0), (299.9994, 299.9994), "X") == ()
    assert dpi_note((72.4, 72.4), (72, 72), "X") == ("DPI was rounded from 72.4 x 72.4 to 72 x 72 in X.",)


def test_each_thing_left_behind_is_named() -> None:
    assert not_carried(Metadata(), "X", "icc", "exif", "xmp", "dpi") == ()
    assert not_carried(full_metadata(), "X", "icc", "dpi") == (
        "The colour profile was not carried: X holds none.",
        "DPI was not carried: X holds none.",
    )
