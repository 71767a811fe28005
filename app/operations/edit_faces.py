"""Draw a face by hand, take one away."""

from collections.abc import Callable

from PySide6.QtGui import QUndoStack

from app.documents.source import NumberedFace, SourceDocument
from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.operations.edits import AddFace, MoveFace, RemoveFace
from app.operations.engine import Engine
from app.translation import tr
from gfr_core.faces.face import Face
from gfr_core.geometry import Box


class EditFaces:
    """Changes the faces of the source by hand; can be undone."""

    def __init__(self, document: SourceDocument, dispatch: Dispatch, engine: Engine, undo: QUndoStack) -> None:
        self._document, self._dispatch, self._engine, self._undo = document, dispatch, engine, undo

    def draw(self, box: Box) -> Job[Face] | None:
        """Makes a new face of a box in source pixels; None when nothing is open."""
        return self._look_at(box, self._add)

    def move_selected(self, box: Box) -> Job[Face] | None:
        """Gives the selected face another box; None when none is selected."""
        before = self._document.selected
        return None if before is None else self._look_at(box, lambda face: self._move(before, face))

    def remove_selected(self) -> None:
        """Takes the selected face away."""
        selected = self._document.selected
        if selected is not None:
            self._undo.push(RemoveFace(self._document, selected))

    def _look_at(self, box: Box, then: Callable[[Face], None]) -> Job[Face] | None:
        source = self._document.source
        if source is None:
            return None
        return self._dispatch.on_io(
            Job(
                tr("Looking at the drawn face"),
                lambda _report: self._engine.finder().face_in_box(source.shown, box),
                lambda face: then(face) if self._document.source is source else None,
                trouble=tr("Could not use the drawn box"),
            )
        )

    def _add(self, face: Face) -> None:
        self._undo.push(AddFace(self._document, NumberedFace(self._document.number_for_next(), face)))

    def _move(self, before: NumberedFace, face: Face) -> None:
        if before in self._document.faces:
            self._undo.push(MoveFace(self._document, before, NumberedFace(before.number, face)))
