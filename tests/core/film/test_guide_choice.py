from collections.abc import Sequence

import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.film.guide_choice import choose_guide, choose_guides, rank_over
from gfr_core.film.track import Place, State, Track
from gfr_core.geometry import Box, Points68
from gfr_core.pairing.guide_set import Guide
from gfr_core.pairing.rank import rank_guides
from tests.core.restore.faces import face_at, guide, landmark_face, landmarks


def bent(points: Points68, amount: float) -> Points68:
    """The mouth opened: what no affine map undoes."""
    changed = points.copy()
    changed[48:68, 1] += amount * np.linspace(0, 1, 20)
    return changed


def track_of(every: Sequence[Points68 | None], states: list[State] | None = None, number: int = 1) -> Track:
    places = [
        Place(n, Box(0, 0, 80, 80) if p is None else Box.around(p), p, states[n] if states else "found")
        for n, p in enumerate(every)
    ]
    return Track(number, 0, 0, len(every) - 1, tuple(places))


def portrait(name: str, points: Points68) -> Guide:
    return guide(name, face=landmark_face(0, 0, 90).__class__(Box.around(points), 1.0, "test", points))


FRONT = landmarks(10, 10, 80)
PLAIN, LAUGHING = portrait("plain", landmarks(0, 0, 90)), portrait("laughing", bent(landmarks(0, 0, 90), 20))


def test_the_portrait_that_suits_most_frames_is_chosen_whatever_a_few_show() -> None:
    mostly_plain = track_of([bent(FRONT, 18)] * 3 + [FRONT] * 6)
    assert choose_guide(mostly_plain, [LAUGHING, PLAIN]).guide is PLAIN
    mostly_laughing = track_of([bent(FRONT, 18)] * 6 + [FRONT] * 3)
    assert choose_guide(mostly_laughing, [LAUGHING, PLAIN]).guide is LAUGHING


def test_a_track_of_one_frame_ranks_as_a_still() -> None:
    face = landmark_face(10, 10, 80)
    ranked = rank_over(track_of([FRONT]), [LAUGHING, PLAIN])
    wanted = rank_guides(face, [LAUGHING, PLAIN])
    assert [r.guide for r in ranked] == [r.guide for r in wanted]
    assert [r.residual for r in ranked] == pytest.approx([r.residual for r in wanted])


def test_skipped_and_followed_frames_do_not_vote_while_others_were_found() -> None:
    states: list[State] = ["found", "followed", "skipped", "followed"]
    assert choose_guide(track_of([FRONT, *[bent(FRONT, 18)] * 3], states), [LAUGHING, PLAIN]).guide is PLAIN


def test_the_user_can_choose_another() -> None:
    choice = choose_guide(track_of([FRONT]), [LAUGHING, PLAIN], by_hand=0)
    assert choice.guide is LAUGHING
    assert choice.by_hand
    assert [r.guide for r in choice.ranking] == [PLAIN, LAUGHING]


def test_portraits_and_tracks_without_landmarks_keep_the_order_given() -> None:
    dumb = guide("dumb", face=face_at(0, 0, 90))
    assert [r.guide for r in rank_over(track_of([FRONT]), [dumb, PLAIN])] == [PLAIN, dumb]
    assert choose_guide(track_of([None]), [LAUGHING, PLAIN]).guide is LAUGHING


def test_every_track_that_has_portraits_gets_its_own_choice() -> None:
    tracks = [track_of([FRONT], number=1), track_of([bent(FRONT, 20)], number=2), track_of([FRONT], number=3)]
    choices = choose_guides(tracks, {1: [LAUGHING, PLAIN], 2: [LAUGHING, PLAIN]}, {1: 0})
    assert {n: (c.guide, c.by_hand) for n, c in choices.items()} == {1: (LAUGHING, True), 2: (LAUGHING, False)}


def test_no_portrait_is_a_clear_error() -> None:
    with pytest.raises(GfrError, match=r"^No portrait was given for track 4\.$"):
        choose_guide(track_of([FRONT], number=4), [])


def test_a_portrait_that_is_not_there_is_a_clear_error() -> None:
    with pytest.raises(GfrError, match=r"^Portrait number 3 was chosen for track 1, but there are 2\.$"):
        choose_guide(track_of([FRONT]), [LAUGHING, PLAIN], by_hand=2)
