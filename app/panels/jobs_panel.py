"""The jobs: what runs, what waits, what became of the last ones."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from app.jobs.job import JobState
from app.jobs.lane import AnyJob, Lanes
from app.messages import of_error
from app.panels.words import label, set_role
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import marked, tr
from app.views.progress_bar import ProgressBar
from gfr_core.progress import Progress

KEPT = 30
"""How many jobs the list remembers."""
_OUTCOMES = {
    JobState.WAITING: (marked("Waiting"), "faint"),
    JobState.RUNNING: (marked("Running"), ""),
    JobState.SUCCEEDED: (marked("Done"), "good"),
    JobState.FAILED: (marked("Failed"), "error"),
    JobState.STOPPED: (marked("Stopped"), "faint"),
}


class JobsPanel(QScrollArea):
    """One row a job, the newest on top."""

    def __init__(self, lanes: Lanes, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[JobRow] = []
        self._inside = QWidget()
        self._inside.setObjectName("scrolled")
        self._stack = QVBoxLayout(self._inside)
        self._stack.setContentsMargins(12, 4, 12, 8)
        self._stack.setSpacing(2)
        self._empty = label(tr("No jobs yet. Opening, finding faces, restoring and saving show up here."), "faint")
        self._stack.addWidget(self._empty)
        self._stack.addStretch(1)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Jobs"))
        for lane in (lanes.gpu, lanes.io, lanes.library):
            lane.job_added.connect(self._on_job_added)

    @Slot(object)
    def _on_job_added(self, job: AnyJob) -> None:
        self._empty.hide()
        row = JobRow(job, self._theme)
        self.rows.insert(0, row)
        self._stack.insertWidget(0, row)
        for old in self.rows[KEPT:]:
            old.deleteLater()
        self.rows = self.rows[:KEPT]


class JobRow(QWidget):
    """One job: title, state, progress, and a button that stops it."""

    def __init__(self, job: AnyJob, theme: Theme) -> None:
        super().__init__()
        self._job, self._theme = job, theme
        self.title, self.state = label(job.title), label()
        self.bar = ProgressBar()
        self.bar.setAccessibleName(tr("Progress of {title}").format(title=job.title))
        self.stop = QToolButton()
        self.stop.setToolTip(tr("Stop: {title}").format(title=job.title))
        self.stop.setAccessibleName(tr("Stop {title}").format(title=job.title))
        self._lay_out()
        self.stop.clicked.connect(self._on_stop_clicked)
        theme.changed.connect(self._on_theme_changed)
        for changed in (job.started, job.finished):
            changed.connect(self._on_state_changed)
        job.progressed.connect(self._on_progressed)
        self._on_theme_changed()
        self._on_state_changed()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.title, 3)
        row.addWidget(self.state, 4)
        row.addWidget(self.bar, 2, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.stop)

    @Slot()
    def _on_state_changed(self) -> None:
        outcome, role = _OUTCOMES[self._job.state]
        words = tr(outcome)
        if self._job.error is not None:
            words = f"{words}: {of_error(self._job.error, '').text}"
        self.state.setText(words)
        set_role(self.state, role)
        for each in (self.bar, self.stop):
            policy = each.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            each.setSizePolicy(policy)
            each.setVisible(not self._job.is_finished)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.stop.setIcon(self._theme.icons.of(Glyph.STOP))

    @Slot(Progress)
    def _on_progressed(self, progress: Progress) -> None:
        self.bar.show_share(progress.done)
        self.state.setText(progress.text)

    @Slot()
    def _on_stop_clicked(self) -> None:
        self._job.stop()
        self.stop.setEnabled(False)
        self.state.setText(tr("Stopping"))
