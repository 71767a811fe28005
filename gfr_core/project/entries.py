"""Entries of a project file from JSON values, checked against their types. What does not fit is told, not guessed."""

import math
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
_CALLED = {"people": "Person", "portraits": "Portrait", "sources": "Picture", "faces": "Face"}
"""Name of a list -> what one of it is called."""


class Unfit(Exception):  # noqa: N818 - a fact about a value; who asked decides whether it is an error
    """A value that is not what the format wants. Its text is the beginning of a sentence."""


def read_entry(kind: type[T], value: object, called: str, notes: list[str]) -> T:
    """The entry of this kind that a JSON value holds.

    A damaged field that can be left out is left out, and so is a damaged entry of a list; `notes` tells of each.

    Args:
        kind: a dataclass of `schema`.
        value: what JSON gave.
        called: how to speak of it: "Picture 3".
        notes: sentences are added here.

    Raises:
        Unfit: it is no object, or something that cannot be done without is missing or damaged.
    """
    if not isinstance(value, dict):
        raise Unfit(f"{called} is {_in_words(value)} instead of an entry")
    hints = _hints(cast(Any, kind))
    given: dict[str, object] = {}
    for field in fields(cast(Any, kind)):
        if field.name in value or _is_required(field):
            _take(field, value.get(field.name), hints[field.name], given, called, notes)
    return kind(**given)


def _take(
    field: "Field[Any]", value: object, hint: object, given: dict[str, object], called: str, notes: list[str]
) -> None:
    """Puts the value of one field into `given`, unless it is damaged and can be done without."""
    try:
        given[field.name] = _fitted(hint, value, field.name, f"{called}, '{field.name}'", notes)
    except Unfit as unfit:
        if _is_required(field):
            raise Unfit(f"{called}: '{field.name}' is damaged ({unfit})") from unfit
        notes.append(f"{called}: '{field.name}' is damaged ({unfit}); it was left out.")


@cache
def _hints(kind: type) -> dict[str, Any]:
    """Reading them anew for every entry is half of the time that a large project takes."""
    return get_type_hints(kind)


@cache
def _taken_apart(hint: object) -> tuple[object, tuple[object, ...]]:
    return get_origin(hint), get_args(hint)


def _is_required(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _fitted(hint: object, value: object, name: str, called: str, notes: list[str]) -> object:
    if hint is float:  # landmarks: hundreds of thousands
        return _number(value)
    origin, arguments = _taken_apart(hint)
    if origin in (Union, UnionType):
        return None if value is None else _fitted(_without_none(arguments), value, name, called, notes)
    if origin is Literal:
        return _checked(value, value in arguments)
    if origin is tuple:
        return _sequence(arguments, value, name, called, notes)
    if isinstance(hint, type) and is_dataclass(hint):
        return read_entry(hint, value, called, notes)
    return _PLAIN[cast(type, hint)](value)


def _sequence(arguments: tuple[object, ...], value: object, name: str, called: str, notes: list[str]) -> object:
    if not isinstance(value, list):
        raise Unfit(_in_words(value))
    if arguments[-1] is not Ellipsis:
        _checked(value, len(value) == len(arguments))
        return tuple(_fitted(hint, each, "", called, notes) for hint, each in zip(arguments, value, strict=True))
    if not is_dataclass(arguments[0]):
        return tuple(_fitted(arguments[0], each, "", called, notes) for each in value)
    return _entries(cast(type, arguments[0]), value, name, called, notes)


def _entries(kind: type, values: list[object], name: str, called: str, notes: list[str]) -> tuple[object, ...]:
    """The entries of a list; a damaged one does not keep the others out."""
    kept: list[object] = []
    inside = called.partition(",")[0]
    for number, value in enumerate(values, start=1):
        one = f"{_CALLED[name]} {number}{_name_in(value)}"
        try:
            kept.append(read_entry(kind, value, one if inside == "The project" else f"{inside}, {one}", notes))
        except Unfit as unfit:
            notes.append(f"{unfit}; it was left out.")
    return tuple(kept)


def _name_in(value: object) -> str:
    """What a person or a file is called, as far as it can be read."""
    if not isinstance(value, dict):
        return ""
    file = value.get("file")
    name = file.get("path") if isinstance(file, dict) else value.get("name")
    return f" ({name})" if isinstance(name, str) else ""


def _without_none(arguments: tuple[object, ...]) -> object:
    (inner,) = (each for each in arguments if each is not NoneType)
    return inner


def _whole(value: object) -> object:
    return _checked(value, isinstance(value, int) and not isinstance(value, bool))


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise Unfit(_in_words(value))
    return float(value)


_PLAIN: dict[type, Callable[[object], object]] = {
    bool: lambda value: _checked(value, isinstance(value, bool)),
    int: _whole,
    float: _number,
    str: lambda value: _checked(value, isinstance(value, str)),
}


def _checked(value: object, fits: bool) -> object:  # noqa: FBT001 - the answer to a question about the value
    if not fits:
        raise Unfit(_in_words(value))
    return value


def _in_words(value: object) -> str:
    text = repr(value)
    return "nothing" if value is None else text if len(text) <= 40 else f"{text[:37]}..."
