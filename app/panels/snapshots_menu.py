"""The button with the snapshots: take one, look at one, rename it, remove it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QInputDialog, QMenu, QToolButton, QWidget

from app.documents.desk import Desk
from app.documents.snapshots import Snapshot
from app.documents.view import snapshot_layer
from app.operations.all_operations import Operations
from app.translation import tr

AskName = Callable[[QWidget, str], str]
"""Asks for another name than the one given; empty when the user leaves it."""


class SnapshotsMenu(QToolButton):
    """Its menu takes a snapshot, and has those of the open source."""

    def __init__(self, desk: Desk, operations: Operations, ask_name: AskName | None = None) -> None:
        super().__init__()
        self._desk, self._operation = desk, operations.take_snapshot
        self._ask_name = ask_name or ask_for_name
        self._entries = QMenu(self)
        self.take = QAction(tr("&Take a snapshot"), self)
        self.setText(tr("Snapshots"))
        self.setToolTip(tr("Keep the result as it is now, to compare later ones with it"))
        self.setMenu(self._entries)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Snapshots"))
        self.take.triggered.connect(self._operation.start)
        for changed in (desk.snapshots.snapshots_changed, desk.source.source_changed, desk.restoration.result_changed):
            changed.connect(self._on_documents_changed)
        self._on_documents_changed()

    @property
    def entries(self) -> QMenu:
        """The menu: one submenu a snapshot."""
        return self._entries

    @Slot()
    def _on_documents_changed(self) -> None:
        source = self._desk.source.source
        self.take.setEnabled(self._desk.restoration.result is not None)
        self._entries.clear()
        self._entries.addAction(self.take)
        self._entries.addSeparator()
        for snapshot in self._desk.snapshots.of(source.key if source else None):
            self._entries.addMenu(SnapshotEntry(snapshot, self))

    def show_as(self, number: int, side: str) -> None:
        """Look at a snapshot as A or B."""
        view, layer = self._desk.view, snapshot_layer(number)
        if side == "A":
            view.set_a(layer)
        else:
            view.set_b(layer)

    def rename(self, snapshot: Snapshot) -> None:
        """Ask for another name and take it."""
        self._operation.rename(snapshot.number, self._ask_name(self, snapshot.name))

    def remove(self, number: int) -> None:
        """Take a snapshot away."""
        self._operation.remove(number)


class SnapshotEntry(QMenu):
    """What can be done with one snapshot."""

    def __init__(self, snapshot: Snapshot, menu: SnapshotsMenu) -> None:
        super().__init__(snapshot.name, menu.entries)
        self._snapshot, self._menu = snapshot, menu
        for words, slot in (
            (tr("Show as &A"), self._on_a),
            (tr("Show as &B"), self._on_b),
            (tr("&Rename…"), self._on_rename),
            (tr("Re&move"), self._on_remove),
        ):
            self.addAction(words, slot)

    @Slot()
    def _on_a(self) -> None:
        self._menu.show_as(self._snapshot.number, "A")

    @Slot()
    def _on_b(self) -> None:
        self._menu.show_as(self._snapshot.number, "B")

    @Slot()
    def _on_rename(self) -> None:
        self._menu.rename(self._snapshot)

    @Slot()
    def _on_remove(self) -> None:
        self._menu.remove(self._snapshot.number)


def ask_for_name(parent: QWidget, name: str) -> str:
    """The name that the user gives in a dialog; empty when it was cancelled."""
    given, is_given = QInputDialog.getText(parent, tr("Rename snapshot"), tr("Name of the snapshot:"), text=name)
    return given if is_given else ""
