"""One face through one shot, as plain values."""

from dataclasses import dataclass
from typing import Literal

from gfr_core.geometry import Box, Points68

State = Literal["found", "followed", "bridged", "skipped"]


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a face is in one frame.

    Attributes:
        number: of the frame, from 0.
        box: the landmark box, as in `Face`.
        landmarks: 68 2, pixel-index coordinates of the frame; None when they could not be made out.
        state: "found": seen by the detector or landmarker; "followed": carried along with the motion of the pixels;
            "bridged": put between two others because neither worked; "skipped": there, but not to be restored.
        reason: why it is skipped, in words for the user; else empty.
    """

    number: int
    box: Box
    landmarks: Points68 | None
    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Track:
    """One face through one shot.

    Attributes:
        number: of the track in the film, from 1, in the order in which they begin.
        shot: number of the shot, from 0.
        first, last: its frames, both included.
        places: one a frame, in order, without a gap.
        size: side at which the network is to see the face; one for the whole track, because a change would be seen.
        fades_in, fades_out: it begins (ends) in the middle of a shot: the restoration must not start with a jump.
    """

    number: int
    shot: int
    first: int
    last: int
    places: tuple[Place, ...]
    size: int = 256
    fades_in: bool = False
    fades_out: bool = False

    def __post_init__(self) -> None:
        """Refuse what is no track.

        Raises:
            ValueError: the places are not one a frame from `first` to `last`.
        """
        if [place.number for place in self.places] != list(range(self.first, self.last + 1)) or not self.places:
            raise ValueError(f"track {self.number} has {len(self.places)} places for {self.first} to {self.last}")

    @property
    def skipped(self) -> tuple[tuple[int, int, str], ...]:
        """Runs of skipped frames: first, last, reason."""
        runs: list[tuple[int, int, str]] = []
        for place in self.places:
            if place.state != "skipped":
                continue
            if runs and runs[-1][1] == place.number - 1 and runs[-1][2] == place.reason:
                runs[-1] = (runs[-1][0], place.number, place.reason)
            else:
                runs.append((place.number, place.number, place.reason))
        return tuple(runs)

    def place_at(self, number: int) -> Place | None:
        """Where the face is in frame `number`; None where the track is not."""
        return self.places[number - self.first] if self.first <= number <= self.last else None
