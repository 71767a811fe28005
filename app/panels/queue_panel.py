"""The queue: the pictures of the project, how far each is, and the work through all of them."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import QPointF, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.project import QueueItem, RunState
from app.operations.all_operations import Operations
from app.panels.queue_list import QueueList
from app.panels.queue_row import QueueRow
from app.panels.words import label
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import marked, tr
from app.views.file_drop import FileDrop

_COUNTED = {
    "waiting": marked("{count} waiting"),
    "restored": marked("{count} restored"),
    "failed": marked("{count} failed"),
    "skipped": marked("{count} skipped"),
}
_RUN_WORDS = {
    RunState.IDLE: marked("&Restore all"),
    RunState.RUNNING: marked("&Pause"),
    RunState.PAUSED: marked("&Go on"),
}


class QueuePanel(QWidget):
    """Pictures above, the work below.

    Signals:
        add_requested: look for pictures.
        outputs_requested: look for a folder for results.
        files_dropped: pictures, or a project.
    """

    add_requested = Signal()
    outputs_requested = Signal()
    files_dropped = Signal(list)

    def __init__(self, desk: Desk, operations: Operations, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._operations, self._theme = desk, operations, theme
        self.list = QueueList(theme)
        self.summary, self.empty = label(role="faint"), label(role="faint")
        self.add, self.run, self.cancel = QPushButton(tr("&Add pictures…")), QPushButton(), QPushButton(tr("&Cancel"))
        self.outputs, self.change = label(role="faint"), QToolButton()
        self.change.setText(tr("Change…"))
        self.change.setAccessibleName(tr("Change the folder for results"))
        self._lay_out()
        self._connect()
        FileDrop(self, _ignore, lambda files, _at: self.files_dropped.emit(files))
        self._on_theme_changed()
        self._on_project_changed()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(6)
        self.empty.setText(tr("No pictures yet. Drop photos here, or add them."))
        head, results, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addStretch()
        head.addWidget(self.add)
        for button in (self.run, self.cancel):
            buttons.addWidget(button)
        results.addWidget(self.outputs, 1)
        results.addWidget(self.change)
        column.addLayout(head)
        column.addWidget(self.empty, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.list, 1)
        column.addLayout(results)
        column.addLayout(buttons)

    def _connect(self) -> None:
        project, queue, run = self._desk.project, self._operations.queue, self._operations.queue_run
        for changed in (
            project.items_changed,
            project.current_changed,
            project.run_changed,
            project.outputs_changed,
            self._desk.source.faces_changed,
            self._desk.source.search_changed,
            self._desk.restoration.result_changed,
            self._desk.restoration.saved_changed,
        ):
            changed.connect(self._on_project_changed)
        self.list.picked.connect(queue.go_to)
        self.list.moved.connect(queue.move)
        self.list.dropped.connect(queue.set_order)
        self.list.removed.connect(queue.remove)
        self.list.retried.connect(run.retry)
        self.add.clicked.connect(self.add_requested)
        self.change.clicked.connect(self.outputs_requested)
        self.cancel.clicked.connect(run.cancel)
        self.run.clicked.connect(self._on_run_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    @Slot()
    def _on_project_changed(self) -> None:
        project = self._desk.project
        rows = self._rows()
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self.summary.setVisible(bool(rows))
        self.summary.setText(_summary(rows))
        self.run.setText(tr(_RUN_WORDS[project.run]))
        self.run.setIcon(self._theme.icons.of(Glyph.PAUSE if project.run is RunState.RUNNING else Glyph.RESTORE_ALL))
        is_idle = project.run is RunState.IDLE
        self.run.setEnabled(not is_idle or any(row.entry.state == "waiting" for row in rows))
        self.cancel.setEnabled(not is_idle)
        self.outputs.setText(_where(project.outputs))
        self.outputs.setToolTip(str(project.outputs or ""))

    @Slot()
    def _on_theme_changed(self) -> None:
        self.cancel.setIcon(self._theme.icons.of(Glyph.STOP))
        self._on_project_changed()
        self.list.viewport().update()

    @Slot()
    def _on_run_clicked(self) -> None:
        run = self._operations.queue_run
        (run.pause if self._desk.project.run is RunState.RUNNING else run.start)()

    def _rows(self) -> list[QueueRow]:
        current = self._desk.project.current
        former = {row.key: row for row in self.list.rows}
        return [self._row(item, former.get(item.key), is_on_desk=item is current) for item in self._desk.project.items]

    def _row(self, item: QueueItem, former: QueueRow | None, *, is_on_desk: bool) -> QueueRow:
        """The former row while nothing has changed: of 500 pictures that saves the window 10 ms for each change."""
        is_working = item.key == self._desk.project.working
        entry = self._operations.keeping.snapshots.entry(item) if is_on_desk else item.entry
        if former is not None and former.still_tells(item, entry, is_working=is_working, is_on_desk=is_on_desk):
            return former
        return QueueRow.of(item, entry, is_working=is_working, is_on_desk=is_on_desk)


def _summary(rows: list[QueueRow]) -> str:
    """How many pictures, and where they stand."""
    counts: Counter[str] = Counter(row.entry.state for row in rows)
    states = ", ".join(tr(words).format(count=counts[state]) for state, words in _COUNTED.items() if counts[state])
    pictures = tr("1 picture") if len(rows) == 1 else tr("{count} pictures").format(count=len(rows))
    return "  ·  ".join(part for part in (pictures, states) if part)


def _where(outputs: Path | None) -> str:
    if outputs is None:
        return tr("Results go beside each picture.")
    return tr("Results go to {folder}.").format(folder=outputs.name or str(outputs))


def _ignore(_at: QPointF | None) -> None:
    """Nothing is drawn while files hang over the queue: they fall anywhere."""
