"""What is to be written: which frames of which source, as what."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from gfr_core.media.clip_codecs import Encoding, FilmFormat, encoding_for
from gfr_core.media.clip_facts import ClipFacts
from gfr_core.media.clip_stream import check_range


@dataclass(frozen=True, slots=True)
class FilmPlan:
    """A film to be made of a clip or a sequence.

    Attributes:
        facts: of the source.
        film_format: what to write.
        start: the first frame that goes into it.
        stop: the first one that does not; None for all to the end.
        quality: constant rate factor for H.264 and H.265; None for the usual.
        threads: of the encoder; 0 for as many as it likes.
        metadata: to be added to the source's own.
    """

    facts: ClipFacts
    film_format: FilmFormat
    start: int = 0
    stop: int | None = None
    quality: int | None = None
    threads: int = 0
    metadata: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        check_range(self.facts.path.name, self.start, self.end, self.facts.frame_count)
        if self.start == self.end:
            raise ValueError("a film of no frames")
        if self.quality is not None and not 0 <= self.quality <= 51:
            raise ValueError(f"quality is {self.quality}, wanted 0 to 51")

    @property
    def end(self) -> int:
        """The first frame that does not go into the film."""
        return self.facts.frame_count if self.stop is None else self.stop

    @property
    def frame_count(self) -> int:
        """Frames of the film."""
        return self.end - self.start

    @property
    def is_whole(self) -> bool:
        """All of the source."""
        return self.start == 0 and self.end == self.facts.frame_count

    @property
    def encoding(self) -> Encoding:
        """How its pictures are encoded; not for sequences."""
        return encoding_for(self.facts, self.film_format, quality=self.quality)

    @property
    def begins_s(self) -> Fraction:
        """When the first frame appears on the source's clock."""
        return self.facts.time_of(self.start)

    @property
    def ends_s(self) -> Fraction:
        """When the last frame ends on the source's clock."""
        return self.facts.end_of(self.end - 1)
