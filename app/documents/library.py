"""The library as far as it is on show: who is in it, whose portraits are looked at, what an import suggests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from gfr_core.library.records import NewPortrait, PersonRecord, PortraitRecord


@dataclass(frozen=True, slots=True, eq=False)
class Suggestion:
    """Pictures of an import that may show one person. Nothing is kept before the user says so.

    Attributes:
        key: never given twice.
        portraits: the pictures.
        person: number of the person of the library who they resemble; None when they resemble nobody there.
    """

    key: int
    portraits: tuple[NewPortrait, ...]
    person: int | None = None


class LibraryDocument(QObject):
    """What the window knows of the library. It is empty until the library has been opened."""

    people_changed = Signal()
    shown_changed = Signal()
    suggestions_changed = Signal()
    importing_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[PersonRecord, ...] = ()
        self._is_open, self._is_read_only = False, False
        self._shown: int | None = None
        self._portraits: tuple[PortraitRecord, ...] = ()
        self._faults: dict[int, str] = {}
        self._suggestions: tuple[Suggestion, ...] = ()
        self._next_key = 1
        self._importing = ""
        self.search = ""
        """What was searched for last."""

    @property
    def is_open(self) -> bool:
        """The library has been read."""
        return self._is_open

    @property
    def is_read_only(self) -> bool:
        """It cannot be changed from this window."""
        return self._is_read_only

    @property
    def people(self) -> tuple[PersonRecord, ...]:
        """Whoever the search found, by name."""
        return self._people

    @property
    def shown(self) -> PersonRecord | None:
        """Whose portraits are looked at."""
        return next((each for each in self._people if each.id == self._shown), None)

    @property
    def portraits(self) -> tuple[PortraitRecord, ...]:
        """Their portraits."""
        return self._portraits

    @property
    def faults(self) -> Mapping[int, str]:
        """Number of a portrait -> what is wrong with its picture, in words: missing, or changed since."""
        return MappingProxyType(self._faults)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """What waits for an answer."""
        return self._suggestions

    @property
    def importing(self) -> str:
        """How far the import is, in words; empty when none runs."""
        return self._importing

    def set_importing(self, words: str) -> None:
        """Tells how far the import is."""
        if words != self._importing:
            self._importing = words
            self.importing_changed.emit()

    def set_people(self, people: Sequence[PersonRecord], *, is_read_only: bool) -> None:
        """Takes who is there now."""
        self._people, self._is_open, self._is_read_only = tuple(people), True, is_read_only
        self.people_changed.emit()
        if self.shown is None and self._portraits:
            self.set_portraits((), {})

    def show_person(self, person: int | None) -> None:
        """Looks at somebody else; the portraits come with `set_portraits`."""
        if person != self._shown:
            self._shown, self._portraits, self._faults = person, (), {}
            self.shown_changed.emit()

    def set_portraits(self, portraits: Sequence[PortraitRecord], faults: Mapping[int, str]) -> None:
        """Takes the portraits of the one looked at."""
        self._portraits, self._faults = tuple(portraits), dict(faults)
        self.shown_changed.emit()

    def suggest(self, groups: Sequence[tuple[tuple[NewPortrait, ...], int | None]]) -> None:
        """Takes groups of pictures with the person each resembles, beside those that wait already."""
        new = [Suggestion(self._next_key + place, *group) for place, group in enumerate(groups)]
        self._next_key += len(new)
        self.set_suggestions((*self._suggestions, *new))

    def set_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Takes other suggestions."""
        self._suggestions = tuple(suggestions)
        self.suggestions_changed.emit()

    def suggestion(self, key: int) -> Suggestion | None:
        """The one with this key."""
        return next((each for each in self._suggestions if each.key == key), None)
