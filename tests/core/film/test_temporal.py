import numpy as np
import pytest
import torch

from gfr_core.film.motion import Motion, motion_between, no_motion, seen
from gfr_core.film.steadiness import Steadiness, steadiness_of
from gfr_core.film.temporal import NearFace, NearGrid, smooth_grid, steadied
from gfr_core.model.warp import identity_grid
from tests.core.film.crops import SIZE, Floats, crop, disc

FACE = disc(60) > 0
STILL = no_motion(SIZE)


def identity() -> Floats:
    return identity_grid(1, SIZE, SIZE, like=torch.zeros(1))[0].numpy().copy()


def moved(x: float, y: float) -> Motion:
    forth, _ = motion_between(seen(crop()), seen(crop(x, y)), SIZE)
    return forth


def test_the_identity_of_a_still_head_stays_the_identity() -> None:
    near = [NearGrid(away, identity(), STILL) for away in (-2, -1, 0, 1, 2)]
    assert np.allclose(smooth_grid(near, 1.0), identity(), atol=1e-6)


def test_shaking_grids_of_a_still_head_are_averaged() -> None:
    rng = np.random.default_rng(0)
    shakes = rng.normal(0, 0.02, (7, 2))
    near = [NearGrid(n - 3, identity() + shakes[n].astype(np.float32), STILL) for n in range(7)]
    left = np.abs((smooth_grid(near, 1.0) - identity()).mean(axis=(0, 1)))
    weights = np.exp(-(np.arange(-3, 4) ** 2) / (2 * 9.0))
    assert left == pytest.approx(np.abs((weights[:, None] * shakes).sum(axis=0) / weights.sum()), abs=1e-5)


def test_strength_0_takes_the_nearest_grid_alone() -> None:
    near = [NearGrid(-1, identity() + np.float32(0.1), STILL), NearGrid(2, identity(), STILL)]
    assert np.allclose(smooth_grid(near, 0.0), identity() + np.float32(0.1))


def test_the_grid_of_a_moving_head_moves_with_it_and_does_not_lag() -> None:
    bump = np.zeros((SIZE, SIZE, 2), np.float32)
    bump[..., 0] = 0.2 * np.exp(-((np.mgrid[:SIZE, :SIZE] - 128) ** 2).sum(axis=0) / (2 * 30.0**2))
    speed = 4.0

    def grid_at(frames: int) -> Floats:
        """The same place of the face takes the same place of the portrait, wherever it has moved to."""
        back = np.roll(identity() + bump, round(speed * frames), axis=1)
        return back.astype(np.float32)

    near = [NearGrid(n, grid_at(n), moved(speed * n, 0.0)) for n in (-2, -1, 1, 2)]
    near.append(NearGrid(0, grid_at(0), STILL))
    lag = np.abs(smooth_grid(near, 1.0) - grid_at(0))[FACE]
    plain = np.abs(grid_at(2) - grid_at(0))[FACE]
    assert lag.mean() < 0.15 * plain.mean()


def test_a_frame_without_a_grid_of_its_own_takes_those_around_it() -> None:
    near = [NearGrid(-1, identity() + np.float32(0.1), STILL), NearGrid(1, identity() - np.float32(0.1), STILL)]
    assert np.allclose(smooth_grid(near, 0.7), identity(), atol=1e-6)


def test_no_grid_at_all_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match="near is empty"):
        smooth_grid([], 1.0)


def flickering(number: int, x: float = 0.0) -> tuple[Floats, Floats]:
    """Restored with invented detail of its own in each frame, and degraded."""
    rng = np.random.default_rng(100 + number)
    return crop(x) + 0.05 * rng.normal(0, 1, (SIZE, SIZE, 3)).astype(np.float32), crop(x, blur=2.0)


def near_of(numbers: list[int], speed: float) -> list[NearFace]:
    here = seen(flickering(0)[1])
    made = [(n, *flickering(n, speed * n)) for n in numbers]
    return [NearFace(r, d, motion_between(here, seen(d), SIZE)[0]) for _, r, d in made]


@pytest.mark.parametrize("speed", [0.0, 3.0])
def test_flicker_falls_to_what_an_average_of_five_leaves_whether_the_head_moves_or_not(speed: float) -> None:
    restored, degraded = flickering(0)
    flicker = [
        np.std((each - crop())[FACE])
        for each in (restored, steadied(restored, degraded, near_of([-2, -1, 1, 2], speed), 1.0))
    ]
    assert flicker[1] < 0.6 * flicker[0]


def test_two_steadied_frames_are_steadier_than_two_as_they_came() -> None:
    def at(number: int) -> tuple[Floats, Floats]:
        restored, degraded = flickering(number)
        others = [flickering(n) for n in (number - 2, number - 1, number + 1, number + 2)]
        return steadied(restored, degraded, [NearFace(r, d, STILL) for r, d in others], 1.0), degraded

    raw = steadiness_of(flickering(10), flickering(11), disc())
    after = steadiness_of(at(10), at(11), disc())
    assert after.restored < 0.2 * raw.restored
    assert isinstance(after, Steadiness)


def test_strength_0_and_no_neighbour_leave_the_crop_as_it_is() -> None:
    restored, degraded = flickering(0)
    assert steadied(restored, degraded, near_of([1], 0.0), 0.0) is restored
    assert steadied(restored, degraded, [], 1.0) is restored


def test_an_eye_that_blinks_leaves_no_ghost() -> None:
    degraded, shut = crop(blur=1.0), crop(blur=1.0)
    place = slice(85, 105), slice(95, 125)
    shut[place] = shut[place].mean(axis=(0, 1)) * 0.5
    near = [NearFace(shut, shut, motion_between(seen(degraded), seen(shut), SIZE)[0])]
    ghost = np.abs(steadied(degraded, degraded, near, 1.0) - degraded)[place]
    assert ghost.mean() < 0.1 * np.abs(shut - degraded)[place].mean()


def test_a_hand_that_passes_leaves_no_ghost() -> None:
    degraded, hidden = crop(blur=1.0), crop(blur=1.0)
    place = slice(100, 150), slice(90, 150)
    hidden[place] = 0.45
    near = [NearFace(hidden, hidden, motion_between(seen(degraded), seen(hidden), SIZE)[0])]
    ghost = np.abs(steadied(degraded, degraded, near, 1.0) - degraded)[place]
    assert ghost.mean() < 0.15 * np.abs(hidden - degraded)[place].mean()


def test_light_that_changes_stays_the_frames_own() -> None:
    degraded, brighter = crop(blur=1.5), crop(blur=1.5) + np.float32(0.15)
    near = [NearFace(crop() + np.float32(0.15), brighter, STILL)]
    blended = steadied(crop(), degraded, near, 1.0)
    assert abs(float((blended - crop())[FACE].mean())) < 0.005
