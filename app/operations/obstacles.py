"""Why something cannot be done now, in words that say what to do first."""

from PySide6.QtCore import SignalInstance

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.documents.source import NumberedFace, Search
from app.translation import tr


def obstacle_to_restoring(desk: Desk) -> str:
    """Why the selected face cannot be restored now; empty when it can."""
    source = desk.source
    if source.source is None:
        return tr("Open a photo first.")
    if source.selected is None:
        return _no_face(source.search)
    unknown = _no_guide(desk, source.selected.number)
    if unknown:
        return unknown
    if desk.engine.readiness is Readiness.FAILED:
        return desk.engine.words
    return ""


def obstacle_to_restoring_all(desk: Desk) -> str:
    """Why not one face of the source can be restored now; empty when at least one can."""
    if desk.source.source is None or not desk.source.faces:
        return obstacle_to_restoring(desk)
    if not restorable_faces(desk):
        return _no_guide(desk, desk.source.faces[0].number)
    return desk.engine.words if desk.engine.readiness is Readiness.FAILED else ""


def restorable_faces(desk: Desk) -> tuple[NumberedFace, ...]:
    """The faces of which it is known whose they are, and for which there is a portrait."""
    return tuple(each for each in desk.source.faces if not _no_guide(desk, each.number))


def changes_of_restorability(desk: Desk) -> tuple[SignalInstance, ...]:
    """The signals after which `obstacle_to_restoring` may answer otherwise."""
    return (
        desk.source.source_changed,
        desk.source.faces_changed,
        desk.source.selection_changed,
        desk.source.search_changed,
        desk.portraits.portraits_changed,
        desk.people.people_changed,
        desk.people.assignments_changed,
        desk.engine.engine_changed,
        desk.restoration.running_changed,
        desk.restoration.result_changed,
    )


def obstacle_to_saving(desk: Desk) -> str:
    """Why there is nothing to save; empty when there is."""
    result = desk.restoration.result
    if result is None:
        return tr("Restore a face first.")
    if not any(outcome.is_restored for outcome in result.outcomes.values()):
        return tr("No face was restored, so there is nothing to save.")
    return ""


def _no_guide(desk: Desk, face: int) -> str:
    """Why nothing guides this face."""
    person = desk.people.person_of(face)
    if person is None:
        return tr("Say who face {number} is first.").format(number=face)
    if desk.portraits.portraits_of(person.key):
        return ""
    if len(desk.people.people) == 1:
        return tr("Add a portrait of this person first.")
    return tr("Add a portrait of {name} first.").format(name=person.name)


def _no_face(search: Search) -> str:
    if search in (Search.IDLE, Search.RUNNING):
        return tr("The faces are still being looked for.")
    return tr("Select a face, or draw a box around one.")
