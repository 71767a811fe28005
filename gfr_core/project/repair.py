"""A project whose entries fit together: what points to nothing, or stands twice, is mended and told."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from gfr_core.project.schema import FaceEntry, PersonEntry, Project, SourceEntry, Treatment

E = TypeVar("E")
LANDMARKS = 68


def repaired(project: Project, notes: list[str]) -> Project:
    """The project without contradictions. Sentences about what was mended are added to `notes`."""
    people = _people(project.people, notes)
    keys = frozenset(person.key for person in people)
    portraits = frozenset(portrait.key for person in people for portrait in person.portraits)
    once = _once(project.sources, lambda source: source.key, "picture", notes)
    sources = tuple(_source(source, keys, portraits, notes) for source in once)
    is_there = any(source.key == project.current for source in sources)
    return replace(project, people=people, sources=sources, current=project.current if is_there else None)


def _people(people: Iterable[PersonEntry], notes: list[str]) -> tuple[PersonEntry, ...]:
    seen: set[int] = set()
    kept = []
    for person in _once(people, lambda each: each.key, "person", notes):
        portraits = tuple(each for each in person.portraits if each.key not in seen)
        if len(portraits) < len(person.portraits):
            notes.append(f"A portrait of {person.name} has the number of another one; it was left out.")
        seen.update(portrait.key for portrait in portraits)
        kept.append(replace(person, portraits=portraits))
    return tuple(kept)


def _source(source: SourceEntry, people: frozenset[int], portraits: frozenset[int], notes: list[str]) -> SourceEntry:
    name = source.file.path.rpartition("/")[2]
    faces = tuple(face for face in source.faces if face.box[2] > 0 and face.box[3] > 0)
    if len(faces) < len(source.faces):
        notes.append(f"{name}: a face whose box has no width or height was left out.")
    faces = tuple(_once(faces, lambda face: face.number, f"face of {name}", notes))
    mended = tuple(_face(face, people, portraits, name, notes) for face in faces)
    return replace(source, faces=mended, treatment=_treatment(source.treatment, name, notes))


def _face(face: FaceEntry, people: frozenset[int], portraits: frozenset[int], name: str, notes: list[str]) -> FaceEntry:
    if face.landmarks is not None and len(face.landmarks) != LANDMARKS:
        notes.append(f"{name}, face {face.number}: its {len(face.landmarks)} landmarks were left out; 68 are wanted.")
        face = replace(face, landmarks=None)
    if face.person is not None and face.person not in people:
        notes.append(f"{name}, face {face.number}: whose face it is has been lost.")
        face = replace(face, person=None)
    if face.portrait is not None and face.portrait not in portraits:
        notes.append(f"{name}, face {face.number}: the portrait chosen for it is not in the project any more.")
        face = replace(face, portrait=None)
    return face


def _treatment(treatment: Treatment, name: str, notes: list[str]) -> Treatment:
    if 0 <= treatment.strength <= 1 and 0 <= treatment.guide_influence <= 1:
        return treatment
    notes.append(f"{name}: strength or guide influence is not between 0 and 1; the usual values are taken.")
    return Treatment(match_colour=treatment.match_colour)


def _once(entries: Iterable[E], key: Callable[[E], int], what: str, notes: list[str]) -> list[E]:
    """The first entry of each key."""
    kept: dict[int, E] = {}
    for entry in entries:
        if key(entry) in kept:
            notes.append(f"Two entries have the number {key(entry)} ({what}); the second was left out.")
        else:
            kept[key(entry)] = entry
    return list(kept.values())
