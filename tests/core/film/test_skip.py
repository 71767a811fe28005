from itertools import pairwise

import numpy as np
import pytest

from gfr_core.film.skip import FROM_THE_SIDE, marked, turn_of
from gfr_core.film.track import Place, Track
from gfr_core.geometry import Box, Points68
from tests.core.restore.faces import landmarks


def turned(share: float, side: float = 80.0) -> Points68:
    """The tip of the nose at this share of the way from ear to ear."""
    points = landmarks(10, 10, side)
    points[30, 0] = points[0, 0] + share * (points[16, 0] - points[0, 0])
    return points


def track(every: list[Points68 | None], side: float = 80.0) -> Track:
    places = [Place(n, Box(0, 0, side, side) if p is None else Box.around(p), p, "found") for n, p in enumerate(every)]
    return Track(1, 0, 0, len(every) - 1, tuple(places))


def test_a_face_that_looks_ahead_is_half_way_and_a_profile_is_near_an_end() -> None:
    assert turn_of(turned(0.5)) == pytest.approx(0.5)
    assert turn_of(turned(0.1)) == pytest.approx(0.1)
    assert turn_of(turned(0.95)) == pytest.approx(0.05)
    assert turn_of(np.zeros((68, 2))) == 0.5


def test_a_face_that_turns_away_is_skipped_until_it_is_back_and_says_so() -> None:
    shares = [0.5] * 10 + [0.1] * 10 + [0.5] * 10
    done = marked(track([turned(share) for share in shares]))
    assert done.skipped == ((10, 19, FROM_THE_SIDE),)


def test_at_the_border_it_does_not_flicker() -> None:
    shares = [0.5] * 8 + [0.215, 0.225] * 10
    states = [place.state for place in marked(track([turned(share) for share in shares])).places]
    assert sum(a != b for a, b in pairwise(states)) <= 1


def test_one_odd_frame_neither_skips_nor_saves_a_face() -> None:
    shares = [0.5] * 20
    shares[9] = 0.1
    assert marked(track([turned(share) for share in shares])).skipped == ()
    shares = [0.1] * 20
    shares[9] = 0.5
    assert marked(track([turned(share) for share in shares])).skipped == ((0, 19, FROM_THE_SIDE),)


def test_a_face_too_small_is_skipped_with_its_size() -> None:
    done = marked(track([turned(0.5, side=20)] * 5))
    assert {place.reason for place in done.places} == {"The face is only 20 px large; at least 24 px are needed."}


def test_a_face_without_landmarks_is_judged_by_its_size_alone() -> None:
    assert marked(track([None] * 3)).skipped == ()
    assert len(marked(track([None] * 3, side=10)).skipped) == 1
