"""How much room a film will need, said before it is made. The rates are those of benchmarks/film_io.py."""

from gfr_core.media.clip_codecs import FilmFormat, kept_format
from gfr_core.media.clip_facts import ClipFacts

_KEPT_SHARE = 0.6
"""Of the bits of the samples, what FFV1 needs for pictures with coarse grain (measured 0.46 to 0.49), and some more."""

_BYTES_A_PIXEL = {FilmFormat.PRORES: 0.6, FilmFormat.H264: 0.35, FilmFormat.H265: 0.3}
"""Measured with coarse grain: 0.52, 0.26, 0.22. Clean pictures need a tenth of it in H.264 and H.265."""

_BITS_OF_PICTURES = {FilmFormat.DPX: 32, FilmFormat.DPX16: 48, FilmFormat.TIFF: 48, FilmFormat.PNG: 48}
"""Of a pixel; what TIFF and PNG save on grainy 16-bit pictures (a fifth) is left as a margin."""

_SAMPLES = {"410": 1.125, "411": 1.5, "420": 1.5, "422": 2.0, "440": 2.0, "444": 3.0}
_HEADER_BYTES = 4096
_SOUND_BYTES_A_SECOND = 200_000
"""A stream of 48 kHz, 16 bits, two channels."""


def estimated_bytes(facts: ClipFacts, film_format: FilmFormat, frames: int | None = None) -> int:
    """Room for a film of `frames` frames (None: all): an estimate for grainy pictures, so on the safe side for others.

    While a film is joined of segments, both need room: twice this.
    """
    count = facts.frame_count if frames is None else frames
    pixels = facts.width * facts.height
    bytes_a_frame = _bits_a_pixel(facts, film_format) / 8 * pixels + _HEADER_BYTES
    sound = sum(stream.kind == "audio" for stream in facts.streams) * _SOUND_BYTES_A_SECOND
    return round(count * (bytes_a_frame + float(sound / facts.fps)))


def _bits_a_pixel(facts: ClipFacts, film_format: FilmFormat) -> float:
    if film_format in _BYTES_A_PIXEL:
        return 8 * _BYTES_A_PIXEL[film_format]
    if film_format is FilmFormat.FFV1:
        return _KEPT_SHARE * _stored_bits(facts)
    if film_format is FilmFormat.EXR:
        return 3 * (facts.bits if "f16" in facts.pixel_format else 32)
    is_shallow = facts.bits <= 8 and facts.main_stream < 0 and film_format in (FilmFormat.TIFF, FilmFormat.PNG)
    return 24 if is_shallow else _BITS_OF_PICTURES[film_format]


def _stored_bits(facts: ClipFacts) -> float:
    """Bits of a pixel in the layout that FFV1 is given."""
    name = kept_format(facts.pixel_format)
    if name is None:
        return 48
    if name.startswith("gray"):
        return facts.bits
    samples = next((count for digits, count in _SAMPLES.items() if digits in name), 3.0)
    has_alpha = name.startswith(("yuva", "gbrap", "rgba", "bgra", "ya"))
    return facts.bits * (samples + has_alpha)
