"""Time stamps in Matroska finer than the millisecond that FFmpeg writes, and the shape of pixels.

FFmpeg's muxer counts in milliseconds: 24 samples of sound at 48 kHz, and no film rate but 25 and 50 comes out even. The
format itself lets a file choose its unit (RFC 9559, TimestampScale). So the muxer is handed hundredths of a millisecond
as if they were milliseconds, and the finished file is told so. The shape of pixels is told in the same step, because
PyAV does not hand it to this muxer.
"""

import re
from fractions import Fraction
from pathlib import Path

from gfr_core.media.matroska_head import INFO, TAGS, TRACKS, Element, change_head, elements_in, joined

TICK_S = Fraction(1, 100_000)
"""The unit of time stamps in the files written here: half a sample of sound at 48 kHz."""

MUXER_BASE = Fraction(1, 1000)
"""What the muxer takes a tick to be."""

MUXER_OPTIONS = {"cluster_time_limit": "30000"}
"""A cluster holds 32767 ticks: 0.33 s. The muxer begins a new one before that by itself; oftener is not needed."""

_SCALE, _DEFAULT_SCALE = 0x2AD7B1, 1_000_000
_TRACK, _VIDEO, _WIDTH, _HEIGHT = 0xAE, 0xE0, 0xB0, 0xBA
_DISPLAY_WIDTH, _DISPLAY_HEIGHT, _DISPLAY_UNIT = 0x54B0, 0x54BA, 0x54B2
_OF_DISPLAY = (_DISPLAY_WIDTH, _DISPLAY_HEIGHT, _DISPLAY_UNIT)
_ASPECT_RATIO = 3
_DURATION = re.compile(rb"\x45\xa3\x88DURATION\x44\x87.(\d\d):(\d\d):(\d\d)\.(\d{9})", re.DOTALL)


def set_clock(path: Path, sample_aspect: Fraction = Fraction(1)) -> None:
    """Tells a Matroska file whose time stamps were counted in `TICK_S` that they were, and how its pixels are shaped.

    Args:
        path: the file, finished by FFmpeg's muxer.
        sample_aspect: width to height of a pixel.

    Raises:
        ValueError: the file does not begin as FFmpeg's muxer lets one begin.
    """
    changes = {INFO: _with_scale, TAGS: _with_durations}
    if sample_aspect != 1:
        changes[TRACKS] = lambda tracks: _with_aspect(tracks, sample_aspect)
    change_head(path, changes)


def _with_scale(info: bytes) -> bytes:
    scale = int(TICK_S * 1_000_000_000)
    parts = elements_in(info)
    stated = [int.from_bytes(one.body, "big") for one in parts if one.kind == _SCALE]
    if stated != [_DEFAULT_SCALE]:
        raise ValueError(f"the file counts in {stated} nanoseconds, not in milliseconds")
    return joined([Element(_SCALE, scale.to_bytes(3, "big")) if one.kind == _SCALE else one for one in parts])


def _with_durations(tags: bytes) -> bytes:
    """The durations that the muxer wrote as text, counted in the true unit."""
    return _DURATION.sub(_shortened, tags)


def _shortened(match: re.Match[bytes]) -> bytes:
    hours, minutes, seconds, nanoseconds = (int(part) for part in match.groups())
    stated = (hours * 3600 + minutes * 60 + seconds) * 1_000_000_000 + nanoseconds
    whole, rest = divmod(int(stated * TICK_S / MUXER_BASE), 1_000_000_000)
    text = f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}.{rest:09d}".encode()
    return match.group(0)[: -len(text)] + text


def _with_aspect(tracks: bytes, aspect: Fraction) -> bytes:
    """The first track that holds pictures is the one whose pixels are meant."""
    parts = elements_in(tracks)
    at = next(n for n, one in enumerate(parts) if one.kind == _TRACK and _holds(one.body, _VIDEO))
    track = elements_in(parts[at].body)
    changed = [Element(_VIDEO, _shaped(one.body, aspect)) if one.kind == _VIDEO else one for one in track]
    parts[at] = Element(_TRACK, joined(changed))
    return joined(parts)


def _holds(body: bytes, kind: int) -> bool:
    return any(one.kind == kind for one in elements_in(body))


def _shaped(video: bytes, aspect: Fraction) -> bytes:
    parts = [one for one in elements_in(video) if one.kind not in _OF_DISPLAY]
    width, height = (
        next(int.from_bytes(one.body, "big") for one in parts if one.kind == kind) for kind in (_WIDTH, _HEIGHT)
    )
    shown = width * aspect
    if shown.denominator == 1:
        return joined([*parts, _number(_DISPLAY_WIDTH, int(shown)), _number(_DISPLAY_HEIGHT, height)])
    ratio = shown / height
    unit = _number(_DISPLAY_UNIT, _ASPECT_RATIO)
    sides = (_number(_DISPLAY_WIDTH, ratio.numerator), _number(_DISPLAY_HEIGHT, ratio.denominator))
    return joined([*parts, *sides, unit])


def _number(kind: int, value: int) -> Element:
    return Element(kind, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))
