"""What a clip says of itself: all that has to be carried into a film made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from av.container import InputContainer
from av.sidedata.sidedata import SideDataContainer, Type
from av.stream import Stream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from numpy.typing import NDArray

from gfr_core.media.clip_colour import orientation_of
from gfr_core.media.clip_index import ClipIndex
from gfr_core.media.clip_pace import DEFAULT_RATE, gap_notes, is_uneven, rate_of
from gfr_core.media.clip_seeker import FrameSeeker, clip_errors, open_seeker
from gfr_core.media.orientation import swaps_axes

FIELD_ORDERS = {
    0: "unknown",
    1: "progressive",
    2: "top field first",
    3: "bottom field first",
    4: "top field first, stored bottom first",
    5: "bottom field first, stored top first",
}
"""FFmpeg's number of a field order -> words."""

_DEGREES = {3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270}
_MASTERING = (Type.MASTERING_DISPLAY_METADATA, Type.CONTENT_LIGHT_LEVEL, Type.DYNAMIC_HDR_PLUS)
_SHORTFALL_S = 0.5


@dataclass(frozen=True, slots=True)
class ColourTags:
    """Code points of ITU-T H.273; 2 means unspecified. `range`: 0 unspecified, 1 limited, 2 full."""

    primaries: int = 2
    transfer: int = 2
    matrix: int = 2
    range: int = 0


@dataclass(frozen=True, slots=True)
class StreamFacts:
    """One stream. `kind`: "video", "audio", "subtitle", "data" or "attachment"."""

    index: int
    kind: str
    codec: str
    language: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A named part; times in seconds on the clip's clock."""

    start_s: Fraction
    end_s: Fraction
    title: str


