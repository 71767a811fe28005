"""What a plan refuses."""

import hashlib
from pathlib import Path

import pytest

from gfr_core.benchmark.plan import Plan
from gfr_core.errors import GfrError

INDEX = Path("index.jsonl")


@pytest.mark.parametrize(
    ("scales", "complaint"),
    [
        ((), "Scales are none; each must be from 1 to the size of the crops, 256."),
        ((4.0, 0.5), "Scales are 4, 0.5; each must be from 1 to the size of the crops, 256."),
        ((257.0,), "Scales are 257; each must be from 1 to the size of the crops, 256."),
        ((float("nan"),), "Scales are nan; each must be from 1 to the size of the crops, 256."),
        ((4.0, 4.0), "A scale is named twice."),
    ],
)
def test_scales_that_cannot_be_are_refused(scales: tuple[float, ...], complaint: str) -> None:
    with pytest.raises(GfrError) as caught:
        Plan(INDEX, scales=scales)
    assert caught.value.message == complaint
    assert caught.value.hint


def test_one_pair_has_no_interval() -> None:
    with pytest.raises(GfrError, match=r"^Benchmark setting pairs is 1; it must be at least 2\."):
        Plan(INDEX, pairs=1)


def test_crops_are_not_tiny() -> None:
    with pytest.raises(GfrError, match=r"^Benchmark setting size is 16; it must be at least 32\."):
        Plan(INDEX, size=16)


def test_seeds_are_not_negative() -> None:
    with pytest.raises(GfrError, match=r"^Benchmark setting seed is -1; it must be at least 0\."):
        Plan(INDEX, seed=-1)


def test_the_index_is_known_by_its_content(tmp_path: Path) -> None:
    index = tmp_path / "index.jsonl"
    index.write_bytes(b"row")
    assert Plan(index).index_sha256() == hashlib.sha256(b"row").hexdigest()
