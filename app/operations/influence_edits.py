"""The change of the portrait's influence, which can be undone."""

from PySide6.QtGui import QUndoCommand

from app.documents.restoration import RestorationDocument
from app.translation import tr

_INFLUENCE_ID = 2
"""Unlike every other id of a change that merges (`app/operations/edits.py`)."""


class ChangeInfluence(QUndoCommand):
    """How much of what the portrait contributed is put back. A drag of the slider is one change."""

    def __init__(self, document: RestorationDocument, influence: float) -> None:
        super().__init__(tr("change guide influence"))
        self._document = document
        self._before, self._after = document.guide_influence, influence

    def redo(self) -> None:
        """Sets the new influence."""
        self._document.set_guide_influence(self._after)

    def undo(self) -> None:
        """Sets the old one."""
        self._document.set_guide_influence(self._before)

    def id(self) -> int:
        """Changes with one id may be merged."""
        return _INFLUENCE_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes in the change that came right after."""
        if not isinstance(other, ChangeInfluence):
            return False
        self._after = other._after
        return True
