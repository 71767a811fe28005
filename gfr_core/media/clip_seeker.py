"""Any one frame of an open clip, exactly: seek to a key frame before it, then decode forward."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from gfr_core.errors import GfrError
from gfr_core.media.clip_index import ClipIndex, counted_index, index_of
from gfr_core.media.formats import Kind
from gfr_core.media.opening import check_openable, check_size, damaged, decoding


def open_container(path: Path) -> InputContainer:
    """The clip at `path` opened by FFmpeg, which may touch no other file and no network.

    Raises:
        av.FFmpegError: it is no clip.
    """
    # The "file:" keeps a colon in the name from being taken for a protocol.
    return av.open(
        f"file:{path.absolute()}",
        mode="r",
        metadata_errors="ignore",
        container_options={"protocol_whitelist": "file"},
    )


def video_stream(container: InputContainer) -> VideoStream | None:
    """The first stream of moving pictures (a cover picture is none), or None."""
    for stream in container.streams.video:
        if not stream.disposition & (Disposition.attached_pic | Disposition.timed_thumbnails):
            stream.thread_type = "AUTO"
            return stream
    return None


@contextmanager
def clip_errors(name: str) -> Iterator[None]:
    """FFmpeg's refusals in words; its errors are OSErrors too, whose file name would only confuse."""
    try:
        with decoding(name, Kind.CLIP):
            yield
    except GfrError as error:
        if not isinstance(error.__cause__, av.FFmpegError):
            raise
        reason = (error.__cause__.strerror or "unknown").strip()
        raise damaged(name, Kind.CLIP, reason) from error.__cause__


@dataclass(frozen=True, slots=True)
class FoundFrame:
    """A decoded frame. `after_damage`: the clip is damaged between the key frame before it and itself."""

    picture: VideoFrame
    after_damage: bool


