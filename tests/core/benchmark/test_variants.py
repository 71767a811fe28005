"""Weights under a name."""

import hashlib
from pathlib import Path

import pytest
import torch

from gfr_core.benchmark.variants import load_variant, named_files
from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.errors import GfrError
from tests.core.benchmark.small_benchmark import SIZE, small_network, small_weights
from tests.core.train.small_run import NETWORK


def test_without_a_word_full_is_the_default_weights() -> None:
    assert named_files(()) == {"Full": default_weights()}


def test_words_are_names_and_files() -> None:
    words = ("Full=a.safetensors", "-WG=b=c.safetensors")
    assert named_files(words) == {"Full": Path("a.safetensors"), "-WG": Path("b=c.safetensors")}


@pytest.mark.parametrize("word", ["weights.safetensors", "=weights.safetensors", "Full="])
def test_a_word_without_a_name_or_a_file_is_refused(word: str) -> None:
    with pytest.raises(GfrError) as caught:
        named_files([word])
    assert caught.value.message == f"Variant {word!r} is not NAME=FILE."
    assert caught.value.hint == "For example: --variants Full=runs/full.safetensors"


@pytest.mark.parametrize("words", [["bicubic=a"], ["R=a"], ["Full=a", "Full=b"]])
def test_a_name_that_means_something_else_is_refused(words: list[str]) -> None:
    with pytest.raises(GfrError) as caught:
        named_files(words)
    assert caught.value.message == f"Variant name {words[-1].partition('=')[0]!r} is taken."


def test_facts_say_which_weights_they_were(tmp_path: Path) -> None:
    file = small_weights(tmp_path / "small.safetensors", NETWORK.variant("-W"))
    facts = load_variant("-W", file, SIZE).facts
    assert (facts.name, facts.file, facts.samples, facts.guided, facts.warps) == (
        "-W",
        "small.safetensors",
        96,
        True,
        False,
    )
    assert facts.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert facts.parameters == sum(tensor.numel() for tensor in small_network(NETWORK.variant("-W")).parameters())


def test_the_network_is_the_one_in_the_file(tmp_path: Path) -> None:
    variant = load_variant("Full", small_weights(tmp_path / "small.safetensors", seed=3), SIZE)
    wanted = small_network(seed=3).state_dict()
    assert variant.name == "Full"
    assert all(torch.equal(tensor, wanted[name]) for name, tensor in variant.network.state_dict().items())


def test_crops_that_do_not_suit_the_network_are_refused(tmp_path: Path) -> None:
    file = small_weights(tmp_path / "small.safetensors")
    with pytest.raises(GfrError) as caught:
        load_variant("Full", file, 68)
    assert caught.value.message == "Crops of 68 px do not suit variant 'Full': wanted a multiple of 8."
    assert caught.value.hint == "Choose another --size."


def test_other_files_are_no_weights(tmp_path: Path) -> None:
    other = tmp_path / "other.safetensors"
    other.write_text("hello")
    with pytest.raises(GfrError, match=r"other\.safetensors"):
        load_variant("Full", other, SIZE)
    with pytest.raises(GfrError, match=r"missing\.safetensors"):
        load_variant("Full", tmp_path / "missing.safetensors", SIZE)
