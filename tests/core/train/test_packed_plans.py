import pickle
from dataclasses import replace
from pathlib import Path

import torch

from gfr_core.train.index import read_index
from gfr_core.train.packed_plans import PackedPlans
from gfr_core.train.pair_plan import PairPlan, PairPlans, PairRecipe

RECIPE = PairRecipe(size=64)


def planned(folder: Path, recipe: PairRecipe) -> list[PairPlan]:
    planner = PairPlans(read_index(folder / "index.jsonl", "train"), recipe, seed=1)
    return [planner[number] for number in range(6)]


def test_a_packed_batch_says_of_each_pair_what_its_plan_says(people: Path) -> None:
    plans = planned(people, replace(RECIPE, film=0.5))
    packed = PackedPlans.of(plans).to(torch.device("cpu"))
    assert packed.size == 64
    assert packed.params == tuple(plan.params for plan in plans)
    assert packed.seeds == tuple(plan.noise_seed for plan in plans)
    assert packed.films == tuple(plan.film for plan in plans)
    assert packed.exact.tolist() == [float(plan.exact) for plan in plans]
    assert packed.right.tolist() == [float(plan.right) for plan in plans]
    assert packed.guide.photos.tolist() == [plan.guide.photo for plan in plans]
    assert packed.target.grey.tolist() == [plan.target.grey for plan in plans]


def test_marks_travel_only_where_there_are_some(people: Path) -> None:
    assert PackedPlans.of(planned(people, RECIPE)).marks is None
    marked = PackedPlans.of(planned(people, replace(RECIPE, marks=1.0, same_photo=1.0, wrong_guide=0.0))).marks
    assert marked is not None
    assert len(marked.radii) == 6


def test_a_batch_of_plans_is_small_enough_to_travel(people: Path) -> None:
    marked = planned(people, replace(RECIPE, marks=1.0, identity=0.02, same_photo=1.0))
    assert len(pickle.dumps(PackedPlans.of(marked))) < 6 * 16_000
