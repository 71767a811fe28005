from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from gfr_core.errors import GfrError
from gfr_core.model.warp import warp
from gfr_core.train.index import Photo, read_index
from gfr_core.train.pairs import PairDataset, PairRecipe, moved_points
from gfr_core.train.pose import PoseRange, sample_pose

RECIPE = PairRecipe(size=64)


def dataset(folder: Path, recipe: PairRecipe = RECIPE, seed: int = 1) -> PairDataset:
    return PairDataset(read_index(folder / "index.jsonl", "train"), recipe, seed=seed)


def test_a_sample_is_a_function_of_seed_and_number(people: Path) -> None:
    first, again = dataset(people)[7], dataset(people)[7]
    assert all(torch.equal(a, b) for a, b in zip(first, again, strict=True))
    assert not torch.equal(first.degraded, dataset(people)[8].degraded)
    assert not torch.equal(first.degraded, dataset(people, seed=2)[7].degraded)


def test_shapes_and_types_are_as_promised(people: Path) -> None:
    pair = dataset(people)[0]
    assert pair.degraded.shape == pair.sharp.shape == pair.guide.shape == (3, 64, 64)
    assert pair.degraded.dtype == torch.uint8
    assert pair.grid.shape == (64, 64, 2)
    assert pair.points.shape == pair.guide_points.shape == (68, 2)


def test_the_known_grid_brings_the_guide_onto_the_sharp_picture(people: Path) -> None:
    plain = replace(RECIPE, same_photo=1.0, wrong_guide=0.0, grey_target=0.0, grey_guide=0.0)
    pairs = dataset(people, plain)
    before, after = [], []
    for number in range(12):
        pair = pairs[number]
        guide, sharp = pair.guide[None].float(), pair.sharp[None].float()
        window = (slice(None), slice(None), slice(20, 44), slice(20, 44))
        before.append(correlation(guide[window], sharp[window]))
        after.append(correlation(warp(guide, pair.grid[None])[window], sharp[window]))
    assert np.mean(after) > 0.9
    assert np.mean(after) > np.mean(before)


def correlation(a: torch.Tensor, b: torch.Tensor) -> float:
    return float(np.corrcoef(a.numpy().ravel(), b.numpy().ravel())[0, 1])


def test_the_share_of_wrong_guides_is_as_asked(people: Path) -> None:
    rights = [float(dataset(people, replace(RECIPE, wrong_guide=1.0))[n].right) for n in range(4)]
    assert rights == [0.0] * 4
    rights = [float(dataset(people, replace(RECIPE, wrong_guide=0.0))[n].right) for n in range(4)]
    assert rights == [1.0] * 4


def test_shares_of_mild_and_harsh_inputs_are_as_asked(people: Path) -> None:
    def error(recipe: PairRecipe) -> float:
        pairs = dataset(people, recipe)
        apart = [(pairs[n].degraded.float() - pairs[n].sharp.float()).abs().mean() for n in range(8)]
        return float(torch.stack(apart).mean())

    assert error(replace(RECIPE, mild=1.0)) < error(RECIPE) < error(replace(RECIPE, harsh=1.0))


def test_a_grey_target_is_grey_when_sharp(people: Path) -> None:
    sharp = dataset(people, replace(RECIPE, grey_target=1.0))[0].sharp
    assert torch.equal(sharp[0], sharp[2])


def test_flips_are_a_real_half_and_renumber_the_landmarks(people: Path) -> None:
    photo = read_index(people / "index.jsonl", "train")[0]
    still = PoseRange(yaw_rad=0, pitch_rad=0, roll_rad=0)
    for mirrored in (False, True):
        points = moved_points(sample_pose(np.random.default_rng(0), photo.points, 64, still, mirrored=mirrored), photo)
        assert points[36, 0] < points[45, 0]


def test_a_photograph_that_cannot_be_read_is_named(people: Path) -> None:
    (people / "0_0.png").write_bytes(b"not a picture")
    photos = [Photo("0", people / "0_0.png", read_index(people / "index.jsonl", "train")[0].points)]
    with pytest.raises(GfrError, match=r"0_0\.png cannot be read"):
        PairDataset(photos, RECIPE, seed=0)[0]
