import pytest

from gfr_core.film.blocks import Plan, needed_frames
from gfr_core.film.temporal import BLEND_REACH, GRID_REACH
from tests.core.film.films import path_of, walk

PLAN = Plan.of(path_of(walk(40), first=3, skipped=range(20, 24)), grid_every=4, batch=8)


def test_a_skip_parts_a_track_into_runs() -> None:
    assert [PLAN.run(n) for n in (2, 3, 19, 20, 23, 24, 42, 43)] == [-1, 0, 0, -1, -1, 1, 1, -1]


def test_blocks_are_counted_from_the_start_of_the_film() -> None:
    assert PLAN.block(5) == [3, 4, 5, 6, 7]
    assert PLAN.block(8) == list(range(8, 16))
    assert PLAN.block(22) == [16, 17, 18, 19]


def test_grids_are_looked_for_in_every_fourth_frame_and_the_first_of_a_run() -> None:
    assert [n for n in range(50) if PLAN.has_grid(n)] == [3, 4, 8, 12, 16, 24, 28, 32, 36, 40]


def test_neighbours_lie_within_reach_and_in_the_same_run() -> None:
    assert PLAN.grids_near(14) == [8, 12, 16]
    assert PLAN.grids_near(24) == [24, 28]
    assert PLAN.faces_near(19) == [17, 18]
    assert PLAN.faces_near(30) == [28, 29, 31, 32]
    assert PLAN.faces_near(21) == []


@pytest.mark.parametrize("grid_every", [1, 4, 9, 20])
def test_every_restored_frame_has_a_grid_near_it(grid_every: int) -> None:
    plan = Plan.of(path_of(walk(40)), grid_every, 8)
    assert all(plan.grids_near(n) for n in range(40))


@pytest.mark.parametrize(("grid_every", "batch"), [(1, 1), (4, 8), (4, 5), (9, 4)])
@pytest.mark.parametrize("wanted", [range(16, 17), range(10, 25), range(30, 33)])
def test_all_that_a_frame_asks_for_is_among_the_needed(grid_every: int, batch: int, wanted: range) -> None:
    plan = Plan.of(path_of(walk(80)), grid_every, batch)
    asked: set[int] = set()
    for number in wanted:
        blended = {m for n in (number - 1, number) for m in (n, *plan.faces_near(n))}
        rebuilt = {m for n in blended for m in plan.block(n)}
        asked |= {m for n in rebuilt for key in plan.grids_near(n) for m in plan.block(key)}
    needed = needed_frames(wanted, grid_every, batch)
    assert min(asked) >= needed.start
    assert max(asked) < needed.stop


def test_needed_frames_reach_no_further_than_they_must() -> None:
    needed = needed_frames(range(100, 200), 4, 1)
    assert needed == range(100 - BLEND_REACH - 1 - GRID_REACH, 200 + BLEND_REACH + GRID_REACH)
