"""Clips with everything in them, for the tests of films: sound that starts late, subtitles, chapters, an attachment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.filter.graph import Graph
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from gfr_core.media.film_source import ClipFrame
from gfr_core.media.native_planes import layout_of, samples_in
from tests.core.media.clip_files import numbered_picture

RATE = Fraction(24000, 1001)
SOUND_HZ = 48_000
LOSSLESS = {"level": "3", "slicecrc": "1", "g": "1"}


@dataclass(frozen=True, slots=True)
class Sound:
    """A mono tone. `starts_at`: its first sample, counted from the clip's beginning."""

    codec: str = "pcm_s16le"
    starts_at: int = 0
    samples: int = 24_000


def tone(samples: int) -> NDArray[np.int16]:
    """A rising tone: no stretch of it repeats, so that a shift by one sample shows."""
    at = np.arange(samples) / SOUND_HZ
    return np.asarray(8000 * np.sin(2 * np.pi * (200 + 900 * at) * at), np.int16)


def write_film(
    path: Path,
    *,
    frames: int = 12,
    codec: str = "ffv1",
    pixel_format: str = "yuv420p",
    size: tuple[int, int] = (64, 48),
    rate: Fraction = RATE,
    ticks: Sequence[int] | None = None,
    sound: Sound | None = None,
    extras: bool = False,
    fields: str | None = None,
    options: dict[str, str] | None = None,
) -> Path:
    """A clip of noise with the frame's number in it as bits (see `clip_files`), and what is asked for beside it.

    Args:
        path: where to.
        frames: how many.
        codec: of the pictures.
        pixel_format: of the pictures.
        size: width and height; the number is burnt in only at 64 x 48 and larger.
        rate: frames a second.
        ticks: when each frame appears, in milliseconds: a variable rate.
        sound: to be added.
        extras: title, language, a chapter, and where the container allows subtitles and an attachment.
        fields: "tff" or "bff" makes the frames interlaced.
        options: of the encoder.
    """
    with av.open(str(path), "w") as container:
        stream = container.add_stream(codec, rate=rate, options=options or (LOSSLESS if codec == "ffv1" else {}))
        assert isinstance(stream, av.VideoStream)
        context = stream.codec_context
        context.width, context.height, context.pix_fmt = *size, pixel_format
        context.time_base = Fraction(1, 1000) if ticks else 1 / rate
        context.color_primaries, context.color_trc, context.colorspace, context.color_range = 1, 1, 1, 1
        if fields:
            context.field_order = 2 if fields == "tff" else 3
        packets: list[Any] = []
        audio: Any = container.add_stream(sound.codec, rate=SOUND_HZ) if sound else None
        if audio is not None:
            audio.layout = "mono"
        subtitle: Any = container.add_mux_stream("subrip") if extras and path.suffix == ".mkv" else None
        if extras:
            add_words(container, stream, path.suffix == ".mkv")
        for native in pictures(frames, pixel_format, size, fields):
            native.pts = ticks[native.pts or 0] if ticks else native.pts
            native.time_base = context.time_base
            packets += stream.encode(native)
        packets += stream.encode(None)
        if sound:
            packets += sound_packets(audio, sound)
        container.start_encoding()
        if subtitle is not None:
            packets.append(subtitle_packet(subtitle))
        for packet in sorted(packets, key=lambda one: one.dts * one.time_base):
            container.mux(packet)
    return path


def pictures(count: int, pixel_format: str, size: tuple[int, int], fields: str | None = None) -> Iterator[VideoFrame]:
    width, height = size
    for number in range(count):
        rng = np.random.default_rng(number)
        frame = VideoFrame(width, height, pixel_format)
        layout = layout_of(frame)
        assert layout is not None
        for at in range(len(frame.planes)):
            view = samples_in(frame, at, layout)
            view[:] = rng.integers(2 ** (layout.bits - 3), 2 ** (layout.bits - 1), view.shape).astype(layout.dtype)
        if width >= 64 and height >= 48 and layout.model == "yuv":
            burnt = numbered_picture(number)[:, :, 1].astype(np.int64) << (layout.bits - 8)
            samples_in(frame, 0, layout)[:48, :64] = burnt.astype(layout.dtype)
        frame.pts = number
        yield fielded(frame, fields) if fields else frame


def fielded(frame: VideoFrame, fields: str) -> VideoFrame:
    graph = Graph()
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1, 25))
    graph.link_nodes(source, graph.add("setfield", fields), graph.add("buffersink")).configure()
    graph.push(frame)
    result = graph.pull()
    assert isinstance(result, VideoFrame)
    return result


def add_words(container: Any, stream: Any, is_matroska: bool) -> None:
    container.metadata["title"] = "Aunt Mary"
    stream.metadata["language"] = "ger"
    chapter = {"id": 1, "start": 100, "end": 400, "time_base": Fraction(1, 1000), "metadata": {"title": "One"}}
    container.set_chapters([chapter])
    if is_matroska:
        container.add_attachment("note.txt", "text/plain", b"kept in a drawer")


def subtitle_packet(stream: Any) -> Any:
    packet: Any = av.Packet(b"hello")
    packet.stream, packet.time_base, packet.pts, packet.dts, packet.duration = stream, Fraction(1, 1000), 120, 120, 200
    return packet


def sound_packets(stream: Any, sound: Sound) -> list[Any]:
    values, packets = tone(sound.samples), []
    floating = sound.codec != "pcm_s16le"
    for at in range(0, sound.samples, 960):
        part: Any = values[None, at : at + 960]
        part = (part / 32768).astype(np.float32) if floating else np.ascontiguousarray(part)
        layout = "fltp" if sound.codec == "aac" else "flt" if floating else "s16"
        frame = av.AudioFrame.from_ndarray(part, format=layout, layout="mono")
        frame.sample_rate, frame.time_base, frame.pts = SOUND_HZ, Fraction(1, SOUND_HZ), sound.starts_at + at
        packets += stream.encode(frame)
    return [*packets, *stream.encode(None)]


@dataclass(frozen=True, slots=True)
class Heard:
    """Decoded sound: its samples, and when the first sounds after the first frame appears, in samples."""

    values: NDArray[Any]
    starts_at: Fraction


def heard(path: Path) -> Heard:
    with av.open(str(path)) as container:
        first_frame: Any = next(container.decode(video=0))
        shown_s = first_frame.pts * container.streams.video[0].time_base
    with av.open(str(path)) as container:
        parts = list(container.decode(audio=0))
    values = np.concatenate([part.to_ndarray().ravel() for part in parts])
    first = parts[0]
    assert first.pts is not None
    assert first.time_base is not None
    return Heard(values, (first.pts * first.time_base - shown_s) * SOUND_HZ)


def as_clip_frames(natives: Iterator[VideoFrame]) -> Iterator[ClipFrame]:
    for number, native in enumerate(natives):
        yield ClipFrame(number, number, native)
