"""What a command gives back."""

from dataclasses import Field, dataclass
from typing import Any, ClassVar, Protocol, runtime_checkable


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a command did not do what was asked.

    Attributes:
        exit_code: 1 a fault of this program, 3 bad input, 4 this machine, 130 stopped.
        message: one line.
        hint: what to do about it, one line; may be empty.
    """

    exit_code: int
    message: str
    hint: str


@runtime_checkable
class Facts(Protocol):
    """Any dataclass. Its values are plain: text, numbers, None, tuples and dataclasses of these."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say.

    Attributes:
        text: for people.
        facts: for programs, written as one JSON object.
        warnings: what is worth knowing although it went well, a line each.
        fault: set when the work was done but its outcome is not what was asked: no face found, a check failed.
    """

    text: str
    facts: Facts
    warnings: tuple[str, ...] = ()
    fault: Fault | None = None
