"""`gfr_core.media.clip_codecs`: what is written how."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame

from gfr_core.media.clip_codecs import FilmFormat, encoding_for, kept_format
from gfr_core.media.clip_facts import ClipFacts, ColourTags
from gfr_core.media.native_planes import in_format
from tests.core.media.native_frames import PLAIN_FORMATS, random_frame, same_planes


def facts(pixel_format: str, *, size: tuple[int, int] = (64, 48), field_order: int = 1) -> ClipFacts:
    bits = VideoFrame(8, 8, pixel_format).format.components[0].bits
    return ClipFacts(
        path=Path("a.mkv"), width=size[0], height=size[1], frame_count=2, fps=Fraction(24), time_base=Fraction(1, 24),
        pts=np.arange(2, dtype=np.int64), last_duration=1, codec="x", pixel_format=pixel_format, bits=bits,
        field_order=field_order, colour=ColourTags(9, 16, 9, 1),
    )  # fmt: skip


@pytest.mark.parametrize("pixel_format", PLAIN_FORMATS)
def test_every_plain_format_is_kept_by_ffv1(pixel_format: str) -> None:
    kept = kept_format(pixel_format)
    assert kept is not None
    frame = random_frame(pixel_format, full=pixel_format.startswith("yuvj"))
    assert same_planes(in_format(in_format(frame, kept), pixel_format), frame)


@pytest.mark.parametrize("pixel_format", ["gbrpf32le", "grayf32le", "rgb565le", "xyz12le"])
def test_what_ffv1_does_not_keep_becomes_deep_rgb_and_is_said(pixel_format: str) -> None:
    assert kept_format(pixel_format) is None
    encoding = encoding_for(facts(pixel_format), FilmFormat.FFV1)
    assert encoding.pixel_format == "gbrp16le"
    assert len(encoding.notes) == 1


def test_ffv1_is_level_3_with_checksums_and_key_frames_only() -> None:
    encoding = encoding_for(facts("yuv420p"), FilmFormat.FFV1)
    assert (encoding.options["level"], encoding.options["slicecrc"], encoding.options["g"]) == ("3", "1", "1")
    assert (encoding.container, encoding.suffix, encoding.notes) == ("matroska", ".mkv", ())


def test_tags_are_the_sources_unless_rgb_becomes_luma_and_chroma() -> None:
    assert encoding_for(facts("yuv420p10le"), FilmFormat.PRORES).colour == ColourTags(9, 16, 9, 1)
    assert encoding_for(facts("gbrp10le"), FilmFormat.FFV1).colour == ColourTags(9, 16, 9, 1)
    assert encoding_for(facts("gbrp10le"), FilmFormat.PRORES).colour == ColourTags(9, 16, 6, 1)
    assert encoding_for(facts("gbrp10le", size=(1920, 1080)), FilmFormat.H265).colour == ColourTags(9, 16, 1, 1)


@pytest.mark.parametrize(
    ("source", "wanted"),
    [("yuv420p", "yuv420p10le"), ("yuv422p10le", "yuv422p10le"), ("gbrp", "yuv444p10le"), ("gray16le", "gray10le")],
)
@pytest.mark.parametrize("film_format", [FilmFormat.H264, FilmFormat.H265])
def test_h26x_has_ten_bits_in_the_sources_sampling(source: str, wanted: str, film_format: FilmFormat) -> None:
    encoding = encoding_for(facts(source), film_format)
    assert encoding.pixel_format == wanted
    assert encoding.options["bf"] == "0"


def test_odd_sizes_get_the_sampling_that_can_hold_them() -> None:
    assert encoding_for(facts("yuv420p", size=(37, 23)), FilmFormat.H264).pixel_format == "yuv444p10le"


def test_losses_are_said() -> None:
    said = " ".join(encoding_for(facts("yuva444p16le"), FilmFormat.PRORES).notes)
    assert "ProRes is not lossless" in said
    assert "halves the colour resolution" in said
    assert "16-bit samples were reduced to 10 bits" in said
    assert "Alpha was lost" in said
    name = encoding_for(facts("yuv420p"), FilmFormat.H265).notes
    assert name == ("H.265 is not lossless: samples differ a little from the source's everywhere.",)


@pytest.mark.parametrize(("order", "words"), [(2, "tff=1"), (3, "bff=1")])
def test_interlaced_pictures_are_coded_as_such(order: int, words: str) -> None:
    assert words in encoding_for(facts("yuv420p", field_order=order), FilmFormat.H264).options["x264-params"]
    assert encoding_for(facts("yuv420p", field_order=order), FilmFormat.PRORES).options["flags"] == "+ildct"


def test_quality_is_the_rate_factor() -> None:
    assert encoding_for(facts("yuv420p"), FilmFormat.H264, quality=3).options["crf"] == "3"


def test_a_sequence_has_no_encoding() -> None:
    assert FilmFormat.DPX.is_sequence
    assert FilmFormat.DPX.is_lossless
    assert not FilmFormat.PRORES.is_lossless
    with pytest.raises(ValueError, match="dpx is a sequence"):
        encoding_for(facts("yuv420p"), FilmFormat.DPX)


def test_small_pictures_are_not_cut_into_slices() -> None:
    sizes = [(16, 16), (128, 96), (1280, 720)]
    slices = [encoding_for(facts("yuv420p", size=size), FilmFormat.FFV1).options.get("slices") for size in sizes]
    assert slices == ["1", "1", None]


@pytest.mark.parametrize("pixel_format", ["yuv420p", "bgr0"])
@pytest.mark.parametrize(
    "size", [(1, 1), (5, 3), (37, 23), (128, 128), (129, 16), (16, 640), (720, 576), (1920, 1080), (4096, 3112)]
)
def test_ffv1_opens_for_every_size(size: tuple[int, int], pixel_format: str) -> None:
    encoding = encoding_for(facts(pixel_format, size=size), FilmFormat.FFV1)
    encoder = CodecContext.create("ffv1", "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = *size, encoding.pixel_format
    encoder.time_base, encoder.options = Fraction(1, 24), dict(encoding.options)
    encoder.open()
