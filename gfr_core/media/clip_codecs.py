"""What a film can be written as, and how: encoders, containers, pixel formats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from av.codec import Codec

from gfr_core.media.clip_facts import ClipFacts, ColourTags
from gfr_core.media.mixed_planes import plain_format
from gfr_core.media.scene_light import MAPPING


class FilmFormat(Enum):
    """The kinds of film. The value is the word on the command line."""

    FFV1 = "ffv1"
    PRORES = "prores"
    H264 = "h264"
    H265 = "h265"
    DPX = "dpx"
    DPX16 = "dpx16"
    TIFF = "tiff"
    PNG = "png"
    EXR = "exr"

    @property
    def is_sequence(self) -> bool:
        """One file a frame, in a folder, without sound."""
        return self not in (FilmFormat.FFV1, FilmFormat.PRORES, FilmFormat.H264, FilmFormat.H265)

    @property
    def is_lossless(self) -> bool:
        """What is written comes back equal, given a source it can hold (see `encoding_for` and its notes)."""
        return self not in (FilmFormat.PRORES, FilmFormat.H264, FilmFormat.H265)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How the pictures of a clip are encoded.

    Attributes:
        encoder: FFmpeg's name.
        container: FFmpeg's name of the file format.
        suffix: of the file's name.
        pixel_format: what the encoder is given.
        colour: the tags that are true for it.
        options: of the encoder.
        notes: what is lost on the way from the source, in words for the user.
    """

    encoder: str
    container: str
    suffix: str
    pixel_format: str
    colour: ColourTags
    options: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


_RGB_IN_FFV1 = {
    "gbrp": "bgr0", "rgb24": "bgr0", "bgr24": "bgr0", "rgb0": "bgr0", "0rgb": "bgr0", "0bgr": "bgr0",
    "gbrap": "bgra", "rgba": "bgra", "argb": "bgra", "abgr": "bgra",
    "rgb48le": "gbrp16le", "bgr48le": "gbrp16le", "rgba64le": "gbrap16le", "bgra64le": "gbrap16le",
}  # fmt: skip
"""The same values in the order in which FFV1 gives them back: it has no planar RGB of 8 bits, no other of 16."""

_PLAIN_H26X = {"4:2:0": "yuv420p10le", "4:2:2": "yuv422p10le", "4:4:4": "yuv444p10le", "grey": "gray10le"}
_UNCUT = 128
_QUALITY = {FilmFormat.H264: 14, FilmFormat.H265: 16}
"""Constant rate factors: see docs/film_io.md for what they cost."""


def kept_format(pixel_format: str) -> str | None:
    """The format in which FFV1 holds frames of `pixel_format` without loss, or None."""
    name = plain_format(pixel_format)
    name = f"{name[:-2]}le" if name.endswith("be") else name
    name = name.replace("yuvj", "yuv") if name.startswith("yuvj") else _RGB_IN_FFV1.get(name, name)
    # Floating point in FFV1 is experimental and not of level 3.
    return name if name in _ffv1_formats() and "f16" not in name and "f32" not in name else None


def _ffv1_formats() -> frozenset[str]:
    return frozenset(one.name for one in Codec("ffv1", "w").video_formats or ())


def encoding_for(facts: ClipFacts, film_format: FilmFormat, *, quality: int | None = None) -> Encoding:
    """How a clip with these facts is encoded.

    Args:
        facts: of the source.
        film_format: one that is no sequence.
        quality: constant rate factor for H.264 and H.265, 0 best, 51 worst; None for the usual.
    """
    if film_format is FilmFormat.FFV1:
        return _ffv1(facts)
    if film_format is FilmFormat.PRORES:
        return _prores(facts)
    if film_format.is_sequence:
        raise ValueError(f"{film_format.value} is a sequence of pictures")
    return _h26x(facts, film_format, _QUALITY[film_format] if quality is None else quality)


