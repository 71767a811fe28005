"""Changes of snapshots that can be undone."""

from PySide6.QtGui import QUndoCommand

from app.documents.snapshots import Snapshot, SnapshotsDocument
from app.documents.view import ViewDocument, snapshot_layer
from app.translation import tr


class AddSnapshot(QUndoCommand):
    """A snapshot taken."""

    def __init__(self, document: SnapshotsDocument, view: ViewDocument, snapshot: Snapshot) -> None:
        super().__init__(tr("take snapshot"))
        self._document, self._view, self._snapshot = document, view, snapshot

    def redo(self) -> None:
        """Adds it."""
        self._document.add(self._snapshot)

    def undo(self) -> None:
        """Takes it away."""
        self._document.remove(self._snapshot.number)
        self._view.forget(snapshot_layer(self._snapshot.number))


class RemoveSnapshot(QUndoCommand):
    """A snapshot taken away."""

    def __init__(self, document: SnapshotsDocument, view: ViewDocument, snapshot: Snapshot) -> None:
        super().__init__(tr("remove {name}").format(name=snapshot.name))
        self._document, self._view, self._snapshot = document, view, snapshot

    def redo(self) -> None:
        """Takes it away."""
        self._document.remove(self._snapshot.number)
        self._view.forget(snapshot_layer(self._snapshot.number))

    def undo(self) -> None:
        """Puts it back."""
        self._document.add(self._snapshot)


class RenameSnapshot(QUndoCommand):
    """A snapshot that got another name."""

    def __init__(self, document: SnapshotsDocument, snapshot: Snapshot, name: str) -> None:
        super().__init__(tr("rename {name}").format(name=snapshot.name))
        self._document, self._snapshot, self._name = document, snapshot, name

    def redo(self) -> None:
        """Gives it the new name."""
        self._document.rename(self._snapshot.number, self._name)

    def undo(self) -> None:
        """Gives it the old one."""
        self._document.rename(self._snapshot.number, self._snapshot.name)
