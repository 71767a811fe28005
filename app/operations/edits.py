"""Changes that can be undone."""

from PySide6.QtGui import QUndoCommand

from app.documents.portraits import Portrait, PortraitsDocument
from app.documents.restoration import RestorationDocument
from app.documents.source import NumberedFace, SourceDocument
from app.translation import tr

_STRENGTH_ID = 1


class AddFace(QUndoCommand):
    """A face drawn by hand."""

    def __init__(self, document: SourceDocument, face: NumberedFace) -> None:
        super().__init__(tr("draw face {number}").format(number=face.number))
        self._document, self._face = document, face

    def redo(self) -> None:
        """Puts the face on the source."""
        self._document.add_face(self._face)

    def undo(self) -> None:
        """Takes it away."""
        self._document.remove_face(self._face.number)


class RemoveFace(QUndoCommand):
    """A face taken off the source."""

    def __init__(self, document: SourceDocument, face: NumberedFace) -> None:
        super().__init__(tr("remove face {number}").format(number=face.number))
        self._document, self._face = document, face

    def redo(self) -> None:
        """Takes the face away."""
        self._document.remove_face(self._face.number)

    def undo(self) -> None:
        """Puts it back."""
        self._document.add_face(self._face)


class MoveFace(QUndoCommand):
    """A face whose box was dragged."""

    def __init__(self, document: SourceDocument, before: NumberedFace, after: NumberedFace) -> None:
        super().__init__(tr("move face {number}").format(number=after.number))
        self._document, self._before, self._after = document, before, after

    def redo(self) -> None:
        """Puts the new face in place of the old one."""
        self._document.replace_face(self._after)

    def undo(self) -> None:
        """Puts the old one back."""
        self._document.replace_face(self._before)


class AddPortraits(QUndoCommand):
    """Portraits put on the desk."""

    def __init__(self, document: PortraitsDocument, portraits: tuple[Portrait, ...]) -> None:
        super().__init__(
            tr("add portrait") if len(portraits) == 1 else tr("add {count} portraits").format(count=len(portraits))
        )
        self._document, self._portraits = document, portraits

    def redo(self) -> None:
        """Adds them; one that came back by the history of another picture is there already."""
        there = {portrait.key for portrait in self._document.portraits}
        self._document.add(tuple(each for each in self._portraits if each.key not in there))

    def undo(self) -> None:
        """Takes them away."""
        self._document.remove(frozenset(portrait.key for portrait in self._portraits))


class ChangeStrength(QUndoCommand):
    """The strength. A drag of the slider is one change."""

    def __init__(self, document: RestorationDocument, strength: float) -> None:
        super().__init__(tr("change strength"))
        self._document = document
        self._before, self._after = document.strength, strength

    def redo(self) -> None:
        """Sets the new strength."""
        self._document.set_strength(self._after)

    def undo(self) -> None:
        """Sets the old one."""
        self._document.set_strength(self._before)

    def id(self) -> int:
        """Changes with one id may be merged."""
        return _STRENGTH_ID

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Takes in the change that came right after."""
        if not isinstance(other, ChangeStrength):
            return False
        self._after = other._after
        return True