def _ffv1(facts: ClipFacts) -> Encoding:
    pixel_format = kept_format(facts.pixel_format)
    notes: tuple[str, ...] = ()
    if pixel_format is None:
        pixel_format, notes = "gbrp16le", (f"'{facts.pixel_format}' was converted to RGB of 16 bits.",)
        notes = (MAPPING,) if "f" in facts.pixel_format.removesuffix("le") else notes
    # Each slice carries its own checksum. The encoder cuts pictures as it sees fit, but small ones into too many.
    options = {"level": "3", "slicecrc": "1", "g": "1", "coder": "1", "context": "0"}
    if max(facts.width, facts.height) <= _UNCUT:
        options["slices"] = "1"
    return Encoding("ffv1", "matroska", ".mkv", pixel_format, _tags(facts, pixel_format), options, notes)


def _prores(facts: ClipFacts) -> Encoding:
    options = {"profile": "hq", "vendor": "apl0"}
    if facts.is_interlaced:
        options["flags"] = "+ildct"
    notes: tuple[str, ...] = ("ProRes is not lossless: samples differ a little from the source's everywhere.",)
    if _sampling(facts) in ("4:4:4", "grey") and not facts.pixel_format.startswith("gray"):
        notes += ("ProRes 422 halves the colour resolution across.",)
    notes += _depth_and_alpha(facts)
    pixel_format = "yuv422p10le"
    return Encoding("prores_ks", "mov", ".mov", pixel_format, _tags(facts, pixel_format), options, notes)


def _h26x(facts: ClipFacts, film_format: FilmFormat, quality: int) -> Encoding:
    sampling = _sampling(facts)
    if sampling == "4:2:0" and (facts.width % 2 or facts.height % 2):
        sampling = "4:4:4"  # 4:2:0 needs even sizes
    if sampling == "4:2:2" and facts.width % 2:
        sampling = "4:4:4"
    pixel_format = _PLAIN_H26X[sampling]
    name = "H.264" if film_format is FilmFormat.H264 else "H.265"
    notes: tuple[str, ...] = (f"{name} is not lossless: samples differ a little from the source's everywhere.",)
    # Without B frames each packet has its frame's time, and segments join without a seam.
    options = {"crf": str(quality), "preset": "medium", "bf": "0"}
    if film_format is FilmFormat.H264:
        options["x264-params"] = "bframes=0:open-gop=0" + _field_parameter(facts)
        encoder = "libx264"
    else:
        options["x265-params"] = "bframes=0:open-gop=0:log-level=none"
        encoder = "libx265"
    colour = _tags(facts, pixel_format)
    return Encoding(encoder, "matroska", ".mkv", pixel_format, colour, options, notes + _depth_and_alpha(facts))


def _field_parameter(facts: ClipFacts) -> str:
    if not facts.is_interlaced:
        return ""
    return ":tff=1" if facts.field_order in (2, 4) else ":bff=1"


def _depth_and_alpha(facts: ClipFacts) -> tuple[str, ...]:
    notes: tuple[str, ...] = ()
    if facts.bits > 10:
        notes += (f"{facts.bits}-bit samples were reduced to 10 bits.",)
    name = plain_format(facts.pixel_format)
    if name.startswith(("yuva", "gbrap", "ya")) or name[:4] in ("rgba", "bgra", "argb", "abgr"):
        notes += ("Alpha was lost: the format holds none.",)
    return notes


def _sampling(facts: ClipFacts) -> str:
    name = plain_format(facts.pixel_format)
    if name.startswith("gray"):
        return "grey"
    subsampling = {"420": "4:2:0", "410": "4:2:0", "422": "4:2:2", "411": "4:2:2", "440": "4:4:4", "444": "4:4:4"}
    return next((words for digits, words in subsampling.items() if digits in name), "4:4:4")


def _tags(facts: ClipFacts, pixel_format: str) -> ColourTags:
    """The source's tags; where RGB becomes Y'CbCr, the matrix and range that `film_frame` uses for it."""
    source, colour = plain_format(facts.pixel_format), facts.colour
    if source.startswith(("yuv", "gray")) or not pixel_format.startswith("yuv"):
        return colour
    return ColourTags(colour.primaries, colour.transfer, rgb_matrix(facts.width, facts.height), 1)


def rgb_matrix(width: int, height: int) -> int:
    """The matrix for RGB that becomes Y'CbCr: BT.709, for standard definition BT.601 (H.273 code points)."""
    return 1 if height > 576 or width > 1024 else 6
