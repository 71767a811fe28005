import numpy as np
import pytest

from gfr_core.film.motion import no_motion
from gfr_core.film.steadiness import Steadiness, steadiness_along, steadiness_of
from tests.core.film.crops import SIZE, crop, disc

MASK = disc()


def test_nothing_changes_is_as_steady_as_the_source() -> None:
    assert steadiness_of((crop(), crop()), (crop(), crop()), MASK).figure == 1


def test_a_still_face_under_noise_gives_the_ratio_of_the_noises() -> None:
    clean = crop()
    restored = [clean + 0.01 * np.random.default_rng(n).normal(0, 1, clean.shape).astype(np.float32) for n in (1, 2)]
    source = [clean + 0.04 * np.random.default_rng(n).normal(0, 1, clean.shape).astype(np.float32) for n in (3, 4)]
    still = steadiness_along((restored[0], source[0]), (restored[1], source[1]), MASK, no_motion(SIZE))
    assert still.figure == pytest.approx(0.25, rel=0.02)
    assert still.source / still.weight == pytest.approx(2 * 0.04**2, rel=0.02)


def test_light_that_flickers_in_the_result_alone_is_read_off_in_closed_form() -> None:
    source = [crop(noise=0.02, seed=n) for n in (1, 2)]
    flickering = steadiness_along(
        (source[0] + np.float32(0.03), source[0]), (source[1] - np.float32(0.03), source[1]), MASK, no_motion(SIZE)
    )
    assert flickering.figure == pytest.approx((1 + 0.06**2 / (2 * 0.02**2)) ** 0.5, rel=0.02)


def test_a_result_that_moves_with_the_source_is_steady_and_one_that_stays_behind_is_not() -> None:
    sharp, soft = [crop(), crop(5.0, 3.0)], [crop(blur=1.5, noise=0.01), crop(5.0, 3.0, blur=1.5, noise=0.01, seed=1)]
    along = steadiness_of((sharp[0], soft[0]), (sharp[1], soft[1]), MASK)
    behind = steadiness_of((sharp[0], soft[0]), (sharp[0], soft[1]), MASK)
    assert along.figure < 1.2
    assert behind.figure > 4


def test_a_result_that_flickers_over_a_still_source_is_infinitely_unsteady() -> None:
    assert steadiness_of((crop(), crop()), (crop() + np.float32(0.1), crop()), MASK).figure == float("inf")


def test_a_result_that_never_changes_over_a_noisy_source_is_perfectly_steady() -> None:
    still = no_motion(SIZE)
    assert steadiness_along((crop(), crop(noise=0.1)), (crop(), crop(noise=0.1, seed=1)), MASK, still).figure == 0


def test_outside_the_mask_nothing_counts() -> None:
    changed = crop()
    changed[:40] += 0.5
    assert steadiness_along((crop(), crop()), (changed, crop()), MASK, no_motion(SIZE)).restored == 0


def test_sums_of_pairs_can_be_added() -> None:
    total = Steadiness(1.0, 4.0, 10.0) + Steadiness(3.0, 12.0, 10.0)
    assert total == Steadiness(4.0, 16.0, 20.0)
    assert total.figure == 0.5
    assert Steadiness().figure == 1
