"""The type checker that the import hook puts on every function of the core."""

from collections.abc import Callable
from typing import TypeVar

from beartype import BeartypeConf, beartype

T = TypeVar("T", bound=Callable[..., object])

_LIKE_MYPY = BeartypeConf(is_pep484_tower=True)
"""An int may stand where a float is asked for."""


def checked(function: T) -> T:
    """The function, refusing arguments that do not fit its annotations."""
    return beartype(conf=_LIKE_MYPY)(function)
