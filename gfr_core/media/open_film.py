"""The one door to moving pictures: a clip or numbered pictures."""

from fractions import Fraction
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.clip_stream import ClipStream
from gfr_core.media.film_source import FilmSource
from gfr_core.media.sequence import SequenceStream
from gfr_core.media.sequence_names import is_sequence


def open_film(path: Path, *, rate: Fraction | None = None, with_gaps: bool = False) -> FilmSource:
    """The clip at `path`, or the sequence that `path` means (a folder, a pattern, one of its pictures).

    Args:
        path: of the clip or the sequence.
        rate: frames a second of a sequence; a clip has its own.
        with_gaps: read a sequence although numbers are missing.

    Raises:
        GfrError: it cannot be read; a rate was given for a clip or is missing for a sequence.
    """
    if is_sequence(path):
        return SequenceStream.open(path, rate, with_gaps=with_gaps)
    if rate is not None:
        raise GfrError(
            f"'{path.name}' is a clip, which states its own rate; a rate of {rate} was given.", "Leave the rate away."
        )
    return ClipStream.open(path)
