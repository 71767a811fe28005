"""The history: what was done with the picture on the desk. A click goes back to it, or forward again."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QUndoView, QVBoxLayout, QWidget

from app.documents.project import ProjectDocument
from app.operations.project_history import History
from app.panels.words import label
from app.translation import tr


class HistoryPanel(QWidget):
    """Qt's own list of changes, which follows the picture on the desk."""

    def __init__(self, history: History, project: ProjectDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.heading = label(role="faint")
        self.list = QUndoView(history.group)
        self.list.setEmptyLabel(tr("As opened"))
        self.list.setCleanIcon(QIcon())
        self.list.setAccessibleName(tr("History"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setToolTip(tr("Everything that was done. A click goes back to it, or forward again."))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(6)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        project.current_changed.connect(self._on_current_changed)
        project.items_changed.connect(self._on_current_changed)
        self._on_current_changed()

    @Slot()
    def _on_current_changed(self) -> None:
        item = self._project.current
        self.heading.setText(item.name if item else tr("No photo open"))
