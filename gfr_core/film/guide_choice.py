"""One portrait for a whole track: chosen once, so that the face does not change in the middle of a shot."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gfr_core.errors import GfrError
from gfr_core.film.track import Track
from gfr_core.geometry import Points68
from gfr_core.pairing.guide_set import Guide
from gfr_core.pairing.rank import RankedGuide, affine_residual

ENOUGH = 60
"""So many frames of a track, evenly spread, are asked."""


@dataclass(frozen=True, slots=True, eq=False)
class GuideChoice:
    """Which portrait a track is restored with.

    Attributes:
        track: its number.
        guide: the portrait.
        ranking: all portraits of the person, the best first.
        by_hand: the user chose it.
    """

    track: int
    guide: Guide
    ranking: tuple[RankedGuide, ...]
    by_hand: bool = False


def choose_guide(track: Track, guides: Sequence[Guide], by_hand: int | None = None) -> GuideChoice:
    """The portrait for a track: the one that suits it best, or that of index `by_hand`.

    Raises:
        GfrError: there is no portrait, or none of the number chosen.
    """
    if not guides:
        raise GfrError(
            f"No portrait was given for track {track.number}.", "Give at least one good photo of the person."
        )
    if by_hand is not None and not 0 <= by_hand < len(guides):
        raise GfrError(
            f"Portrait number {by_hand + 1} was chosen for track {track.number}, but there are {len(guides)}."
        )
    ranking = rank_over(track, guides)
    chosen = ranking[0].guide if by_hand is None else guides[by_hand]
    return GuideChoice(track.number, chosen, tuple(ranking), by_hand is not None)


def choose_guides(
    tracks: Sequence[Track], guides: Mapping[int, Sequence[Guide]], by_hand: Mapping[int, int] | None = None
) -> dict[int, GuideChoice]:
    """A choice for each track that somebody's portraits are given for, by the track's number.

    Args:
        tracks: of the film.
        guides: track number -> the portraits of the person whose face it is.
        by_hand: track number -> index of the portrait that the user wants.
    """
    wanted = by_hand or {}
    return {t.number: choose_guide(t, guides[t.number], wanted.get(t.number)) for t in tracks if t.number in guides}


def rank_over(track: Track, guides: Sequence[Guide]) -> list[RankedGuide]:
    """All guides by their median residual over the track, the best first; those without one last, as given."""
    seen = _seen_points(track)
    ranked = [RankedGuide(guide, _median_residual(guide, seen)) for guide in guides]
    return sorted(ranked, key=lambda each: float("inf") if each.residual is None else each.residual)


def _seen_points(track: Track) -> list[Points68]:
    """Landmarks of frames in which the face was found and is restored; of any frames when there are none such."""
    of_all = [(place.state, place.landmarks) for place in track.places if place.landmarks is not None]
    found = [points for state, points in of_all if state == "found"] or [points for _, points in of_all]
    step = max(1, len(found) // ENOUGH)
    return found[::step]


def _median_residual(guide: Guide, seen: Sequence[Points68]) -> float | None:
    if guide.face.landmarks is None or not seen:
        return None
    return float(np.median([affine_residual(guide.face.landmarks, points) for points in seen]))
