from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gfr_core.train.index import read_index
from gfr_core.train.pair_plan import PairPlan, PairPlans, PairRecipe

RECIPE = PairRecipe(size=64)


def plans(folder: Path, recipe: PairRecipe = RECIPE, count: int = 12) -> list[PairPlan]:
    planner = PairPlans(read_index(folder / "index.jsonl", "train"), recipe, seed=1)
    return [planner[number] for number in range(count)]


def essence(plan: PairPlan) -> Sequence[object]:
    """What the recipes of before say about a pair."""
    turns = (plan.target.pose.yaw_rad, plan.guide.pose.matrix.tolist(), plan.guide.light.gamma, plan.target.grey)
    return (plan.target.photo, plan.guide.photo, turns, plan.params, plan.noise.bit_generator.state, plan.noise_seed)


@pytest.mark.parametrize("recipe", [replace(RECIPE, film=1.0), replace(RECIPE, marks=1.0)], ids=["film", "marks"])
def test_what_is_added_to_a_recipe_leaves_the_rest_of_a_sample_alone(people: Path, recipe: PairRecipe) -> None:
    for plain, other in zip(plans(people), plans(people, recipe), strict=True):
        assert essence(plain) == essence(other)


def test_shares_of_the_additions_are_as_asked(people: Path) -> None:
    none, all_of_them = plans(people), plans(people, replace(RECIPE, film=1.0, marks=1.0))
    assert all(plan.film is None and plan.marks is None for plan in none)
    assert all(plan.film is not None for plan in all_of_them)
    assert all((plan.marks is not None) == plan.exact for plan in all_of_them)
    some = plans(people, replace(RECIPE, film=0.3), count=200)
    assert 0.2 < np.mean([plan.film is not None for plan in some]) < 0.4


def test_beyond_eq_4_changes_the_degradation_only(people: Path) -> None:
    for plain, other in zip(plans(people), plans(people, replace(RECIPE, beyond=1.0)), strict=True):
        assert plain.params != other.params
        assert essence(replace(other, params=plain.params)) == essence(plain)


def test_a_change_of_identity_is_shared_by_both_pictures(people: Path) -> None:
    plain, other = plans(people)[0], plans(people, replace(RECIPE, identity=0.02))[0]
    before = len(plain.target.pose.bends.radii)
    added = [view.pose.bends.amounts[before:] for view in (other.target, other.guide)]
    assert np.array_equal(added[0], added[1])
    assert np.abs(added[0]).max() > 0.01
    assert np.array_equal(other.target.pose.bends.amounts[:before], plain.target.pose.bends.amounts)


def test_a_recipe_for_measuring_has_eq_4_at_one_scale_and_nothing_added(people: Path) -> None:
    wild = PairRecipe(size=64, mild=0.5, harsh=0.5, film=1.0, beyond=1.0, identity=0.1, marks=1.0)
    for plan in plans(people, wild.for_measuring(4.0, size=32)):
        assert plan.params.scale == 4.0
        assert plan.right
        assert plan.film is None
        assert plan.marks is None
        assert not plan.target.grey
        assert not plan.guide.grey
        assert plan.target.pose.size == 32
        assert len(plan.target.pose.bends.radii) == 9


def test_noise_seeds_differ_from_sample_to_sample(people: Path) -> None:
    assert len({plan.noise_seed for plan in plans(people)}) == 12
