"""Numbered pictures read as a film. They state no rate and no sound: the rate is asked for."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame

from gfr_core.errors import GfrError
from gfr_core.media.clip_colour import picture_of
from gfr_core.media.clip_facts import ClipFacts, ColourTags
from gfr_core.media.clip_stream import check_range
from gfr_core.media.dpx_header import HEADER_BYTES, DpxHeader, lost_outside_dpx, read_dpx_header
from gfr_core.media.film_source import ClipFrame
from gfr_core.media.formats import Kind
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.native_planes import layout_of, samples_in
from gfr_core.media.opening import check_openable
from gfr_core.media.scene_light import MAPPING, shown
from gfr_core.media.sequence_names import NumberedFiles, in_words, numbered_files
from gfr_core.media.sequence_picture import NativePicture, read_native, stated_size
from gfr_core.media.stored import StoredPicture, framed

_LARGEST_RATE = 1000


class SequenceStream:
    """Open numbered pictures as a `FilmSource`. One picture is in memory at a time.

    Attributes:
        path: the first picture.
        facts: what the first picture says, with the rate that was given.
        files: the pictures and their numbers.
    """

    def __init__(self, files: NumberedFiles, facts: ClipFacts) -> None:
        self.path = facts.path
        self.facts = facts
        self.files = files

    @classmethod
    def open(cls, path: Path, rate: Fraction | None, *, with_gaps: bool = False) -> "SequenceStream":
        """The sequence that a folder, a pattern or one of its pictures means.

        Args:
            path: the folder, "plate.####.dpx", or a picture.
            rate: frames a second.
            with_gaps: go on when numbers are missing; the pictures that are there follow each other.

        Raises:
            GfrError: no rate was given, there are no pictures, one cannot be read or is of another size, or numbers
                are missing.
        """
        files = numbered_files(path)
        if rate is None or not 0 < rate <= _LARGEST_RATE:
            raise _no_rate(files, rate)
        if files.gaps and not with_gaps:
            raise GfrError(
                f"'{files.label}' lacks the numbers {in_words(files.gaps)} between {files.numbers[0]} and "
                f"{files.numbers[-1]}.",
                "Find the missing pictures, or ask for the sequence to be read with its gaps.",
            )
        first = read_native(files.paths[0])
        _check_sizes(files, (first.native.width, first.native.height))
        return cls(files, _facts(files, first, rate))

    def __enter__(self) -> "SequenceStream":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Holds no file open; here so that clips and sequences are used alike."""

    def frames(self, start: int = 0, stop: int | None = None) -> Iterator[ClipFrame]:
        """Frames `start` up to and without `stop`, counted from 0 whatever the files' numbers.

        Raises:
            GfrError: the range leaves the sequence, or a picture cannot be read.
        """
        end = self.facts.frame_count if stop is None else stop
        check_range(self.files.label, start, end, self.facts.frame_count)
        return self._frames(start, end)

    def rgb(self, frame: ClipFrame) -> Frame:
        """The frame upright, as RGB of 8 or 16 bits; light of EXR as `scene_light` says."""
        name = frame.path.name if frame.path is not None else self.files.label
        return rgb_of(frame.native, name, frame.metadata)

    def _frames(self, start: int, end: int) -> Iterator[ClipFrame]:
        size = self.facts.width, self.facts.height
        for number in range(start, end):
            path = self.files.paths[number]
            picture = read_native(path)
            if (picture.native.width, picture.native.height) != size:
                raise _of_another_size(path, (picture.native.width, picture.native.height), size)
            yield ClipFrame(number, number, picture.native, metadata=picture.metadata, path=path)


def rgb_of(native: VideoFrame, name: str, metadata: Metadata | None = None) -> Frame:
    """A picture's samples as RGB of 8 or 16 bits; floating-point light through `scene_light.shown`."""
    layout = layout_of(native)
    if layout is None or not layout.is_float:
        frame = framed(picture_of(native, name), name)
    else:
        order = "rgb" if layout.model == "rgb" else "yyy"
        planes = [shown(samples_in(native, layout.channels.index(letter), layout)) for letter in order]
        stored = np.stack(planes, axis=2) if layout.model == "rgb" else planes[0]
        frame = framed(StoredPicture(stored, notes=(MAPPING,)), name)
    return frame if metadata is None else replace(frame, metadata=metadata)


def dpx_header_of(path: Path) -> DpxHeader | None:
    """The header of the picture at `path`, or None when it is no DPX."""
    check_openable(path)
    with path.open("rb") as file:
        data = file.read(HEADER_BYTES)
    return read_dpx_header(data, path.name) if data[:4] in (b"SDPX", b"XPDS") else None


def _facts(files: NumberedFiles, first: NativePicture, rate: Fraction) -> ClipFacts:
    native, count = first.native, len(files.paths)
    header = dpx_header_of(files.paths[0]) if first.kind is Kind.DPX else None
    return ClipFacts(
        path=files.paths[0],
        width=native.width,
        height=native.height,
        frame_count=count,
        fps=rate,
        time_base=1 / rate,
        pts=np.arange(count, dtype=np.int64),
        last_duration=1,
        codec=first.kind.value.lower(),
        pixel_format=native.format.name,
        bits=native.format.components[0].bits,
        field_order=1,
        colour=ColourTags(native.color_primaries, native.color_trc, native.colorspace, native.color_range),
        metadata={"timecode": header.time_code} if header and header.time_code else {},
        notes=(*first.notes, *_notes(files, first.kind, header)),
    )


def _notes(files: NumberedFiles, kind: Kind, header: DpxHeader | None) -> tuple[str, ...]:
    notes: tuple[str, ...] = (MAPPING,) if kind is Kind.EXR else ()
    if files.gaps:
        notes += (f"The numbers {in_words(files.gaps)} are missing; the pictures that are there follow each other.",)
    if header is not None and header.is_logarithmic:
        notes += ("The pictures hold logarithmic film densities; they are shown and restored as stored.",)
    return notes + (lost_outside_dpx(header) if header is not None else ())


def _check_sizes(files: NumberedFiles, size: tuple[int, int]) -> None:
    for path in files.paths[1:]:
        found = stated_size(path)
        # A picture that asks to be turned states its sides the other way round.
        if found is not None and found not in (size, size[::-1]):
            raise _of_another_size(path, found, size)


def _of_another_size(path: Path, found: tuple[int, int], wanted: tuple[int, int]) -> GfrError:
    return GfrError(
        f"'{path.name}' is {found[0]} x {found[1]} pixels; the first picture is {wanted[0]} x {wanted[1]}.",
        "All pictures of a sequence must be of one size.",
    )


def _no_rate(files: NumberedFiles, rate: Fraction | None) -> GfrError:
    header = dpx_header_of(files.paths[0])
    stated = header.frame_rate if header else None
    hint = f" The first picture's header says {stated:g}." if stated else ""
    found = "none was given" if rate is None else f"{rate} was given"
    return GfrError(
        f"'{files.label}' is a sequence of pictures, which needs a rate in frames a second; {found}.",
        f"Give the rate, for example 24 or 24000/1001.{hint}",
    )
