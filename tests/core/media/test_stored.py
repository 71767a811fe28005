"""`gfr_core.media.stored`: from stored samples to an upright frame."""

import numpy as np
import pytest

from gfr_core.media.frame import Metadata
from gfr_core.media.orientation import upright
from gfr_core.media.stored import StoredPicture, framed, is_icc_profile, profile_colour_space
from tests.core.media.pictures import XMP, exif, exif_read, grey_profile, noise, srgb_profile


@pytest.mark.parametrize(
    ("shape", "grey", "alpha"), [((5, 7), True, False), ((5, 7, 2), True, True), ((5, 7, 3), False, False),
                                 ((5, 7, 4), False, True)],
)  # fmt: skip
@pytest.mark.parametrize("bits", [8, 16])
def test_channels_are_told_apart(shape: tuple[int, ...], grey: bool, alpha: bool, bits: int) -> None:
    samples = noise(*shape, bits=bits)
    frame = framed(StoredPicture(samples), "a")
    assert (frame.grey, frame.alpha is not None, frame.bits) == (grey, alpha, bits)
    planes = samples if samples.ndim == 3 else samples[:, :, None]
    for channel in range(3):
        assert np.array_equal(frame.pixels[:, :, channel], planes[:, :, 0 if grey else channel])
    if frame.alpha is not None:
        assert np.array_equal(frame.alpha, planes[:, :, -1])


def test_orientation_is_applied_once_and_to_everything() -> None:
    samples = noise(5, 7, 4)
    xmp = b"<a tiff:Orientation='6'/>"
    metadata = Metadata(exif=exif(6, size=(7, 5)), xmp=xmp, dpi=(300.0, 150.0))
    frame = framed(StoredPicture(samples, metadata), "a")
    assert np.array_equal(frame.pixels, upright(samples, 6)[:, :, :3])
    assert frame.alpha is not None
    assert np.array_equal(frame.alpha, upright(samples, 6)[:, :, 3])
    assert frame.metadata.dpi == (150.0, 300.0)
    assert frame.metadata.exif is not None
    assert exif_read(frame.metadata.exif)[274] == 1
    assert exif_read(frame.metadata.exif).get_ifd(34665)[40962] == 5
    assert frame.metadata.xmp == b"<a tiff:Orientation='1'/>"
    again = framed(StoredPicture(frame.pixels, frame.metadata), "a")
    assert np.array_equal(again.pixels, frame.pixels)


def test_the_files_own_tag_goes_before_exif_and_exif_before_xmp() -> None:
    samples = noise(5, 7)
    three = Metadata(exif=exif(3), xmp=b"<a tiff:Orientation='6'/>")
    assert framed(StoredPicture(samples, three, orientation=8), "a").pixels[0, 0, 0] == samples[0, -1]
    assert framed(StoredPicture(samples, three), "a").pixels[0, 0, 0] == samples[-1, -1]
    assert framed(StoredPicture(samples, Metadata(xmp=three.xmp)), "a").width == 5


def test_damaged_blocks_are_dropped_with_a_note() -> None:
    frame = framed(StoredPicture(noise(5, 7), Metadata(b"no profile", b"no exif", XMP)), "a")
    assert frame.metadata == Metadata(xmp=XMP)
    assert any("EXIF block is damaged" in note for note in frame.notes)
    assert "The colour profile is damaged and was dropped." in frame.notes


def test_density_comes_from_exif_when_the_file_states_none() -> None:
    block = exif()
    assert framed(StoredPicture(noise(5, 7), Metadata(exif=block)), "a").metadata.dpi is None
    from PIL import Image

    stated = Image.Exif()
    stated[282], stated[283] = 240.0, 240.0
    frame = framed(StoredPicture(noise(5, 7), Metadata(exif=stated.tobytes()[6:])), "a")
    assert frame.metadata.dpi == (240.0, 240.0)


def test_profiles_are_recognised_by_their_header() -> None:
    assert is_icc_profile(srgb_profile())
    assert not is_icc_profile(srgb_profile()[:-40])
    assert not is_icc_profile(b"")
    assert profile_colour_space(srgb_profile()) == "RGB"
    assert profile_colour_space(grey_profile()) == "GRAY"
