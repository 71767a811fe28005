"""`gfr_core.media.webp`: WebP in and out."""

import io

import imagecodecs
import numpy as np
import pytest
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.webp import encode_webp, read_webp
from tests.core.media.pictures import XMP, exif, frame_of, noise, saved, smooth, srgb_profile


@pytest.mark.parametrize("lossless", [True, False])
@pytest.mark.parametrize("channels", [3, 4])
def test_pixels_are_those_of_another_decoder(lossless: bool, channels: int) -> None:
    samples = np.concatenate([smooth(), smooth()[:, :, :1]], axis=2)[:, :, :channels]
    data = saved(np.ascontiguousarray(samples), "WEBP", lossless=lossless, exact=True)
    found = read_webp(data, "a").samples
    assert np.array_equal(found, imagecodecs.webp_decode(data, hasalpha=channels == 4))
    if lossless:
        assert np.array_equal(found, samples)


def test_metadata_written_by_pillow_is_found() -> None:
    data = saved(smooth(), "WEBP", exif=b"Exif\0\0" + exif(6), icc_profile=srgb_profile(), xmp=XMP)
    assert read_webp(data, "a").metadata == Metadata(srgb_profile(), exif(6), XMP)


def test_of_an_animation_the_first_picture_is_read_and_said_so() -> None:
    first, second = smooth(), smooth()[::-1]
    buffer = io.BytesIO()
    Image.fromarray(first).save(
        buffer, "WEBP", lossless=True, save_all=True, append_images=[Image.fromarray(second.copy())], duration=100
    )
    found = read_webp(buffer.getvalue(), "a")
    assert np.array_equal(found.samples[:, :, :3], first)
    assert found.notes == ("The file is an animation of 2 pictures; the first was read.",)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.99])
def test_a_file_that_is_cut_off_is_refused(share: float) -> None:
    data = saved(smooth(), "WEBP")
    with pytest.raises(GfrError, match="ends before its last block"):
        read_webp(data[: int(len(data) * share)], "a")


def test_a_canvas_beyond_the_limit_is_refused_before_it_is_reserved() -> None:
    head = b"VP8X" + (10).to_bytes(4, "little") + bytes(4) + b"\xff\xff\xff" * 2
    with pytest.raises(GfrError, match="at most 400 megapixels"):
        read_webp(b"RIFF" + (4 + len(head)).to_bytes(4, "little") + b"WEBP" + head, "a")


def test_a_file_that_states_no_size_is_refused() -> None:
    with pytest.raises(GfrError, match="how large"):
        read_webp(b"RIFF\x0c\0\0\0WEBPJUNK\0\0\0\0", "a")


@pytest.mark.parametrize("alpha", [False, True])
def test_a_written_file_is_exact_even_under_full_transparency(alpha: bool) -> None:
    frame = frame_of(alpha=alpha)
    if frame.alpha is not None:
        frame.alpha[:5] = 0
    encoded = encode_webp(frame)
    found = imagecodecs.webp_decode(encoded.data, hasalpha=alpha)
    assert np.array_equal(found[:, :, :3], frame.pixels)
    if frame.alpha is not None:
        assert np.array_equal(found[:, :, 3], frame.alpha)
    assert encoded.notes == ()


def test_metadata_is_written_and_what_does_not_fit_is_reported() -> None:
    metadata = Metadata(srgb_profile(), exif(), XMP, (300.0, 300.0))
    encoded = encode_webp(frame_of(16, grey=True, metadata=metadata))
    with Image.open(io.BytesIO(encoded.data)) as picture:
        assert picture.info["icc_profile"] == srgb_profile()
        assert picture.info["exif"].removeprefix(b"Exif\0\0") == exif()
        assert picture.info["xmp"] == XMP
    assert len(encoded.notes) == 3
    assert "holds no grey" in encoded.notes[0]
    assert "rounded to 8" in encoded.notes[1]
    assert encoded.notes[2] == "DPI was not carried: WebP holds none."


def test_density_that_exif_states_is_carried_by_it() -> None:
    block = Image.Exif()
    block[282], block[283] = 300.0, 300.0
    metadata = Metadata(exif=block.tobytes()[6:], dpi=(300.0, 300.0))
    assert encode_webp(Frame(noise(4, 4, 3), "a", metadata=metadata)).notes == ()


def test_sides_beyond_the_format_are_refused() -> None:
    with pytest.raises(ValueError, match="16383"):
        encode_webp(Frame(np.zeros((1, 16384, 3), np.uint8), "a"))
