"""Import a folder into the library: look at every picture, suggest who may be one person, and wait for the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.documents.desk import Desk
from app.jobs.core_words import in_users_words
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.engine import Engine
from app.operations.library_people import LibraryPeople
from app.operations.library_shelf import LibraryShelf
from app.translation import tr
from gfr_core.progress import Progress, Reporter, part_of

if TYPE_CHECKING:
    from gfr_core.library.records import NewPortrait, PortraitRecord
    from gfr_core.library.store import Library

Group = tuple[tuple["NewPortrait", ...], int | None]
"""Pictures that may show one person, and the person of the library who they resemble."""

_NAMED = 6
"""Unusable files that are told by name; the others are counted."""


@dataclass(frozen=True, slots=True, eq=False)
class Imported:
    """What a folder gave: groups first, then the pictures that are like no other, one by one."""

    groups: tuple[Group, ...]
    unusable: tuple[tuple[str, str], ...]
    known: int


class ImportFolder:
    """Looks at pictures on the library's lane; nothing is kept before a suggestion is confirmed."""

    def __init__(self, desk: Desk, shelf: LibraryShelf, people: LibraryPeople, engine: Engine) -> None:
        self._desk, self._shelf, self._people, self._engine = desk, shelf, people, engine
        self._job: Job[Imported] | None = None

    def start(self, folder: Path) -> Job[Imported]:
        """Looks at every picture in a folder and below. It can be stopped; a second one waits for the first."""
        self._job = self._shelf.run(
            tr("Looking at the pictures in {name}").format(name=folder.name),
            lambda library, report: import_folder(folder, library, self._engine, report),
            lambda imported: self._take(folder, imported),
            trouble=tr("Could not import {name}").format(name=folder.name),
        )
        self._desk.library.set_importing(tr("Looking for pictures"))
        self._job.progressed.connect(self._tell)
        self._job.finished.connect(self._end)
        return self._job

    def stop(self) -> None:
        """Stops looking."""
        if self._job is not None:
            self._job.stop()

    def confirm(self, key: int, chosen: Sequence[NewPortrait], person: int | None, name: str) -> None:
        """Keeps pictures of a suggestion: as somebody who is in the library, or as somebody new of that name. Those
        that were not chosen wait on, one by one."""
        portraits = tuple(chosen)
        if not portraits or not (person is not None or name.strip()):
            return
        if person is None:
            self._people.add(" ".join(name.split()), portraits)
        else:
            self._people.add_portraits(person, name, portraits)
        self._answer(key, kept=portraits)

    def reject(self, key: int) -> None:
        """Says that they are not one person: each picture waits on by itself. A single one is left out."""
        self._answer(key, kept=())

    def clear(self) -> None:
        """Forgets everything that waits."""
        self._desk.library.set_suggestions(())

    def _tell(self, progress: Progress) -> None:
        self._desk.library.set_importing(in_users_words(progress.text))

    def _end(self) -> None:
        if self._job is None or self._job.is_finished:
            self._desk.library.set_importing("")

    def _answer(self, key: int, kept: tuple[NewPortrait, ...]) -> None:
        document = self._desk.library
        answered = document.suggestion(key)
        if answered is None:
            return
        document.set_suggestions([each for each in document.suggestions if each.key != key])
        left = [each for each in answered.portraits if each not in kept]
        if kept or len(answered.portraits) > 1:
            document.suggest([((portrait,), None) for portrait in left])

    def _take(self, folder: Path, imported: Imported) -> None:
        self._desk.library.suggest(imported.groups)
        self._desk.notice.show(message_of(folder.name, imported))


def import_folder(folder: Path, library: Library, engine: Engine, report: Reporter) -> Imported:
    """Looks at the pictures and groups them. For the library's lane.

    Raises:
        GfrError: there is no such folder.
    """
    from gfr_core.library.gather import gather, pictures_in

    report(Progress(0.0, tr("Looking for pictures")))
    paths, portraits = pictures_in(folder), library.portraits()
    known = frozenset(portrait.content.sha256 for portrait in portraits)
    find = engine.another_finder().find
    gathered = gather(paths, find, known, part_of(report, 0.0, 0.9))
    groups = tuple(_groups(gathered.portraits, library, part_of(report, 0.9, 1.0)))
    return Imported(groups, gathered.unusable, gathered.known)


def message_of(name: str, imported: Imported) -> Message:
    """What became of the folder, in words."""
    count, bad = sum(len(portraits) for portraits, _ in imported.groups), len(imported.unusable)
    groups = sum(len(portraits) > 1 for portraits, _ in imported.groups)
    found = tr("1 portrait found in {name}") if count == 1 else tr("{count} portraits found in {name}")
    title = (found if count else tr("No new portrait found in {name}")).format(count=count, name=name)
    parts = [
        tr("{count} groups may each show one person; say so or reject them.").format(count=groups) if groups > 1 else ""
    ]
    parts += [tr("1 group may show one person; say so or reject it.") if groups == 1 else ""]
    parts += [tr("{count} known already or double.").format(count=imported.known) if imported.known else ""]
    parts += [
        tr("{count} could not be used: {names}.").format(count=bad, names=_named(imported.unusable)) if bad else ""
    ]
    return Message(Tone.WARNING if bad or not count else Tone.INFO, title, " ".join(part for part in parts if part))


def _groups(portraits: tuple[NewPortrait, ...], library: Library, report: Reporter) -> Iterator[Group]:
    from gfr_core.library.similar import groups_of

    kept = library.portraits()
    described = [each for each in portraits if each.descriptor is not None]
    places = groups_of([each.descriptor for each in described if each.descriptor is not None], report=report)
    grouped = [tuple(described[place] for place in group) for group in places]
    together = {id(portrait) for group in grouped for portrait in group}
    for group in (*grouped, *((each,) for each in portraits if id(each) not in together)):
        yield group, _resembled(group, kept)


def _resembled(group: tuple[NewPortrait, ...], portraits: list[PortraitRecord]) -> int | None:
    """The person of the library who most of the pictures are nearest to."""
    from gfr_core.library.similar import nearest

    kept = [each for each in portraits if each.content.descriptor is not None]
    stack = [each.content.descriptor for each in kept if each.content.descriptor is not None]
    near = [nearest(each.descriptor, stack) for each in group if each.descriptor is not None]
    votes = [kept[place].person for place in near if place is not None]
    best = max(set(votes), key=votes.count, default=None)
    return best if best is not None and 2 * votes.count(best) > len(group) else None


def _named(unusable: tuple[tuple[str, str], ...]) -> str:
    names = [f"{name} ({reason.rstrip('.')})" for name, reason in unusable[:_NAMED]]
    more = len(unusable) - len(names)
    told = "; ".join(names)
    return tr("{names}; and {count} more").format(names=told, count=more) if more else told
