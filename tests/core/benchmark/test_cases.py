"""The same faces for every method."""

from pathlib import Path

import numpy as np
import pytest
import torch

from gfr_core.benchmark.cases import (
    Case,
    batch_of,
    grey_cases,
    mild_cases,
    people_in_turn,
    plain_recipe,
    right_cases,
    stranger_cases,
)
from gfr_core.progress import Progress
from gfr_core.train.index import read_index
from gfr_core.train.pairs import PairRecipe
from tests.core.benchmark.small_benchmark import SIZE, SPLIT, small_cases
from tests.core.train.small_run import write_people


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    return small_cases(tmp_path_factory.mktemp("people"), count=6)


def distance(case: Case) -> float:
    return (case.pair.degraded.double() - case.pair.sharp.double()).square().mean().item()


def test_the_recipe_has_nothing_but_eq_4() -> None:
    recipe = plain_recipe(SIZE, 8.0)
    assert recipe == PairRecipe().for_measuring(8.0, SIZE)
    assert (recipe.wrong_guide, recipe.grey_target, recipe.mild, recipe.harsh, recipe.beyond) == (0, 0, 0, 0, 0)


def test_people_take_turns(tmp_path: Path) -> None:
    photos = read_index(write_people(tmp_path), SPLIT)
    turns = people_in_turn(photos, 7, seed=3)
    assert [turns.count(person) for person in turns[:3]] == [3, 2, 2]
    assert turns[:3] == turns[3:6]
    assert {tuple(people_in_turn(photos, 3, seed=seed)) for seed in range(20)} > {tuple(turns[:3])}


def test_equal_seeds_give_equal_cases_and_say_how_far_they_are(tmp_path: Path, cases: list[Case]) -> None:
    told: list[Progress] = []
    photos = read_index(write_people(tmp_path), SPLIT)
    again = right_cases(photos, plain_recipe(SIZE, 4.0), count=6, seed=999, report=told.append)
    for case, other in zip(cases, again, strict=True):
        assert case.person == other.person
        assert all(torch.equal(mine, its) for mine, its in zip(case.pair, other.pair, strict=True))
    assert [one.done for one in told] == [number / 6 for number in range(6)]


def test_fewer_cases_are_the_first_of_more(tmp_path: Path, cases: list[Case]) -> None:
    for case, other in zip(cases, small_cases(tmp_path, count=2), strict=False):
        assert torch.equal(case.pair.degraded, other.pair.degraded)


def test_another_scale_changes_the_degraded_picture_only(tmp_path: Path, cases: list[Case]) -> None:
    for near, far in zip(cases[:3], small_cases(tmp_path, count=3, scale=8.0), strict=True):
        assert torch.equal(near.pair.sharp, far.pair.sharp)
        assert torch.equal(near.pair.guide, far.pair.guide)
        assert distance(near) < distance(far)


def test_guides_show_the_right_person(cases: list[Case]) -> None:
    assert all(case.person == case.guide_person and case.pair.right.item() == 1 for case in cases)


def test_strangers_are_others_on_the_same_targets(cases: list[Case]) -> None:
    own = [case.pair.guide for case in cases]
    for case, strange in zip(cases, stranger_cases(cases, seed=999), strict=True):
        assert strange.person == case.person != strange.guide_person
        assert torch.equal(strange.pair.degraded, case.pair.degraded)
        assert torch.equal(strange.pair.sharp, case.pair.sharp)
        (whose,) = {other.guide_person for other, guide in zip(cases, own, strict=True) if guide is strange.pair.guide}
        assert whose == strange.guide_person
        assert strange.pair.right.item() == 0
        assert not strange.from_one_photo


def test_strangers_are_drawn_from_the_seed(cases: list[Case]) -> None:
    drawn = [[case.guide_person for case in stranger_cases(cases, seed)] for seed in (1, 1, 2, 3, 4)]
    assert drawn[0] == drawn[1]
    assert drawn[0] not in drawn[2:]


def test_one_person_has_no_strangers(cases: list[Case]) -> None:
    alone = [case for case in cases if case.person == cases[0].person]
    with pytest.raises(ValueError, match="a stranger's guide needs a second person"):
        stranger_cases(alone, seed=0)


def test_mild_inputs_lose_nothing_but_what_a_jpeg_costs(cases: list[Case]) -> None:
    rough, fine = mild_cases(cases, 40), mild_cases(cases, 90)
    for case, worse, better in zip(cases, rough, fine, strict=True):
        assert 0 < distance(better) < distance(worse) < distance(case)
        assert torch.equal(worse.pair.sharp, case.pair.sharp)


def test_grey_inputs_are_the_luma_of_the_coloured_ones(cases: list[Case]) -> None:
    weights = np.array([0.299, 0.587, 0.114])
    for case, grey in zip(cases, grey_cases(cases), strict=True):
        for before, after in ((case.pair.sharp, grey.pair.sharp), (case.pair.degraded, grey.pair.degraded)):
            assert (after == after[:1]).all()
            np.testing.assert_allclose(after[0], np.tensordot(weights, before.numpy(), axes=1), atol=0.51)
        assert torch.equal(grey.pair.guide, case.pair.guide)


def test_a_batch_holds_the_cases_as_float_pictures(cases: list[Case]) -> None:
    batch = batch_of(cases[:2])
    assert batch.degraded.shape == (2, 3, SIZE, SIZE)
    torch.testing.assert_close(batch.sharp[1] * 255, cases[1].pair.sharp.float())
    assert batch.pair.points.shape == (2, 68, 2)
