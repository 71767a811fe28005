"""Sound, subtitles, chapters, attachments and words of a clip, carried into a film as they are."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from gfr_core.errors import GfrError
from gfr_core.media.clip_seeker import clip_errors, open_container
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.opening import check_openable
from gfr_core.media.output_clock import AnyPacket, StreamClock, Times, halves_up, stream_clock

_OF_THE_FILE = frozenset(
    ("encoder", "major_brand", "minor_version", "compatible_brands", "duration", "bps", "number_of_frames",
     "number_of_bytes", "handler_name", "vendor_id", "creation_time")
)  # fmt: skip
"""Metadata that speaks of the old file. The rest speaks of the film."""

_IN_QUICKTIME = frozenset(
    ("aac", "ac3", "eac3", "alac", "mp3", "mp2", "adpcm_ima_qt", "mace3", "mace6", "qcelp", "qdm2")
)
"""Sound that FFmpeg writes into MOV, PCM aside."""

_COVERS = {"mjpeg": ("jpg", "image/jpeg"), "png": ("png", "image/png")}

_ARBITRARY_START = ("mpegts", "mpeg")
"""Containers whose clock begins anywhere: the film's begins at 0."""


@dataclass(frozen=True, slots=True)
class _Copied:
    """A stream on its way. `shift_s`: by how much the source's reader has moved it, by rounding its padding."""

    target: Stream
    clock: StreamClock
    shift_s: Fraction


