"""A result is plain through and through."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import get_args, get_origin, get_type_hints

from gfr_core.benchmark.result import BenchmarkResult

PLAIN = {str, int, float, bool, NoneType}


def leaves(kind: object) -> Iterator[object]:
    """The types a value of this type is made of in the end."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        parts = [hints[field.name] for field in fields(kind)]
    elif isinstance(kind, UnionType) or get_origin(kind) is tuple:
        parts = [part for part in get_args(kind) if part is not Ellipsis]
    else:
        yield kind
        return
    for part in parts:
        yield from leaves(part)


def test_every_value_of_a_result_can_be_written_as_json() -> None:
    found = set(leaves(BenchmarkResult))
    assert found == PLAIN
