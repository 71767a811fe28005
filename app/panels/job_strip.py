"""The strip in the status bar: the job that runs, how far it is, and a button that stops it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from app.jobs.core_words import in_users_words
from app.jobs.job import JobState
from app.jobs.lane import AnyJob, Lanes
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import tr
from app.views.progress_bar import ProgressBar
from gfr_core.progress import Progress

_HEIGHT_PX = 32


class JobStrip(QWidget):
    """Shows the oldest unfinished job; a restoration goes before what the I/O lane does."""

    def __init__(self, lanes: Lanes, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lanes, self._theme = lanes, theme
        self._jobs: list[AnyJob] = []
        self.words = QLabel(tr("Ready"))
        self.bar = ProgressBar()
        self.bar.setFixedWidth(180)
        self.bar.setAccessibleName(tr("Progress"))
        self.stop = QToolButton()
        self.stop.setToolTip(tr("Stop this job"))
        self.stop.setAccessibleName(tr("Stop this job"))
        self._lay_out()
        self.stop.clicked.connect(self._on_stop_clicked)
        theme.changed.connect(self._on_theme_changed)
        for lane in (lanes.gpu, lanes.io, lanes.library):
            lane.job_added.connect(self._on_job_added)
        self._on_theme_changed()
        self._show()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 8, 2)
        row.setSpacing(10)
        row.addWidget(self.words)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        row.addStretch(1)
        self.setFixedHeight(_HEIGHT_PX)  # the canvas must not jump when a job begins or ends

    @property
    def current(self) -> AnyJob | None:
        """The job on show."""
        running = [job for job in self._jobs if job.state is JobState.RUNNING]
        return next(iter(running or self._jobs), None)

    @Slot(object)
    def _on_job_added(self, job: AnyJob) -> None:
        self._jobs.append(job)
        job.started.connect(self._show)
        job.finished.connect(self._show)
        job.progressed.connect(self._on_progressed)
        self._show()

    @Slot(Progress)
    def _on_progressed(self, _progress: Progress) -> None:
        self._show()

    @Slot()
    def _show(self) -> None:
        self._jobs = [job for job in self._jobs if not job.is_finished]
        job = self.current
        for each in (self.bar, self.stop):
            each.setVisible(job is not None)
        if job is None:
            self.words.setText(tr("Ready"))
            return
        doing = tr("Stopping") if job.is_stopping else in_users_words(job.progress.text)
        self.words.setText(f"{job.title}  ·  {doing}")
        self.bar.show_share(job.progress.done)
        self.stop.setEnabled(not job.is_stopping)

    @Slot()
    def _on_stop_clicked(self) -> None:
        if self.current is not None:
            self.current.stop()
            self._show()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.stop.setIcon(self._theme.icons.of(Glyph.STOP))