@dataclass(frozen=True, slots=True)
class ClipFacts:
    """The facts of one clip or sequence of pictures.

    Attributes:
        path: the file, or a sequence's first picture.
        width: columns as stored, before any turning.
        height: rows as stored.
        orientation: how a stored frame is turned to stand upright, as an EXIF orientation.
        display_matrix: the same as the clip states it, nine numbers; None when it states nothing.
        frame_count: frames that can be shown.
        fps: frames a second: exact for a constant rate, the average for a variable one.
        time_base: seconds a unit of `pts`.
        pts: when each frame appears, rising.
        last_duration: how long the last frame is shown, in units of `time_base`.
        is_stamped: the time stamps are the clip's own; else they were made up from the rate.
        is_variable: the frames are not evenly spaced (by more than the rounding of the time base).
        codec: of the pictures.
        pixel_format: FFmpeg's name of how samples are stored.
        bits: of a sample.
        field_order: a key of `FIELD_ORDERS`.
        colour: the tags.
        sample_aspect: width to height of a pixel.
        main_stream: index of the stream of pictures; -1 for a sequence.
        streams: all of them, the pictures among them.
        chapters: in order.
        metadata: of the whole clip.
        notes: what was found wanting, in words for the user.
    """

    path: Path
    width: int
    height: int
    frame_count: int
    fps: Fraction
    time_base: Fraction
    pts: NDArray[np.int64] = field(repr=False, compare=False)
    last_duration: int
    codec: str
    pixel_format: str
    bits: int
    orientation: int = 1
    display_matrix: tuple[int, ...] | None = None
    is_stamped: bool = True
    is_variable: bool = False
    field_order: int = 0
    colour: ColourTags = ColourTags()
    sample_aspect: Fraction = Fraction(1)
    main_stream: int = -1
    streams: tuple[StreamFacts, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    @property
    def upright_size(self) -> tuple[int, int]:
        """Width and height of the upright picture."""
        return (self.height, self.width) if swaps_axes(self.orientation) else (self.width, self.height)

    @property
    def rotation(self) -> int:
        """Degrees clockwise by which a stored frame is turned, mirroring aside."""
        return _DEGREES.get(self.orientation, 0)

    @property
    def is_interlaced(self) -> bool:
        """A frame shows two moments in alternating lines."""
        return self.field_order > 1

    @property
    def duration_s(self) -> Fraction:
        """From the first frame's beginning to the last frame's end."""
        return (int(self.pts[-1] - self.pts[0]) + self.last_duration) * self.time_base

    def time_of(self, number: int) -> Fraction:
        """When frame `number` appears, in seconds on the clip's clock."""
        return int(self.pts[number]) * self.time_base

    def end_of(self, number: int) -> Fraction:
        """When frame `number` gives way to the next, in seconds on the clip's clock."""
        if number + 1 < self.frame_count:
            return self.time_of(number + 1)
        return self.time_of(number) + self.last_duration * self.time_base


def facts_of(path: Path) -> ClipFacts:
    """The facts of the clip at `path`; one frame is decoded, all packets are read.

    Raises:
        GfrError: there is no such file, it may not be read, it is no clip, holds no video, or is damaged.
    """
    seeker = open_seeker(path)
    try:
        with clip_errors(path.name):
            return facts_from(path, seeker)
    finally:
        seeker.close()


def facts_from(path: Path, seeker: FrameSeeker) -> ClipFacts:
    """The facts of an open clip. FFmpeg's errors pass through and are worded by the caller."""
    found = seeker.frame(0)
    first = found.picture if found else None
    index, stream = seeker.index, seeker.stream  # after decoding, which may have opened the clip anew
    base, fps = stream.time_base or Fraction(1), _rate(seeker)
    orientation, notes = orientation_of(first) if first else (1, ())
    context = stream.codec_context
    layout = first.format if first else context.format
    container = seeker.container
    return ClipFacts(
        path=path,
        width=first.width if first else context.width,
        height=first.height if first else context.height,
        frame_count=len(index),
        fps=fps,
        time_base=base,
        pts=index.pts,
        last_duration=index.last_duration or max(1, round(1 / (fps * base))),
        codec=context.codec.canonical_name,
        pixel_format=layout.name if layout else "",
        bits=layout.components[0].bits if layout else 0,
        orientation=orientation,
        display_matrix=_matrix(first),
        is_stamped=index.stamped,
        is_variable=is_uneven(index.pts, base),
        field_order=_field_order(stream, first),
        colour=_colour(stream, first),
        sample_aspect=stream.sample_aspect_ratio or Fraction(1),
        main_stream=stream.index,
        streams=tuple(_stream_facts(one) for one in container.streams),
        chapters=_chapters(container),
        metadata=dict(container.metadata),
        notes=(*_notes(index, container, base, fps), *gap_notes(index.pts, base), *notes, *_lost_with(first)),
    )


def _rate(seeker: FrameSeeker) -> Fraction:
    stream = seeker.stream
    stated = [rate for rate in (stream.average_rate, stream.guessed_rate, stream.base_rate) if rate]
    if not seeker.index.stamped:
        return stated[0] if stated else DEFAULT_RATE
    return rate_of(seeker.index.pts, stream.time_base or Fraction(1), stated)


def _field_order(stream: VideoStream, first: VideoFrame | None) -> int:
    stated = int(stream.codec_context.field_order)
    if stated > 1 or first is None or not first.interlaced_frame:
        return stated
    # The frame is interlaced and nothing says which field comes first: standard definition begins with the lower
    # one only in DV, which says so.
    return 2


def _colour(stream: VideoStream, first: VideoFrame | None) -> ColourTags:
    context = stream.codec_context
    shown = first if first is not None else context
    full = first is not None and first.format.name.startswith("yuvj")
    return ColourTags(
        _stated(shown.color_primaries, context.color_primaries),
        _stated(shown.color_trc, context.color_trc),
        # 0 is RGB's matrix, which for other formats is what an unset field holds.
        _stated(shown.colorspace, context.colorspace),
        2 if full else (shown.color_range or context.color_range),
    )


def _stated(shown: int, header: int) -> int:
    return int(shown) if shown not in (0, 2) else int(header)


def _matrix(first: VideoFrame | None) -> tuple[int, ...] | None:
    if first is None:
        return None
    attached: SideDataContainer = first.side_data  # type: ignore[assignment]
    matrix = next((data for data in attached if data.type is Type.DISPLAYMATRIX), None)
    return tuple(int(value) for value in np.frombuffer(bytes(matrix), np.int32)) if matrix is not None else None


def _stream_facts(stream: Stream) -> StreamFacts:
    context: Any = stream.codec_context
    without_codec = getattr(stream, "mimetype", None) or getattr(stream, "name", None) or "unknown"
    codec = context.codec.canonical_name if context is not None else without_codec
    title = stream.metadata.get("title") or stream.metadata.get("filename")
    return StreamFacts(stream.index, stream.type, codec, stream.metadata.get("language"), title)


def _chapters(container: InputContainer) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(one["start"] * base, one["end"] * base, one["metadata"].get("title", ""))
        for one in container.chapters()
        if (base := one["time_base"])
    )


def _notes(index: ClipIndex, container: InputContainer, base: Fraction, fps: Fraction) -> tuple[str, ...]:
    ends_s = float(int(index.pts[-1] - index.pts[0]) * base + (index.last_duration * base or 1 / fps))
    promised_s = (container.duration or 0) / 1_000_000
    if not index.cut_off and promised_s - ends_s <= _SHORTFALL_S:
        return ()
    promise = f"; the file says it lasts {promised_s:.2f} s" if promised_s > ends_s else ""
    return (f"The clip's pictures end after {ends_s:.2f} s{promise}: it may be cut off.",)


def _lost_with(first: VideoFrame | None) -> tuple[str, ...]:
    attached: Any = first.side_data if first is not None else ()
    if any(data.type in _MASTERING for data in attached):
        return ("The clip describes its mastering display; that is not carried into a film.",)
    return ()
