from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gfr_core.film.clip_restorer import ClipRestorer, RestoredFrame
from gfr_core.film.options import FilmOptions
from gfr_core.film.steadiness import Steadiness
from gfr_core.film.track_work import FilmTask
from gfr_core.film.two_steps import TwoSteps
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Stopped
from gfr_core.restore.outcome import RestoreOptions
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import restore_still
from tests.core.film.films import PLAIN, FailsOnDarkFaces, Flickers, lively, path_of, portrait, restored, walk, walking
from tests.core.film.moving import Pose, film
from tests.core.restore.faces import Offset, Raises

WHOLE = FilmOptions(steady=0.8, grain=0.7, batch=4)


def tiny() -> TwoSteps:
    return TwoSteps(lively())


def test_every_frame_by_itself_is_the_still_of_that_frame() -> None:
    frames, path = walking()[:6], path_of(walk(6))
    restorer = Restorer(lively())
    options = RestoreOptions(match_colour=False)
    for made, frame in zip(restored(tiny(), frames, [path]), frames, strict=True):
        still = restore_still(frame, [path.face_at(made.number)], [portrait()], restorer, options)
        difference = made.frame.pixels.astype(int) - still.frame.pixels
        assert np.abs(difference).max() <= 1
        assert (difference != 0).mean() < 1e-3
        assert (made.frame.pixels != frame.pixels).any()


@pytest.mark.parametrize("borders", [(1, 39), (8, 20, 21, 33)])
def test_chunks_give_the_very_frames_that_one_go_gives(borders: tuple[int, ...]) -> None:
    frames, paths = walking(), [path_of(walk(40), skipped=range(15, 19))]
    whole = restored(tiny(), frames, paths, WHOLE)
    stops = [*borders, len(frames)]
    chunks = [range(a, b) for a, b in zip([0, *borders], stops, strict=True)]
    pieces = [made for chunk in chunks for made in restored(tiny(), frames, paths, WHOLE, chunk)]
    assert [made.number for made in pieces] == list(range(40))
    for one, other in zip(whole, pieces, strict=True):
        assert np.array_equal(one.frame.pixels, other.frame.pixels), one.number
        assert one.faces == other.faces


def test_the_same_film_twice_is_the_same_to_the_last_bit() -> None:
    frames, paths = walking()[:12], [path_of(walk(12))]
    first, second = (restored(tiny(), frames, paths, WHOLE) for _ in range(2))
    assert all(np.array_equal(a.frame.pixels, b.frame.pixels) for a, b in zip(first, second, strict=True))


def total(made: list[RestoredFrame]) -> Steadiness:
    return sum((face.steadiness or Steadiness() for each in made for face in each.faces), Steadiness())


def test_flicker_falls_when_neighbours_steady_it_and_the_figure_says_so() -> None:
    frames, paths = walking()[:16], [path_of(walk(16))]
    alone, together = (
        total(restored(TwoSteps(Flickers()), frames, paths, replace(PLAIN, steady=s))) for s in (0.0, 1.0)
    )
    assert together.figure < 0.6 * alone.figure
    assert together.weight == pytest.approx(alone.weight)


def test_a_network_that_corrects_nothing_leaves_every_pixel_though_the_faces_are_steadied() -> None:
    frames, paths = walking()[:6], [path_of(walk(6))]
    for made, frame in zip(restored(TwoSteps(Offset(0.0)), frames, paths), frames, strict=True):
        assert np.array_equal(made.frame.pixels, frame.pixels)


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_nothing_outside_the_mask_moves_and_the_depth_stays(depth: Any) -> None:
    step = np.iinfo(depth).max // 255
    frames = [Frame((frame.pixels.astype(np.uint16) * step).astype(depth), frame.name) for frame in walking()[:8]]
    for made, frame in zip(restored(tiny(), frames, [path_of(walk(8))], WHOLE), frames, strict=True):
        assert made.mask is not None
        assert made.frame.pixels.dtype == depth
        changed = (made.frame.pixels != frame.pixels).any(axis=2)
        assert changed.sum() > 500
        assert not changed[made.mask == 0].any()


def test_frames_without_a_face_come_out_as_the_very_objects_that_went_in() -> None:
    frames = walking()[:20]
    made = restored(TwoSteps(Offset(0.2)), frames, [path_of(walk(20)[5:15], first=5)])
    assert [each.frame is frame for each, frame in zip(made, frames, strict=True)] == [
        not 5 <= n < 15 for n in range(20)
    ]
    assert made[0].faces == ()
    assert made[0].mask is None


def test_skipped_frames_are_left_alone_and_say_why_and_those_beside_them_fade() -> None:
    frames, path = walking()[:24], path_of(walk(24), skipped=range(10, 14))
    made = restored(TwoSteps(Offset(0.3)), frames, [path])
    assert [each.frame is frame for each, frame in zip(made, frames, strict=True)] == [10 <= n < 14 for n in range(24)]
    assert (made[10].faces[0].weight, made[10].faces[0].reason) == (0.0, "away")
    change = [
        float(np.abs(each.frame.pixels.astype(int) - frame.pixels).mean())
        for each, frame in zip(made, frames, strict=True)
    ]
    assert change[3] > change[7] > change[9] > 0 == change[11]
    assert made[14].faces[0].steadiness is None
    assert made[15].faces[0].steadiness is not None


