"""Every portrait that was on the desk: a record must name the one that was used, even when it has been taken away."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from gfr_core.faces.face import Face


@dataclass(frozen=True, slots=True, eq=False)
class SeenPortrait:
    """What is known of a portrait without its pixels. `person` is a name, "" when nobody said whom it shows."""

    name: str
    face: Face
    path: Path | None
    person: str


class PortraitsSeen(QObject):
    """Watches the desk. It holds no picture: a few hundred bytes a portrait."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._seen: dict[int, SeenPortrait] = {}
        desk.portraits.portraits_changed.connect(self._on_portraits_changed)
        desk.people.people_changed.connect(self._on_portraits_changed)
        self._on_portraits_changed()

    @property
    def gone(self) -> tuple[SeenPortrait, ...]:
        """Those that are not on the desk any more, the newest first."""
        there = {id(portrait.face) for portrait in self._desk.portraits.portraits}
        return tuple(seen for face, seen in reversed(self._seen.items()) if face not in there)

    def of_desk(self) -> Iterator[tuple[SeenPortrait, Portrait]]:
        """Those on the desk, with their pictures."""
        for portrait in self._desk.portraits.portraits:
            yield self._seen[id(portrait.face)], portrait

    @Slot()
    def _on_portraits_changed(self) -> None:
        for portrait in self._desk.portraits.portraits:
            person = self._desk.people.person(portrait.person)
            known = self._seen.get(id(portrait.face))
            name = person.name if person is not None else known.person if known is not None else ""
            # By the face: it stays the same object when the portrait is given to another person.
            self._seen[id(portrait.face)] = SeenPortrait(portrait.name, portrait.face, portrait.path, name)
