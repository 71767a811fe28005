from pathlib import Path

import pytest

from gfr_core.benchmark.plan import Plan
from gfr_core.commands.benchmark import Outputs
from gfr_core.commands.words.benchmark import with_variants_attached
from gfr_core.progress import silent
from tests.core.commands.words.started import given


def test_the_words_become_a_plan_and_its_outputs(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [
        "benchmark",
        "i.jsonl",
        "--pairs",
        "8",
        "--scales",
        "4",
        "--variants",
        "Full=a",
        "-WG=b",
        "--json",
        "o.json",
    ]
    found, _ = given(monkeypatch, "gfr_core.commands.benchmark.benchmark", words)
    plan = Plan(Path("i.jsonl"), split="val", scales=(4.0,), pairs=8, size=256, seed=999, device="auto")
    assert found == (plan, ("Full=a", "-WG=b"), Outputs(Path("o.json")), silent)


def test_only_words_behind_variants_are_tied_to_it() -> None:
    words = ["x", "--variants", "A=a", "-B=b", "--pairs", "8"]
    assert with_variants_attached(words) == ["x", "--variants=A=a", "--variants=-B=b", "--pairs", "8"]
