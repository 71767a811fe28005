from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch.utils.data import default_collate

from gfr_core.train.device_pairs import DevicePairs
from gfr_core.train.index import Photo, read_index
from gfr_core.train.pairs import Pair, PairDataset, PairRecipe
from tests.helpers.shared import shared_dir

CPU = torch.device("cpu")
RECIPE = PairRecipe(size=64)
EVERYTHING = replace(RECIPE, marks=1.0, identity=0.02, film=0.5, beyond=0.5, mild=0.2)
NUMBERS = range(12)


def made(photos: list[Photo], recipe: PairRecipe) -> tuple[Pair, Pair]:
    """The same samples from the device's renderer and from the CPU's."""
    single = PairDataset(photos, recipe, seed=3)
    on_device = DevicePairs(photos, recipe, seed=3, device=CPU).batch(NUMBERS)
    return on_device, Pair(*default_collate([single[number] for number in NUMBERS]))


def mean_error(a: torch.Tensor, b: torch.Tensor) -> float:
    """Of the worst sample."""
    return float((a.float() - b.float()).abs().flatten(1).mean(dim=1).max())


def assert_alike(on_device: Pair, single: Pair, *, levels: float) -> None:
    assert mean_error(on_device.sharp, single.sharp) < levels
    assert mean_error(on_device.guide, single.guide) < levels
    assert mean_error(on_device.grid, single.grid) < 1e-5
    assert mean_error(on_device.points, single.points) < 1e-5
    assert mean_error(on_device.guide_points, single.guide_points) < 1e-5
    assert torch.equal(on_device.exact, single.exact)
    assert torch.equal(on_device.right, single.right)
    assert all(a.dtype == b.dtype and a.shape == b.shape for a, b in zip(on_device, single, strict=True))


@pytest.mark.parametrize("recipe", [RECIPE, EVERYTHING], ids=["plain", "everything"])
def test_pairs_of_the_device_show_what_pairs_of_the_cpu_show(people: Path, recipe: PairRecipe) -> None:
    assert_alike(*made(read_index(people / "index.jsonl", "train"), recipe), levels=0.5)


def test_on_photographs_too() -> None:
    folder = shared_dir()
    if folder is None or not (folder / "data/faces/index.jsonl").is_file():
        pytest.skip("no photographs here")
    photos = read_index(folder / "data/faces/index.jsonl", "train")[:24]
    assert_alike(*made(photos, replace(EVERYTHING, size=128)), levels=0.4)


def test_inputs_of_the_device_are_as_bad_as_the_cpus(people: Path) -> None:
    on_device, single = made(read_index(people / "index.jsonl", "train"), RECIPE)
    here, there = (
        (pair.degraded.float() - pair.sharp.float()).square().mean(dim=(1, 2, 3)).sqrt() for pair in (on_device, single)
    )
    assert torch.allclose(here, there, rtol=0.15, atol=1.0)


def test_a_sample_does_not_depend_on_its_batch(people: Path) -> None:
    pairs = DevicePairs(read_index(people / "index.jsonl", "train"), RECIPE, seed=3, device=CPU)
    together, alone = pairs.batch([4, 5, 6]), pairs.batch([5])
    for all_of_them, one in zip(together, alone, strict=True):
        assert mean_error(all_of_them[1:2].float()[:, None], one.float()[:, None]) < 0.02
