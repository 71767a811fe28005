"""A film written in parts that are joined without encoding again: what a crash costs is one part."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import av
from av.container import OutputContainer
from av.video.stream import VideoStream

from gfr_core.errors import GfrError, MachineError
from gfr_core.media.clip_check import count_frames
from gfr_core.media.clip_seeker import clip_errors, open_container, video_stream
from gfr_core.media.clip_writer import WrittenFilm, add_encoder, described, encoded_packets, write_pictures
from gfr_core.media.file_in_progress import replacing
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import ClipFrame
from gfr_core.media.output_clock import AnyPacket
from gfr_core.progress import Progress, Reporter, silent


@dataclass(frozen=True, slots=True)
class Segment:
    """A finished part: frames `start` up to and without `stop` of the source, pictures only."""

    path: Path
    start: int
    stop: int


def write_segment(frames: Iterable[ClipFrame], plan: FilmPlan, path: Path, start: int, stop: int) -> Segment:
    """Encodes one part of the plan's film. It appears whole or not at all.

    Its first frame is a key frame and nothing in it refers to another part.

    Args:
        frames: exactly `start` to `stop`, in order.
        plan: of the whole film.
        path: where to; best with the suffix of `plan.encoding`.
        start: the first frame of the part.
        stop: the first frame after it.

    Raises:
        GfrError: `path` cannot be used.
        MachineError: the disk is full, or the part does not hold what it should.
    """
    with replacing(path, source=plan.facts.path) as file:
        container_format = plan.encoding.container
        with av.open(f"file:{file}", "w", format=container_format) as container:
            stream = described(add_encoder(container, plan), plan)
            stream.time_base = 1 / plan.facts.fps
            for packet in encoded_packets(frames, plan, stream, start, stop):
                container.mux_one(packet)
        _check(file, path.name, stop - start)
    return Segment(path, start, stop)


def found_segment(path: Path, start: int, stop: int) -> Segment | None:
    """The part at `path`, when it is there and holds as many frames as it should; else None: it is to be made again."""
    if not path.is_file() or path.stat().st_size == 0:
        return None
    try:
        return Segment(path, start, stop) if count_frames(path, path.name) == stop - start else None
    except GfrError:
        return None


def join_segments(segments: Sequence[Segment], plan: FilmPlan, out: Path, report: Reporter = silent) -> WrittenFilm:
    """The plan's film out of its parts: their packets one after the other, all else from the source.

    Args:
        segments: all parts of the plan, in order, without a gap, written with the same plan.
        plan: of what, as what.
        out: where to.
        report: is told of progress and may stop.

    Raises:
        GfrError: as `write_clip`.
        MachineError: a part is missing, damaged or was made with other settings; as `write_clip`.
    """
    ends = [plan.start, *(segment.stop for segment in segments)]
    starts = [*(segment.start for segment in segments), plan.end]
    if starts != ends:
        raise ValueError(f"parts begin at {starts[:-1]} and end at {ends[1:]}: not {plan.start} to {plan.end} in a row")

    def add(container: OutputContainer) -> VideoStream:
        return _stream_like(segments[0], container)

    def packets(_: VideoStream) -> Iterator[AnyPacket]:
        return _packets_of(segments, report)

    return write_pictures(add, packets, plan, out)


def _stream_like(segment: Segment, container: OutputContainer) -> VideoStream:
    with clip_errors(segment.path.name), open_container(segment.path) as source:
        template = video_stream(source)
        if template is None:
            raise _unfit(segment, "holds no pictures")
        stream = container.add_stream_from_template(template, opaque=True)
        stream.codec_context.codec_tag = template.codec_context.codec_tag
        return stream


def _packets_of(segments: Sequence[Segment], report: Reporter) -> Iterator[AnyPacket]:
    header: bytes | None = None
    for at, segment in enumerate(segments):
        report(Progress(at / len(segments), f"Joining part {at + 1} of {len(segments)}"))
        with clip_errors(segment.path.name), open_container(segment.path) as source:
            stream = video_stream(source)
            own = stream.codec_context.extradata if stream is not None else None
            if stream is None or (at > 0 and own != header):
                raise _unfit(segment, "was made with other settings than the first")
            header, count = own, 0
            packets: Iterator[Any] = source.demux(stream)
            for packet in packets:
                if packet.size:
                    count += 1
                    yield packet
            if count != segment.stop - segment.start:
                raise _unfit(segment, f"holds {count} frames, {segment.stop - segment.start} are wanted")
    report(Progress(1.0, "Joined"))


def _check(file: Path, name: str, wanted: int) -> None:
    found = count_frames(file, name)
    if found != wanted:
        raise MachineError(
            f"'{name}' was written with {found} frames where {wanted} was promised; it was not kept.",
            "Check the disk, then write it again.",
        )


def _unfit(segment: Segment, found: str) -> MachineError:
    return MachineError(f"The part '{segment.path.name}' {found}.", "Remove it, so that it is made again.")
