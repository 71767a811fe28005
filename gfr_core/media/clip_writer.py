"""Films out: pictures encoded, everything else copied, checked, and put in place only when whole."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from pathlib import Path

import av
from av.container import OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from gfr_core.media.clip_check import check_clip
from gfr_core.media.file_in_progress import replacing
from gfr_core.media.film_frame import film_frame
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import ClipFrame
from gfr_core.media.matroska_clock import MUXER_OPTIONS, TICK_S, set_clock
from gfr_core.media.output_clock import AnyPacket, Times, stream_clock
from gfr_core.media.stream_copy import StreamCopy

_LARGEST_TIMESCALE = 2**31 - 1


@dataclass(frozen=True, slots=True)
class WrittenFilm:
    """A finished film. `notes`: what it could not hold of the source, in words for the user."""

    path: Path
    frame_count: int
    notes: tuple[str, ...] = ()


def write_clip(frames: Iterable[ClipFrame], plan: FilmPlan, out: Path) -> WrittenFilm:
    """Writes frames `plan.start` to `plan.end` with all that the source has beside its pictures.

    Time stamps, colour tags, rotation, aspect, field order and metadata are the source's. The file is read again and
    put in place only when every frame is there at its time.

    Args:
        frames: exactly those of the plan, in order; their `native` samples may be changed ones.
        plan: of what, as what.
        out: where to; an older file is replaced, the source never.

    Raises:
        GfrError: `out` cannot be used, or the container cannot hold the source's sound.
        MachineError: the disk is full, or what was written is not what was promised.
    """

    def encoded(stream: VideoStream) -> Iterator[AnyPacket]:
        return encoded_packets(frames, plan, stream, plan.start, plan.end)

    def add(container: OutputContainer) -> VideoStream:
        return add_encoder(container, plan)

    return write_pictures(add, encoded, plan, out)


def write_pictures(
    add: Callable[[OutputContainer], VideoStream],
    packets: Callable[[VideoStream], Iterator[AnyPacket]],
    plan: FilmPlan,
    out: Path,
) -> WrittenFilm:
    """Writes a film whose pictures come as packets, one a frame, in order. Raises as `write_clip`.

    Args:
        add: declares the stream of pictures in the film's container.
        packets: of the pictures, for that stream; their times are set here.
        plan: of what, as what.
        out: where to.
    """
    encoding = plan.encoding
    with replacing(out, source=plan.facts.path) as file:
        with _film(file, plan) as (container, copy):
            stream = copy.add_streams(lambda: described(add(container), plan))
            count = _mux(packets(stream), stream, container, plan, copy)
        if encoding.container == "matroska":
            set_clock(file, plan.facts.sample_aspect)
        tolerance = TICK_S if encoding.container == "matroska" else plan.facts.time_base
        check_clip(file, out.name, plan, _countable(copy, encoding.container), tolerance * Fraction(3, 2))
    return WrittenFilm(out, count, encoding.notes + copy.notes)


def add_encoder(container: OutputContainer, plan: FilmPlan) -> VideoStream:
    """A stream of pictures with an encoder for the plan behind it."""
    facts, encoding = plan.facts, plan.encoding
    stream = container.add_stream(encoding.encoder, rate=facts.fps, options=dict(encoding.options))
    assert isinstance(stream, VideoStream)
    context = stream.codec_context
    context.width, context.height, context.pix_fmt = facts.width, facts.height, encoding.pixel_format
    # The encoder counts frames; their true times are given to the packets.
    context.time_base = 1 / facts.fps
    context.thread_count = plan.threads
    return stream


def described(stream: VideoStream, plan: FilmPlan) -> VideoStream:
    """The stream with the source's rate, aspect, colours, field order and turning stated."""
    facts, colour, context = plan.facts, plan.encoding.colour, stream.codec_context
    context.framerate = facts.fps
    context.sample_aspect_ratio = facts.sample_aspect
    context.color_primaries, context.color_trc = colour.primaries, colour.transfer
    context.colorspace, context.color_range = colour.matrix, colour.range
    context.field_order = facts.field_order
    stream.time_base = stream_clock(plan.encoding.container, facts.time_base).base
    stream.set_display_matrix(facts.display_matrix)
    return stream


def encoded_packets(
    frames: Iterable[ClipFrame], plan: FilmPlan, stream: VideoStream, start: int, stop: int
) -> Iterator[AnyPacket]:
    """Frames `start` up to and without `stop` through the stream's encoder.

    Raises:
        ValueError: `frames` are not these, in order.
    """
    expected, pixel_format, name = start, plan.encoding.pixel_format, plan.facts.path.name
    for frame in frames:
        if frame.number != expected or expected >= stop:
            raise ValueError(f"frame {frame.number} came where {expected} of {start} to {stop - 1} was expected")
        yield from _encoded(film_frame(frame.native, pixel_format, name), stream, expected - start)
        expected += 1
    if expected != stop:
        raise ValueError(f"frames ended before {expected}; {stop - 1} was to be the last")
    yield from stream.encode(None)


def _encoded(frame: VideoFrame, stream: VideoStream, count: int) -> list[AnyPacket]:
    """The frame may be the reader's own: what is set on it for the encoder is set back."""
    pts, base, kind = frame.pts, frame.time_base, frame.pict_type
    try:
        frame.pts, frame.time_base = count, stream.codec_context.time_base
        frame.pict_type = 0  # else the encoder repeats the source's key frames and B frames
        return list(stream.encode(frame))
    finally:
        frame.pts, frame.pict_type = pts, kind
        if base is not None:
            frame.time_base = base


@contextmanager
def _film(file: Path, plan: FilmPlan) -> Iterator[tuple[OutputContainer, StreamCopy]]:
    container_format = plan.encoding.container
    options = dict(MUXER_OPTIONS) if container_format == "matroska" else {"movie_timescale": str(_timescale(plan))}
    with av.open(f"file:{file}", "w", format=container_format, container_options=options) as container:
        copy = StreamCopy(container, plan)
        try:
            yield container, copy
        finally:
            copy.close()


def _timescale(plan: FilmPlan) -> int:
    """Of a QuickTime film: a stream that begins late is stored as a pause counted in it."""
    common = lcm(plan.facts.time_base.denominator, 48_000, 44_100)
    return common if common <= _LARGEST_TIMESCALE else 48_000


def _mux(
    packets: Iterator[AnyPacket], stream: VideoStream, container: OutputContainer, plan: FilmPlan, copy: StreamCopy
) -> int:
    facts, number = plan.facts, plan.start
    clock = stream_clock(plan.encoding.container, facts.time_base)
    for packet in packets:
        time_s = facts.time_of(number)
        copy.up_to(time_s)
        shown_s = time_s - copy.origin_s
        clock.stamp(packet, Times(shown_s, shown_s, facts.end_of(number) - time_s))
        packet.stream = stream
        container.mux_one(packet)
        number += 1
    copy.rest()
    return number - plan.start


def _countable(copy: StreamCopy, container_format: str) -> dict[int, int]:
    """QuickTime cuts uncompressed sound into packets of its own."""
    return dict(copy.counts) if container_format == "matroska" else {}
