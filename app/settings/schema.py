"""The kinds of settings: one declaration says the key, the default, what is allowed, and the words of the dialog."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from math import isnan
from typing import Any, Generic, NoReturn, Protocol, Self, TypeVar, overload

from app.translation import marked

T = TypeVar("T")


class Section(Enum):
    """The pages of the settings dialog, in order. The values are their titles."""

    APPEARANCE = marked("Appearance")
    CANVAS = marked("Canvas")
    RESTORING = marked("Restoring")
    RECORD = marked("Saving and record")
    PROJECTS = marked("Projects")


class Kept(Protocol):
    """What keeps settings."""

    def read(self, setting: "Setting[T]") -> T:
        """The value kept, or the default."""

    def write(self, setting: "Setting[T]", value: T) -> None:
        """Keeps a value."""


@dataclass(frozen=True, slots=True, eq=False)
class Setting(Generic[T]):
    """One setting. In the class of what keeps it, it reads and writes like an attribute of type `T`.

    Attributes:
        key: where it is kept.
        default: what holds until something was chosen.
        words, tip: its name and a sentence about it in the dialog.
        section: its page of the dialog; None for what the program remembers by itself.
        is_personal: never leaves this machine, not even in a support bundle.
        needs_restart: a change is seen after the next start only.
    """

    key: str
    default: T
    words: str = ""
    tip: str = ""
    section: Section | None = None
    is_personal: bool = field(default=False, kw_only=True)
    needs_restart: bool = field(default=False, kw_only=True)

    @overload
    def __get__(self, owner: None, kind: type) -> Self: ...

    @overload
    def __get__(self, owner: Kept, kind: type) -> T: ...

    def __get__(self, owner: Kept | None, kind: type) -> Self | T:
        """The declaration itself, or the value kept."""
        return self if owner is None else owner.read(self)

    def __set__(self, owner: Kept, value: T) -> None:
        """Keeps a value."""
        owner.write(self, value)

    def parse(self, text: str) -> T:
        """The value of a text.

        Raises:
            ValueError: the text means nothing.
        """
        raise NotImplementedError

    def as_text(self, value: T) -> str:
        """The text that is kept for a value."""
        return str(value)


AnySetting = Setting[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Switch(Setting[bool]):
    """On or off; kept as "yes" or "no"."""

    def parse(self, text: str) -> bool:
        """True for "yes"."""
        return text == "yes" if text in ("yes", "no") else _refuse(text)

    def as_text(self, value: bool) -> str:  # noqa: FBT001 - the value itself
        """As "yes" or "no"."""
        return "yes" if value else "no"


@dataclass(frozen=True, slots=True, eq=False)
class Whole(Setting[int]):
    """A whole number in a range; one outside of it is taken to the nearer end."""

    least: int = field(default=0, kw_only=True)
    most: int = field(default=100, kw_only=True)
    step: int = field(default=1, kw_only=True)
    unit: str = field(default="", kw_only=True)

    def parse(self, text: str) -> int:
        """The number."""
        return min(self.most, max(self.least, int(text)))


@dataclass(frozen=True, slots=True, eq=False)
class Share(Setting[float]):
    """A number from 0 to 1, shown in percent."""

    def parse(self, text: str) -> float:
        """The number; "nan" is none."""
        value = float(text)
        return _refuse(text) if isnan(value) else min(1.0, max(0.0, value))

    def as_text(self, value: float) -> str:
        """With three digits."""
        return f"{value:.3f}"


@dataclass(frozen=True, slots=True, eq=False)
class Line(Setting[str]):
    """One line of text."""

    def parse(self, text: str) -> str:
        """The text, without what surrounds it."""
        return text.strip()


@dataclass(frozen=True, slots=True, eq=False)
class Choice(Setting[T]):
    """One of several values, each with its words."""

    options: Mapping[T, str] = field(kw_only=True)

    def parse(self, text: str) -> T:
        """The value that is kept as this text."""
        by_text = {self.as_text(value): value for value in self.options}
        return by_text[text] if text in by_text else _refuse(text)

    def as_text(self, value: T) -> str:
        """An enum's value, or the value itself."""
        return str(value.value if isinstance(value, Enum) else value)


def _refuse(text: str) -> NoReturn:
    raise ValueError(f"'{text}' means nothing here.")