class FrameSeeker:
    """Decodes frames of one clip by number. Stepping forward costs one frame, jumping at most a group of pictures.

    Args:
        path: the clip.
        container: it, opened; the seeker closes and reopens it as needed.
        stream: its video stream.
    """

    def __init__(self, path: Path, container: InputContainer, stream: VideoStream) -> None:
        self._path = path
        self._container = container
        self._stream = stream
        self._last: tuple[int, FoundFrame] | None = None
        self._damaged = False
        self.closed = False
        self._position = -1  # number of the last frame decoded
        self.index = self._stated() or self._counted()
        self._frames = self._restarted()

    @property
    def stream(self) -> VideoStream:
        """The video stream, for what its header says."""
        return self._stream

    @property
    def container(self) -> InputContainer:
        """The clip, for what its header says. Not to be read from."""
        return self._container

    @property
    def stated_duration_s(self) -> float:
        """How long the file says it lasts, sound included; 0 when it does not say."""
        return (self._container.duration or 0) / av.time_base

    def close(self) -> None:
        """Lets go of the file."""
        self.closed = True
        self._frames = iter(())
        self._last = None
        self._container.close()

    def frame(self, number: int) -> FoundFrame | None:
        """Frame `number` of the index, or None when it cannot be decoded."""
        if self._last is not None and self._last[0] == number:
            return self._last[1]
        if self._is_ahead(number):
            found = self._forward_to(number)
            if found is not None:
                return found
        return next((found for start in self._starts(number) if (found := self._from(start, number))), None)

    def _is_ahead(self, number: int) -> bool:
        """Whether decoding on from here is the shortest way to the frame."""
        if number <= self._position or self._position < 0:
            return False
        # The next frame is never sought, also where it is a key frame: the decoder's threads have begun on it.
        is_next = number == self._position + 1
        return is_next or not self.index.stamped or self._position >= self._key_number(number)

    def _key_number(self, number: int) -> int:
        at = self.index.key_before(number)
        return self.index.keys[at].number if at >= 0 else 0

    def _starts(self, number: int) -> Iterator[int | None]:
        """Where to try from: the key frame before, the one before that (its container may seek late), the beginning."""
        at = self.index.key_before(number)
        yield from (self.index.keys[place].seek_to for place in (at, at - 1) if place > 0)
        yield None

    def _from(self, start: int | None, number: int) -> FoundFrame | None:
        try:
            self._frames = self._restarted() if start is None else self._sought(start)
        except av.FFmpegError:
            return None
        return self._forward_to(number)

    def _sought(self, start: int) -> Iterator[tuple[int, VideoFrame]]:
        self._container.seek(start, stream=self._stream, backward=True, any_frame=False)
        return self._numbered(self._decoded())

    def _restarted(self) -> Iterator[tuple[int, VideoFrame]]:
        """Frames from the beginning, by opening the file anew: not every container seeks back to its first frame."""
        self._container.close()
        self._container = open_container(self._path)
        stream = video_stream(self._container)
        if stream is None:
            raise av.InvalidDataError(0, "its video stream has gone")
        self._stream = stream
        return self._numbered(self._decoded())

    def _forward_to(self, number: int) -> FoundFrame | None:
        for found, frame in self._frames:
            self._position = found
            if found == number:
                self._last = (number, FoundFrame(frame, self._damaged))
                return self._last[1]
            if found > number:
                return None
        return None

    def _numbered(self, frames: Iterator[VideoFrame]) -> Iterator[tuple[int, VideoFrame]]:
        if not self.index.stamped:
            yield from enumerate(frames)
            return
        for frame in frames:
            number = self.index.number_of(frame.pts)
            if number is not None:
                yield number, frame

    def _decoded(self) -> Iterator[VideoFrame]:
        """Every frame that comes out. Damaged packets are passed over, as players do: their frame is missed later."""
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
                if packet is None:
                    return
                for frame in self._stream.decode(packet if packet.size else None):
                    self._damaged = frame.is_corrupt or (self._damaged and not frame.key_frame)
                    yield frame
            except EOFError:
                return
            except av.InvalidDataError:
                self._damaged = True
            except av.FFmpegError:
                return

    def _stated(self) -> ClipIndex | None:
        """The index by the packets' time stamps, or None when they are missing or cannot be trusted."""
        if self._container.format.name == "avi" and self._stream.codec_context.has_b_frames:
            return None  # AVI keeps no times of showing; FFmpeg then passes off the order of decoding as such
        return index_of(self._container.demux(self._stream))

    def _counted(self) -> ClipIndex:
        """The index of a clip without usable time stamps: its frames are decoded once and counted."""
        self._container.close()
        self._container = open_container(self._path)
        self._stream = video_stream(self._container) or self._stream
        frames = sum(1 for _ in self._decoded())
        rate, base = self._stream.average_rate or self._stream.guessed_rate, self._stream.time_base
        ticks = max(1, round(1 / (rate * base))) if rate and base else 1
        return counted_index(frames, ticks, cut_off=False)


def open_seeker(path: Path) -> FrameSeeker:
    """The clip at `path`, its frames found and ready to be decoded.

    Raises:
        GfrError: there is no such file, it may not be read, it is no clip, holds no video, or is damaged.
    """
    check_openable(path)
    with clip_errors(path.name):
        container = open_container(path)
        try:
            seeker = _seeker_of(path, container)
        except BaseException:
            container.close()
            raise
        if len(seeker.index) == 0:
            seeker.close()
            raise damaged(path.name, Kind.CLIP, "it holds no frame that can be shown")
        return seeker


def _seeker_of(path: Path, container: InputContainer) -> FrameSeeker:
    stream = video_stream(container)
    if stream is None:
        raise GfrError(f"'{path.name}' holds no video stream.", "Choose a clip with moving pictures.")
    context = stream.codec_context
    if context.width < 1 or context.height < 1:
        raise damaged(path.name, Kind.CLIP, "it does not say how large its pictures are")
    check_size(path.name, context.width, context.height)
    return FrameSeeker(path, container, stream)