class StreamCopy:
    """Copies every stream but the pictures, packet by packet, in step with the pictures.

    Attributes:
        origin_s: the source's time that is 0 in the film.
        counts: packets written so far, by the index of their stream in the film.
        notes: what could not be carried, in words for the user.
    """

    def __init__(self, container: OutputContainer, plan: FilmPlan) -> None:
        self.counts: dict[int, int] = {}
        self.notes: tuple[str, ...] = ()
        self._container = container
        self._plan = plan
        self._format = plan.encoding.container
        self._source: InputContainer | None = None
        if plan.facts.main_stream >= 0:
            check_openable(plan.facts.path)
            with clip_errors(plan.facts.path.name):
                self._source = open_container(plan.facts.path)
        self.origin_s = self._origin()
        self._copied: dict[int, _Copied] = {}
        self._packets: Iterator[tuple[Fraction, AnyPacket]] = iter(())
        self._waiting: tuple[Fraction, AnyPacket] | None = None

    def close(self) -> None:
        """Lets go of the source."""
        self._packets = iter(())
        if self._source is not None:
            self._source.close()

    def add_streams(self, add_pictures: Callable[[], VideoStream]) -> VideoStream:
        """Declares all streams in the order of the source, and what the source says of them and of itself.

        Raises:
            GfrError: the container cannot hold the source's sound.
        """
        if self._source is None:
            self._container.metadata.update(self._plan.metadata)
            return add_pictures()
        pictures: VideoStream | None = None
        for stream in self._source.streams:
            if stream.index == self._plan.facts.main_stream:
                pictures = add_pictures()
                pictures.metadata.update(_carried(stream.metadata))
                pictures.disposition = stream.disposition
            else:
                self._add(stream)
        assert pictures is not None
        self._container.metadata.update({**_carried(self._source.metadata), **self._plan.metadata})
        self._container.set_chapters(self._chapters(self._source))
        self._packets = self._timed(self._source)
        return pictures

    def up_to(self, time_s: Fraction) -> None:
        """Writes the packets that are due before or at a time on the source's clock."""
        while (due := self._waiting or next(self._packets, None)) is not None:
            if due[0] > time_s:
                self._waiting = due
                return
            self._waiting = None
            self._write(due[1])

    def rest(self) -> None:
        """Writes what is left."""
        self.up_to(Fraction(10**12))

    def _origin(self) -> Fraction:
        if not self._plan.is_whole:
            return self._plan.begins_s
        if self._source is None or self._source.format.name not in _ARBITRARY_START:
            return Fraction(0)
        return Fraction(self._source.start_time or 0, av.time_base)

    def _add(self, stream: Stream) -> None:
        target = self._declared(stream)
        if target is None:
            self._say_lost(stream)
            return
        base, padding_s, rate = stream.time_base or Fraction(1, 1000), Fraction(0), 0
        if isinstance(target, AudioStream):
            rate = target.codec_context.sample_rate
            padding_s = Fraction(int(target.codec_context.delay), rate)
        clock = stream_clock(self._format, base, sample_rate=rate, padding_s=padding_s)
        target.time_base = clock.base
        target.metadata.update(_carried(stream.metadata))
        if target.type == stream.type:
            target.disposition = stream.disposition
        is_matroska = self._source is not None and self._source.format.name.startswith("matroska")
        shift_s = halves_up(padding_s / base) * base - padding_s if is_matroska else Fraction(0)
        self._copied[stream.index] = _Copied(target, clock, shift_s)
        if target.type != "attachment":
            self.counts[target.index] = 0

    def _declared(self, stream: Stream) -> Stream | None:
        """The stream in the film, or None when its container cannot hold it."""
        context: Any = stream.codec_context
        is_mov = self._format == "mov"
        # What would fail only when the header is written.
        is_cover = bool(stream.disposition & Disposition.attached_pic)
        if stream.type == "data" or (is_mov and (stream.type == "attachment" or is_cover)):
            return None
        if is_mov and stream.type == "audio" and not _fits_quicktime(context):
            return None
        try:
            return self._cover(stream) if is_cover else self._container.add_stream_from_template(stream, opaque=True)
        except ValueError:
            return None

    def _cover(self, stream: Stream) -> Stream | None:
        """A cover picture as an attachment, which is what Matroska makes of it."""
        context: Any = stream.codec_context
        kind = _COVERS.get(context.codec.canonical_name if context is not None else "")
        with open_container(self._plan.facts.path) as source:
            packets: Iterator[AnyPacket] = source.demux(source.streams[stream.index])
            data = bytes(next(packets))
        if kind is None or not data:
            return None
        name = stream.metadata.get("filename") or f"cover.{kind[0]}"
        return self._container.add_attachment(name, kind[1], data)

    def _say_lost(self, stream: Stream) -> None:
        context: Any = stream.codec_context
        codec = context.codec.canonical_name if context is not None else getattr(stream, "name", None) or "unknown"
        if stream.type == "audio":
            raise GfrError(
                f"'{self._plan.facts.path.name}' has sound stored as '{codec}', which this kind of film cannot hold.",
                "Choose FFV1, or convert the sound to PCM first.",
            )
        if stream.type == "data" and self._plan.facts.chapters:
            return  # QuickTime stores chapters as a stream too; they are carried as chapters
        self.notes += (f"Stream {stream.index} ({stream.type}, {codec}) was left out: the film cannot hold it.",)

    def _chapters(self, source: InputContainer) -> list[Any]:
        whole, plan = self._plan.is_whole, self._plan
        kept: list[Any] = []
        for one in source.chapters():
            base = one["time_base"] or Fraction(1)
            start_s, end_s = one["start"] * base, one["end"] * base
            if not whole:
                start_s = max(start_s, plan.begins_s) - self.origin_s
                end_s = min(end_s, plan.ends_s) - self.origin_s
            if start_s < end_s:
                one["start"], one["end"] = round(start_s / base), round(end_s / base)
                kept.append(one)
        return _from_the_beginning(kept) if self._format == "mov" else kept

    def _timed(self, source: InputContainer) -> Iterator[tuple[Fraction, AnyPacket]]:
        """The packets to copy, each with the time at which it is due, on the source's clock."""
        flowing = {index for index, copied in self._copied.items() if copied.target.index in self.counts}
        wanted = [stream for stream in source.streams if stream.index in flowing]
        due_s = Fraction(-(10**12))
        packets: Iterator[AnyPacket] = source.demux(*wanted) if wanted else iter(())
        while (packet := self._next(packets)) is not None:
            at = packet.dts if packet.dts is not None else packet.pts
            due_s = due_s if at is None else at * packet.time_base
            if packet.size and self._is_inside(due_s):
                yield due_s, packet

    def _next(self, packets: Iterator[AnyPacket]) -> AnyPacket | None:
        try:
            return next(packets, None)
        except (av.FFmpegError, EOFError):
            self.notes += ("The clip is cut off or damaged; its sound was copied as far as it goes.",)
            return None

    def _is_inside(self, due_s: Fraction) -> bool:
        return self._plan.is_whole or self._plan.begins_s <= due_s < self._plan.ends_s

    def _write(self, packet: AnyPacket) -> None:
        copied, base = self._copied[packet.stream_index], packet.time_base
        moved_s = copied.shift_s - self.origin_s
        times = (None if ticks is None else ticks * base + moved_s for ticks in (packet.pts, packet.dts))
        duration_s = None if packet.duration is None else packet.duration * base
        copied.clock.stamp(packet, Times(next(times), next(times), duration_s))
        packet.stream = copied.target
        self._container.mux_one(packet)
        self.counts[copied.target.index] += 1


def _from_the_beginning(chapters: list[Any]) -> list[Any]:
    """QuickTime's chapters follow each other from 0: what comes before the first is one without a name."""
    if not chapters or chapters[0]["start"] <= 0:
        return chapters
    first = chapters[0]
    nameless = {**first, "id": 0, "start": 0, "end": first["start"], "metadata": {"title": " "}}
    return [nameless, *chapters]


def _fits_quicktime(context: Any) -> bool:
    name = context.codec.canonical_name if context is not None else ""
    return name.startswith("pcm_") or name in _IN_QUICKTIME


def _carried(metadata: Mapping[str, str]) -> dict[str, str]:
    return {
        key: value
        for key, value in metadata.items()
        if key.lower() not in _OF_THE_FILE and not key.startswith("_STATISTICS")
    }
