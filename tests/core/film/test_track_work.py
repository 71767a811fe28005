import numpy as np
import pytest
import torch
from torch import Tensor

from gfr_core.film.grain import NO_GRAIN
from gfr_core.film.options import FilmOptions
from gfr_core.film.track_work import FilmTask, TrackWork
from gfr_core.film.two_steps import TwoSteps
from gfr_core.geometry import SquareCrop
from gfr_core.model.gfrnet import GFRNetOutput
from gfr_core.restore.crop import cut
from gfr_core.restore.mask import face_mask
from tests.core.film.films import PLAIN, path_of, portrait, walk, walking
from tests.core.restore.faces import Offset

PATH = path_of(walk(16), skipped=range(6, 8))


class Counts(Offset):
    """Remembers how many faces it was shown at once."""

    def __init__(self) -> None:
        super().__init__(0.1)
        self.batches: list[int] = []

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        self.batches.append(len(degraded))
        return super().forward(degraded, guide)


def work_on(network: Offset, options: FilmOptions, count: int = 16) -> TrackWork:
    work = TrackWork(FilmTask(PATH, portrait()), TwoSteps(network), options)
    for number, frame in enumerate(walking()[:count]):
        work.give(number, frame.pixels)
    return work


def test_a_change_is_the_restored_minus_the_degraded_crop_under_the_faces_own_mask() -> None:
    change = work_on(Offset(-0.05), PLAIN).change(3)
    assert change is not None
    face = PATH.face_at(3)
    crop = SquareCrop.of_face(face.box)
    degraded = cut(walking()[3].pixels, crop, 256)
    assert change.crop == crop
    assert np.allclose(change.change, np.clip(degraded - 0.05, 0, 1) - degraded, atol=1e-6)
    assert np.array_equal(change.mask, face_mask(face, crop, 256))
    assert change.grain is NO_GRAIN


def test_faces_go_to_the_device_in_whole_blocks_and_each_only_once() -> None:
    counting = Counts()
    work = work_on(counting, FilmOptions(batch=4, grid_every=4, grain=0))
    for number in range(16):
        work.change(number)
    # looking: the first frame of each run and every fourth; rebuilding: blocks of four, less two that are skipped
    assert sorted(counting.batches) == sorted([1, 1, 1, 1, 4, 2, 4, 4])


def test_skipped_frames_and_frames_beyond_the_track_have_no_change() -> None:
    work = work_on(Offset(0.1), PLAIN)
    assert work.change(6) is None
    assert work.change(99) is None
    assert work.failed == {}


def test_the_first_frame_of_a_run_has_nothing_to_be_compared_with() -> None:
    work = work_on(Offset(-0.1), PLAIN)
    steadiness = [change.steadiness is None for n in (0, 1, 8, 9) if (change := work.change(n)) is not None]
    assert steadiness == [True, False, True, False]


def test_a_constant_change_is_as_steady_as_the_source() -> None:
    change = work_on(Offset(-0.02), PLAIN).change(3)
    assert change is not None
    assert change.steadiness is not None
    assert change.steadiness.figure == pytest.approx(1, abs=0.02)


def test_the_grain_of_a_block_is_measured_around_the_face() -> None:
    work = work_on(Offset(0.0), FilmOptions(batch=4))
    grains = [change.grain for n in (8, 9, 12) if (change := work.change(n)) is not None]
    assert grains[0] is grains[1]
    assert grains[0] is not grains[2]
    assert np.median(grains[0].deviations) * 255 == pytest.approx(5, rel=0.25)


def test_what_is_kept_does_not_grow_with_the_track() -> None:
    path = path_of(walk(60, speed=0.3))
    work = TrackWork(FilmTask(path, portrait()), TwoSteps(Offset(0.1)), FilmOptions(batch=2, grid_every=2))
    kept = []
    for number in range(46):
        work.give(number, walking()[number % 40].pixels)
        if number >= 16:
            assert work.change(number - 16) is not None
            work.forget(number - 18)
            kept.append(sum(len(value) for value in vars(work).values() if isinstance(value, dict)))
    assert max(kept[-8:]) <= max(kept[10:18])


def test_another_size_is_restored_in_that_size() -> None:
    path = path_of(walk(2))
    large = type(path)(type(path.track)(1, 0, 0, 1, path.track.places, 512), path.boxes, path.landmarks, path.weights)
    work = TrackWork(FilmTask(large, portrait()), TwoSteps(Offset(0.1)), PLAIN)
    for number in range(2):
        work.give(number, walking()[number].pixels)
    change = work.change(0)
    assert change is not None
    assert change.change.shape == (512, 512, 3)


def test_the_random_state_of_torch_is_left_alone() -> None:
    before = torch.get_rng_state()
    work_on(Offset(0.1), FilmOptions()).change(2)
    assert torch.equal(before, torch.get_rng_state())
