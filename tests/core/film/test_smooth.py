import numpy as np
import pytest

from gfr_core.film.smooth import CENTRE, FADE, even, fading, smoothed
from gfr_core.film.track import Place, State, Track
from gfr_core.geometry import Box, Points68
from tests.core.restore.faces import landmarks

Array = np.ndarray


def place(number: int, box: Box, points: Points68 | None = None, state: State = "found") -> Place:
    return Place(number, box, points, state, "away" if state == "skipped" else "")


def track(places: list[Place], *, fades_in: bool = False, fades_out: bool = False) -> Track:
    return Track(1, 0, places[0].number, places[-1].number, tuple(places), 256, fades_in, fades_out)


def with_noise(count: int, noise: float, side: float = 100.0) -> Track:
    rng = np.random.default_rng(1)
    places = []
    for number in range(count):
        points = landmarks(50, 40, side) + rng.normal(0, noise, (1, 2)) + rng.normal(0, noise, (68, 2))
        places.append(place(number, Box.around(points), points))
    return track(places)


def test_a_still_head_does_not_jump_by_a_pixel_however_the_detector_shakes() -> None:
    shaking = with_noise(200, noise=3.0)
    raw = np.array([(*p.box.centre, p.box.w, p.box.h) for p in shaking.places])
    assert np.abs(np.diff(raw, axis=0)).max() > 6
    path = smoothed(shaking)
    assert np.abs(np.diff(path.boxes, axis=0)).max() < 1
    assert path.landmarks is not None
    assert np.abs(np.diff(path.landmarks.mean(axis=1), axis=0)).max() < 1


def test_even_motion_is_kept_exactly() -> None:
    places = [place(n, Box(10 + 7.5 * n, 20 - 3.25 * n, 80 + 0.5 * n, 90.0)) for n in range(50)]
    path = smoothed(track(places))
    wanted = [(p.box.x, p.box.y, p.box.w, p.box.h) for p in places]
    assert np.allclose(path.boxes, wanted, atol=1e-6)


def test_a_nodding_head_is_neither_late_nor_damped() -> None:
    turn = 2 * np.pi * np.arange(100) / 25  # once a second
    ys = 20 * np.sin(turn)
    curve = even(ys[:, None], np.ones(100), CENTRE)[:, 0]
    inside = slice(25, 75)
    assert np.corrcoef(curve[inside], ys[inside])[0, 1] > 0.9999
    assert curve[inside].max() > 0.89 * 20


def test_the_curve_is_that_of_the_dense_equations() -> None:
    rng = np.random.default_rng(2)
    values, weights = rng.normal(0, 0.01, (12, 3)), rng.uniform(0.2, 1, 12)
    second = np.diff(np.eye(12), 2, axis=0)
    dense = np.linalg.solve(np.diag(weights) + 5.0 * second.T @ second, weights[:, None] * values)
    assert np.allclose(even(values, weights, 5.0), dense, atol=1e-7)


def test_one_wild_frame_hardly_moves_the_curve() -> None:
    values = np.zeros((60, 1))
    values[30] = 40.0
    assert np.abs(even(values, np.ones(60), CENTRE)).max() < 0.5


def test_a_bridged_gap_follows_what_lies_around_it() -> None:
    places = [place(n, Box(4.0 * n, 0, 50, 50)) for n in range(20)]
    places[8:12] = [place(n, Box(32.0, 0, 50, 50), state="bridged") for n in range(8, 12)]
    xs = smoothed(track(places)).boxes[:, 0]
    assert np.abs(xs - 4.0 * np.arange(20)).max() < 2.5


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_shortest_tracks_stay_where_they_are(count: int) -> None:
    path = smoothed(track([place(n, Box(10, 20, 30, 40)) for n in range(count)]))
    assert np.allclose(path.boxes, [(10, 20, 30, 40)] * count)
    assert path.landmarks is None


def test_frames_without_landmarks_between_others_get_them_and_ends_without_do_not() -> None:
    points = landmarks(10, 10, 60)
    every: list[Points68 | None] = [None, points, None, points + 2, None]
    path = smoothed(track([place(n, Box.around(points), p) for n, p in enumerate(every)]))
    assert path.face_at(0).landmarks is None
    assert path.face_at(4).landmarks is None
    between = path.face_at(2).landmarks
    assert between is not None
    assert np.abs(between - (points + 1)).max() < 0.2


def test_a_track_between_two_cuts_is_not_faded() -> None:
    assert np.array_equal(fading(track([place(n, Box(0, 0, 9, 9)) for n in range(5)])), np.ones(5))


def test_ends_within_a_shot_fade_and_what_is_skipped_is_not_shown() -> None:
    places = [place(n, Box(0, 0, 50, 50), state="skipped" if 20 <= n < 25 else "found") for n in range(45)]
    weights = fading(track(places, fades_in=True, fades_out=True))
    assert 0 < weights[0] < weights[1] < weights[FADE] == 1
    assert np.array_equal(weights[:FADE], weights[::-1][:FADE])
    assert not weights[20:25].any()
    assert np.array_equal(weights[25 : 25 + FADE], weights[:FADE])
    assert np.abs(np.diff(np.concatenate([[0], weights, [0]]))).max() < 0.25


def test_a_path_tells_the_face_and_its_weight_by_the_number_of_the_frame() -> None:
    path = smoothed(track([place(n, Box(n, 0, 50, 50)) for n in range(7, 20)]))
    assert path.frames == range(7, 20)
    assert path.face_at(9).box.x == pytest.approx(9)
    assert path.weight_at(9) == 1
    assert path.weight_at(6) == path.weight_at(20) == 0