def test_half_the_strength_is_half_the_change_and_none_is_none() -> None:
    frames, paths = walking()[:4], [path_of(walk(4))]
    whole, half, none = (
        [
            made.frame.pixels.astype(int)
            for made in restored(TwoSteps(Offset(0.2)), frames, paths, replace(PLAIN, strength=s))
        ]
        for s in (1.0, 0.5, 0.0)
    )
    for a, b, c, frame in zip(whole, half, none, frames, strict=True):
        assert np.abs((a - frame.pixels) - 2 * (b - frame.pixels))[a < 255].max() <= 1
        assert np.array_equal(c, frame.pixels)


def test_two_tracks_at_once_are_those_of_each_by_itself() -> None:
    left, right = [Pose(x=65, y=100, scale=0.5)] * 8, [Pose(x=195, y=100, scale=0.5)] * 8
    frames = list(film([left, right]))
    paths = [path_of(left, number=1), path_of(right, number=2)]
    both = restored(tiny(), frames, paths, WHOLE)
    alone = [restored(tiny(), frames, [path], WHOLE) for path in paths]
    for made, one, other in zip(both, *alone, strict=True):
        change = one.frame.pixels.astype(int) + other.frame.pixels - frames[made.number].pixels
        assert np.array_equal(made.frame.pixels, change)
        assert [face.track for face in made.faces] == [1, 2]


def test_a_network_that_fails_leaves_the_frames_and_the_reason() -> None:
    frames = walking()[:5]
    made = restored(TwoSteps(Raises()), frames, [path_of(walk(5))], WHOLE)
    assert all(each.frame is frame for each, frame in zip(made, frames, strict=True))
    assert {each.faces[0].reason for each in made} == {"the engine is on fire"}


def test_a_frame_whose_result_is_no_number_fails_alone() -> None:
    bright = walk(9)
    frames = list(film([[Pose(p.x, p.y, p.scale, light=0.1 if n == 4 else 1.3) for n, p in enumerate(bright)]]))
    frames[4] = Frame(frames[4].pixels // 4, "dark")
    made = restored(TwoSteps(FailsOnDarkFaces(0.1)), frames, [path_of(bright)], WHOLE)
    assert [each.faces[0].reason for each in made if each.faces[0].reason] == [
        "The network gave values that are not finite numbers."
    ]
    assert made[4].frame is frames[4]


def test_a_face_beyond_the_frame_fails_alone() -> None:
    poses = [Pose(x=-400 if n == 3 else 100) for n in range(6)]
    frames, path = walking()[:6], path_of(poses)
    far = path.boxes.copy()
    far[:, 0] = [-900 if n == 3 else 64 for n in range(6)]
    made = restored(tiny(), frames, [type(path)(path.track, far, None, path.weights)])
    assert [bool(each.faces[0].reason) for each in made] == [n == 3 for n in range(6)]
    assert "lies outside the picture" in made[3].faces[0].reason


def test_no_more_frames_are_held_than_neighbours_need() -> None:
    given = 0

    def counted() -> Iterator[Frame]:
        nonlocal given
        for frame in walking():
            given += 1
            yield frame

    restorer = ClipRestorer(TwoSteps(Offset(0.1)), [FilmTask(path_of(walk(40)), portrait())], WHOLE)
    for made in restorer.restore(counted(), 0, range(40)):
        assert given - made.number <= restorer.needed_of(range(made.number, made.number + 1)).stop - made.number
        assert given - made.number <= 3 * WHOLE.batch + 8


def test_frames_that_are_missing_are_the_callers_mistake() -> None:
    restorer = ClipRestorer(TwoSteps(Offset(0.1)), [FilmTask(path_of(walk(40)), portrait())], WHOLE)
    with pytest.raises(ValueError, match=r"^frames 10 to 19 were given; track 1 needs 0 to 27$"):
        list(restorer.restore(walking()[10:20], 10, range(12, 18)))


def test_progress_counts_frames_and_can_stop_the_work() -> None:
    said: list[Progress] = []

    def stop_at_two(progress: Progress) -> None:
        said.append(progress)
        if len(said) == 2:
            raise Stopped

    restorer = ClipRestorer(TwoSteps(Offset(0.1)), [FilmTask(path_of(walk(8)), portrait())], PLAIN)
    with pytest.raises(Stopped):
        list(restorer.restore(walking()[:8], 0, range(8), stop_at_two))
    assert said == [Progress(1 / 8, "Restoring: frame 1 (1 of 8)"), Progress(2 / 8, "Restoring: frame 2 (2 of 8)")]
