"""Dataclasses from plain values."""

from dataclasses import dataclass
from typing import Literal

import pytest

from gfr_core.record.plain import UnfitError, read_plain


@dataclass(frozen=True, slots=True)
class Inner:
    size: float


@dataclass(frozen=True, slots=True)
class Outer:
    name: str
    inner: Inner
    pairs: tuple[tuple[float, float], ...] = ()
    count: int | None = None
    kind: Literal["a", "b"] = "a"
    is_new: bool = False


GOOD = {"name": "x", "inner": {"size": 2}, "pairs": [[1, 2.5]], "count": 3, "kind": "b", "is_new": True}


def test_every_kind_of_value_finds_its_place() -> None:
    assert read_plain(Outer, GOOD, "it") == Outer("x", Inner(2.0), ((1.0, 2.5),), 3, "b", True)


def test_a_whole_number_may_stand_for_a_number_but_becomes_one() -> None:
    assert type(read_plain(Inner, {"size": 2}, "it").size) is float


def test_what_is_missing_takes_its_default_and_what_is_unknown_is_passed_over() -> None:
    assert read_plain(Outer, {"name": "x", "inner": {"size": 1, "newer": []}, "newer": 1}, "it") == Outer("x", Inner(1))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"name": 1}, "it.name is '1'; wanted text"),
        ({"inner": 3}, "it.inner is '3'; wanted an object"),
        ({"inner": {}}, "it.inner lacks 'size'"),
        ({"inner": {"size": True}}, "it.inner.size is 'True'; wanted a number"),
        ({"inner": {"size": float("nan")}}, "it.inner.size is 'nan'; wanted a number"),
        ({"pairs": "no"}, "it.pairs is 'no'; wanted a list"),
        ({"pairs": [[1]]}, "it.pairs[0] has 1 values; wanted 2"),
        ({"pairs": [[1, "two"]]}, "it.pairs[0][1] is 'two'; wanted a number"),
        ({"count": 1.5}, "it.count is '1.5'; wanted a whole number"),
        ({"count": True}, "it.count is 'True'; wanted a whole number"),
        ({"kind": "c"}, "it.kind is 'c'; wanted one of 'a', 'b'"),
        ({"is_new": 1}, "it.is_new is '1'; wanted true or false"),
    ],
)
def test_another_type_is_refused_with_its_place(change: dict[str, object], words: str) -> None:
    with pytest.raises(UnfitError) as caught:
        read_plain(Outer, {**GOOD, **change}, "it")
    assert str(caught.value) == words
