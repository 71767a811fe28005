"""Films out as numbered pictures: each appears whole or not at all, so a stopped film goes on where it was."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.errors import GfrError, MachineError
from gfr_core.media.atomic import write_atomically
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_writer import WrittenFilm
from gfr_core.media.dpx_header import DpxHeader, lost_inside_dpx, lost_outside_dpx
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_source import ClipFrame
from gfr_core.media.opening import file_errors
from gfr_core.media.sequence import dpx_header_of, rgb_of
from gfr_core.media.sequence_encode import encoded_dpx, encoded_exr, encoded_still
from gfr_core.media.sequence_names import is_sequence

_SUFFIXES = {
    FilmFormat.DPX: ".dpx",
    FilmFormat.DPX16: ".dpx",
    FilmFormat.TIFF: ".tif",
    FilmFormat.PNG: ".png",
    FilmFormat.EXR: ".exr",
}
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class SequenceWriter:
    """Writes the frames of a plan into a folder, in any order, each once.

    Attributes:
        plan: of what, as what; a format that is a sequence.
        folder: where to; it must exist and not be the source's.
        stem: what the names begin with: "film" gives "film.000012.dpx" for frame 12.
    """

    plan: FilmPlan
    folder: Path
    stem: str = "film"

    def __post_init__(self) -> None:
        if not self.plan.film_format.is_sequence:
            raise ValueError(f"{self.plan.film_format.value} is no sequence")
        if not self.folder.is_dir():
            raise GfrError(f"The folder '{self.folder}' does not exist.", "Make the folder first.")
        source = self.plan.facts.path
        with file_errors(source):
            is_same = is_sequence(source) and source.exists() and self.folder.samefile(source.parent)
        if is_same:
            raise GfrError(
                f"The folder '{self.folder.name}' holds the source; pictures are never written beside it.",
                "Choose another folder.",
            )

    def path_of(self, number: int) -> Path:
        """Where frame `number` (counted from 0 in the source) goes."""
        return self.folder / f"{self.stem}.{number:0{_DIGITS}d}{_SUFFIXES[self.plan.film_format]}"

    def is_written(self, number: int) -> bool:
        """Whether frame `number` is there; it is then whole."""
        path = self.path_of(number)
        return path.is_file() and path.stat().st_size > 0

    def write(self, frame: ClipFrame) -> Path:
        """Writes one frame, its `native` samples perhaps changed.

        Raises:
            GfrError: the folder cannot be written to, or the frame's colours cannot be converted.
            MachineError: the disk is full.
        """
        path = self.path_of(frame.number)
        write_atomically(path, self._encoded(frame))
        return path

    def finish(self) -> WrittenFilm:
        """The film, when all its frames are there.

        Raises:
            MachineError: some are not; they are named.
        """
        missing = [number for number in range(self.plan.start, self.plan.end) if not self.is_written(number)]
        if missing:
            raise MachineError(
                f"'{self.folder.name}' lacks {len(missing)} of {self.plan.frame_count} pictures, the first is "
                f"'{self.path_of(missing[0]).name}'.",
                "Check the disk, then write them again.",
            )
        return WrittenFilm(self.path_of(self.plan.start), self.plan.frame_count, self._notes())

    def _encoded(self, frame: ClipFrame) -> bytes:
        film_format, facts = self.plan.film_format, self.plan.facts
        picture = rgb_of(frame.native, facts.path.name, frame.metadata)
        if film_format in (FilmFormat.TIFF, FilmFormat.PNG):
            return encoded_still(picture, film_format, widen=facts.main_stream >= 0)
        if film_format is FilmFormat.EXR:
            return encoded_exr(frame.native, picture.pixels)
        header = dpx_header_of(frame.path) if frame.path is not None else None
        bits = 10 if film_format is FilmFormat.DPX else 16
        return encoded_dpx(frame.native, picture.pixels, header, float(facts.fps), bits=bits)

    def _notes(self) -> tuple[str, ...]:
        facts, film_format = self.plan.facts, self.plan.film_format
        notes: tuple[str, ...] = ()
        others = sum(stream.kind != "video" for stream in facts.streams)
        if others:
            notes += (f"Pictures hold no sound: {others} further streams of the clip are not in the sequence.",)
        if facts.is_variable:
            notes += ("Pictures hold no times: the clip's variable rate is not in the sequence.",)
        return notes + self._depth_notes() + _header_notes(_first_header(facts.path), film_format)

    def _depth_notes(self) -> tuple[str, ...]:
        facts, film_format = self.plan.facts, self.plan.film_format
        if film_format is FilmFormat.DPX and facts.bits > 10:
            return (f"{facts.bits}-bit samples were reduced to 10 bits.",)
        if not facts.pixel_format.startswith("yuv"):
            return ()
        return ("Y'CbCr was converted to RGB: the pictures look the same, their samples are not the clip's.",)


def _first_header(path: Path) -> DpxHeader | None:
    return dpx_header_of(path) if is_sequence(path) and path.is_file() else None


def _header_notes(header: DpxHeader | None, film_format: FilmFormat) -> tuple[str, ...]:
    if header is None:
        return ()
    is_dpx = film_format in (FilmFormat.DPX, FilmFormat.DPX16)
    return lost_inside_dpx(header) if is_dpx else lost_outside_dpx(header)
