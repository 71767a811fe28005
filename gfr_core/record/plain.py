"""Frozen dataclasses from the plain values of a JSON text: every type is checked, nothing is guessed."""

import math
import types
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

T = TypeVar("T")


class UnfitError(ValueError):
    """A value that is not what its place wants. Says where, what was found and what is wanted."""


def read_plain(kind: type[T], data: object, where: str) -> T:
    """A dataclass of `kind` from a JSON object; fields that it does not have are passed over.

    Args:
        kind: its fields are text, numbers, None, literals, tuples and dataclasses of these.
        data: what `json.loads` gave.
        where: how to call it in a message: "the record".

    Raises:
        UnfitError: a field without default is missing, or a value is of another type.
    """
    if not isinstance(data, dict):
        raise _unfit(where, data, "an object")
    hints = get_type_hints(kind)
    values = {}
    for field in fields(kind):  # type: ignore[arg-type]  # a type with fields cannot be spelled
        if field.name in data:
            values[field.name] = _value(hints[field.name], data[field.name], _inside(where, field.name))
        elif not _has_default(field):
            raise UnfitError(f"{where} lacks '{field.name}'")
    return kind(**values)


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _inside(where: str, name: str) -> str:
    return name if where == "the record" else f"{where}.{name}"


def _value(hint: Any, data: object, where: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        return _optional(hint, data, where)
    if origin is Literal:
        return _literal(hint, data, where)
    if origin is tuple:
        return _tuple(get_args(hint), data, where)
    if is_dataclass(hint):
        return read_plain(hint, data, where)  # type: ignore[arg-type]  # never an instance here
    return _scalar(hint, data, where)


def _optional(hint: Any, data: object, where: str) -> Any:
    """`X | None`; other unions do not occur."""
    if data is None:
        return None
    (inner,) = (each for each in get_args(hint) if each is not type(None))
    return _value(inner, data, where)


def _literal(hint: Any, data: object, where: str) -> Any:
    if data not in get_args(hint):
        raise _unfit(where, data, f"one of {', '.join(map(repr, get_args(hint)))}")
    return data


def _tuple(kinds: tuple[Any, ...], data: object, where: str) -> tuple[Any, ...]:
    """`tuple[X, ...]` of any length, or `tuple[X, Y]` of that length."""
    if not isinstance(data, list):
        raise _unfit(where, data, "a list")
    if kinds[-1] is Ellipsis:
        kinds = kinds[:1] * len(data)
    if len(data) != len(kinds):
        raise UnfitError(f"{where} has {len(data)} values; wanted {len(kinds)}")
    return tuple(_value(kind, each, f"{where}[{at}]") for at, (kind, each) in enumerate(zip(kinds, data, strict=True)))


def _scalar(kind: Any, data: object, where: str) -> Any:
    """Text, a truth value, a whole number, or a finite number, which JSON may write as a whole one."""
    if kind is float and type(data) in (int, float) and math.isfinite(data):  # type: ignore[arg-type]
        return float(data)  # type: ignore[arg-type]  # mypy does not follow type()
    if type(data) is not kind or kind is float:  # type(): a truth value is an int to isinstance
        words = {str: "text", bool: "true or false", int: "a whole number", float: "a number"}
        raise _unfit(where, data, words[kind])
    return data


def _unfit(where: str, found: object, wanted: str) -> UnfitError:
    return UnfitError(f"{where} is {str(found)[:40]!r}; wanted {wanted}")
