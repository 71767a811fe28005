"""Why something cannot be done now, in words that say what to do first."""

from PySide6.QtCore import SignalInstance

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.documents.source import Search


def obstacle_to_restoring(desk: Desk) -> str:
    """Why the selected face cannot be restored now; empty when it can."""
    source = desk.source
    if source.source is None:
        return "Open a photo first."
    if source.selected is None:
        return _no_face(source.search)
    if not desk.portraits.portraits:
        return "Add a portrait of this person first."
    if desk.engine.readiness is Readiness.FAILED:
        return desk.engine.words
    return ""


def changes_of_restorability(desk: Desk) -> tuple[SignalInstance, ...]:
    """The signals after which `obstacle_to_restoring` may answer otherwise."""
    return (
        desk.source.source_changed,
        desk.source.faces_changed,
        desk.source.selection_changed,
        desk.source.search_changed,
        desk.portraits.portraits_changed,
        desk.engine.engine_changed,
        desk.restoration.running_changed,
        desk.restoration.result_changed,
    )


def obstacle_to_saving(desk: Desk) -> str:
    """Why there is nothing to save; empty when there is."""
    result = desk.restoration.result
    if result is None:
        return "Restore a face first."
    if not any(outcome.is_restored for outcome in result.outcomes.values()):
        return "No face was restored, so there is nothing to save."
    return ""


def _no_face(search: Search) -> str:
    if search in (Search.IDLE, Search.RUNNING):
        return "The faces are still being looked for."
    return "Select a face, or draw a box around one."
