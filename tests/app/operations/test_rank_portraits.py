from dataclasses import replace

import numpy as np

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.documents.source import Source
from app.operations.rank_portraits import RankPortraits
from gfr_core.faces.face import Face
from gfr_core.geometry import Points68
from tests.app.small_engine import FACE, picture

RNG = np.random.default_rng(1)
POINTS: Points68 = RNG.uniform(20, 60, (68, 2))


def face_like(noise_px: float) -> Face:
    return replace(FACE, landmarks=POINTS + noise_px * RNG.standard_normal((68, 2)))


def test_the_portrait_that_needs_the_least_bending_comes_first(desk: Desk) -> None:
    keeper = RankPortraits(desk)
    desk.source.open(Source(picture()))
    desk.source.set_found([face_like(0.0)])
    portraits = tuple(
        Portrait(key, picture(f"{key}.png"), face_like(noise)) for key, noise in ((1, 5.0), (2, 0.0), (3, 1.0))
    )
    desk.portraits.add(portraits)
    assert [(rank.key, rank.place) for rank in desk.portraits.ranking] == [(2, 1), (3, 2), (1, 3)]
    assert desk.portraits.used is portraits[1]
    assert keeper is not None


def test_without_portraits_there_is_no_ranking(desk: Desk) -> None:
    keeper = RankPortraits(desk)
    desk.source.open(Source(picture()))
    desk.source.set_found([face_like(0.0)])
    assert desk.portraits.ranking == ()
    assert keeper is not None


def test_only_the_portraits_of_the_person_at_hand_are_ranked(desk: Desk) -> None:
    keeper = RankPortraits(desk)
    desk.people.add(Person(2, "Ada"))
    desk.source.open(Source(picture()))
    desk.source.set_found([face_like(0.0)])
    desk.portraits.add((Portrait(1, picture("1.png"), face_like(1.0)),))
    desk.portraits.add((Portrait(2, picture("2.png"), face_like(2.0), person=2),))
    assert [rank.key for rank in desk.portraits.ranking] == [1]
    desk.people.set_current(2)
    assert [rank.key for rank in desk.portraits.ranking] == [2]
    assert desk.portraits.used is desk.portraits.portraits[1]
    assert keeper is not None
