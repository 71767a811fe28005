import cv2
import numpy as np
import pytest

from gfr_core.film.motion import motion_between, no_motion, seen
from tests.core.film.crops import SIZE, crop, disc

FACE = disc() > 0


@pytest.mark.parametrize(("x", "y"), [(3.0, -2.0), (0.5, 0.25), (-6.0, 4.5)])
def test_a_shift_is_found_to_a_tenth_of_a_pixel_there_and_back(x: float, y: float) -> None:
    forth, back = motion_between(seen(crop()), seen(crop(x, y)), SIZE)
    assert np.median(forth.flow[FACE], axis=0) == pytest.approx((x, y), abs=0.1)
    assert np.median(back.flow[FACE], axis=0) == pytest.approx((-x, -y), abs=0.1)
    assert np.median(forth.trust[FACE]) > 0.9


def test_what_is_fetched_lies_on_the_one_it_is_fetched_for() -> None:
    one, other = crop(), crop(4.0, 2.5)
    forth, _ = motion_between(seen(one), seen(other), SIZE)
    missed = np.abs(forth.fetched(other) - one)[FACE]
    assert missed.mean() < 0.01
    assert np.abs(other - one)[FACE].mean() > 0.05


def test_a_still_crop_does_not_move_however_noisy_it_is() -> None:
    forth, _ = motion_between(seen(crop(noise=0.03, seed=1)), seen(crop(noise=0.03, seed=2)), SIZE)
    assert np.abs(np.median(forth.flow[FACE], axis=0)).max() < 0.05
    assert np.linalg.norm(forth.flow[FACE], axis=-1).mean() < 0.4


def test_where_something_comes_before_the_face_the_motion_is_not_trusted() -> None:
    hidden = crop()
    hidden[100:150, 100:150] = np.roll(crop(), 60, axis=0)[100:150, 100:150]
    forth, _ = motion_between(seen(crop()), seen(hidden), SIZE)
    assert forth.trust[105:145, 105:145].mean() < 0.6 * forth.trust[FACE].mean()


def test_pixels_that_leave_the_crop_are_not_trusted() -> None:
    forth, _ = motion_between(seen(crop()), seen(crop(12.0, 0.0)), SIZE)
    assert not forth.trust[:, -10:].any()


def test_a_large_crop_has_the_flow_of_its_own_size() -> None:
    one, other = (np.asarray(cv2.resize(each, (512, 512)), np.float32) for each in (crop(), crop(3.0, 1.0)))
    assert seen(one).shape == (256, 256)
    forth, _ = motion_between(seen(one), seen(other), 512)
    assert forth.flow.shape == (512, 512, 2)
    assert np.median(forth.flow[200:300, 200:300].reshape(-1, 2), axis=0) == pytest.approx((6.0, 2.0), abs=0.3)


def test_no_motion_fetches_the_crop_itself() -> None:
    assert np.array_equal(no_motion(SIZE).fetched(crop()), crop())


def test_the_number_of_threads_does_not_matter() -> None:
    one, other = seen(crop()), seen(crop(2.0, 3.0))
    threads = cv2.getNumThreads()
    flows = []
    for count in (1, 2):
        cv2.setNumThreads(count)
        flows.append(motion_between(one, other, SIZE)[0].flow)
    cv2.setNumThreads(threads)
    assert np.array_equal(flows[0], flows[1])
