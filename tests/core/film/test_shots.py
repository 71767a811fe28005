from collections.abc import Iterable, Iterator
from itertools import chain

import numpy as np
import pytest

from gfr_core.film.shots import Shot, Signature, edge_likeness, shots_of, tone_change, with_cuts
from gfr_core.media.frame import Frame
from tests.core.film.scenes import PICTURES, Floats, fade, frames_of, pan


def cuts(pictures: Iterable[Floats], noise: float = 4.0) -> list[int]:
    return [n for n, (_, begins) in enumerate(with_cuts(frames_of(iter(pictures), noise=noise))) if begins]


def test_every_hard_cut_is_found_and_none_is_made_up() -> None:
    shots = [pan(name, 12, speed=3.0) for name in PICTURES]
    assert cuts(chain(*shots)) == list(range(0, 12 * len(PICTURES), 12))


def test_cuts_are_found_in_grey_film_and_in_heavy_grain() -> None:
    grey = (np.repeat(each.mean(axis=2, keepdims=True), 3, axis=2) for name in PICTURES for each in pan(name, 10, 3.0))
    assert cuts(grey, noise=20.0) == list(range(0, 10 * len(PICTURES), 10))


@pytest.mark.parametrize("name", ["astronaut", "coffee", "chelsea"])
@pytest.mark.parametrize("speed", [10.0, 30.0, 50.0])
def test_a_pan_however_fast_is_no_cut(name: str, speed: float) -> None:
    assert cuts(pan(name, 20, speed)) == [0]


@pytest.mark.parametrize("length", [1, 2, 3])
@pytest.mark.parametrize("light", [255.0, 120.0])
def test_a_flash_of_up_to_three_frames_is_no_cut(length: int, light: float) -> None:
    every = list(pan("astronaut", 20, 2.0))
    for number in range(8, 8 + length):
        every[number] = np.clip(every[number] * 0.5 + light, 0, 255)
    assert cuts(every) == [0]


def test_somebody_passing_close_to_the_camera_for_three_frames_is_no_cut() -> None:
    every = list(pan("coffee", 20, 2.0))
    every[9:12] = list(pan("coins", 3))
    assert cuts(every) == [0]


def test_two_cuts_four_frames_apart_are_both_found() -> None:
    assert cuts(chain(pan("coffee", 10), pan("coins", 4), pan("coffee", 10))) == [0, 10, 14]


def test_a_fade_through_black_is_one_cut_where_the_picture_comes_back() -> None:
    black = [np.zeros((90, 160, 3))] * 8
    out, back = fade(pan("astronaut", 30), 30, at_start=False), fade(pan("coffee", 30), 30)
    found = cuts([*out, *black, *back])
    assert len(found) == 2
    assert 38 <= found[1] <= 41


def test_light_that_goes_up_and_down_slowly_is_no_cut() -> None:
    every = [each * (0.6 + 0.4 * np.sin(number / 3)) for number, each in enumerate(pan("chelsea", 30, 1.0))]
    assert cuts(every) == [0]


def test_no_more_than_four_frames_wait_at_once() -> None:
    taken = 0

    def counted() -> Iterator[Frame]:
        nonlocal taken
        for frame in frames_of(chain(pan("astronaut", 20), pan("coffee", 20))):
            taken += 1
            yield frame

    for given, _ in enumerate(with_cuts(counted()), start=1):
        assert taken - given <= 3


def test_frames_come_out_in_order_and_none_is_lost() -> None:
    frames = list(frames_of(chain(pan("astronaut", 5), pan("coffee", 2))))
    assert [frame.name for frame, _ in with_cuts(frames)] == [frame.name for frame in frames]


def test_a_film_of_no_frame_has_no_shot_and_one_of_one_frame_has_one() -> None:
    assert list(with_cuts([])) == []
    assert shots_of([]) == []
    assert shots_of([True]) == [Shot(0, 0, 0)]


def test_shots_follow_each_other_without_a_gap() -> None:
    assert shots_of([True, False, False, True, False]) == [Shot(0, 0, 2), Shot(1, 3, 4)]


def test_sixteen_bits_give_the_signature_of_eight() -> None:
    small = next(frames_of(pan("astronaut", 1)))
    deep = Frame(small.pixels.astype(np.uint16) * 257, "deep")
    one, other = Signature.of(small), Signature.of(deep)
    assert edge_likeness(one.edges, other.edges) > 0.9999
    assert tone_change(one.tones, other.tones) < 1e-3
