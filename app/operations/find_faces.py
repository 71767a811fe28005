"""Find the faces on the open source."""

from app.documents.source import Search, Source, SourceDocument
from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.translation import tr
from gfr_core.faces.face import Face
from gfr_core.progress import Progress, Reporter


class FindFaces:
    """Searches in the background; a newer search replaces the one that runs."""

    def __init__(self, document: SourceDocument, dispatch: Dispatch, engine: Engine) -> None:
        self._document, self._dispatch, self._engine = document, dispatch, engine
        self._job: Job[list[Face]] | None = None

    def start(self) -> Job[list[Face]] | None:
        """Searches the open source; None when there is none."""
        source = self._document.source
        self.cancel()
        if source is None:
            return None
        self._document.set_search(Search.RUNNING)
        job = Job(
            tr("Finding faces in {name}").format(name=source.frame.name),
            lambda report: _find(self._engine, source, report),
            self._document.set_found,
            trouble=tr("Could not look for faces in {name}").format(name=source.frame.name),
        )
        job.failed.connect(self._fail)
        job.stopped.connect(self._stop)
        self._job = job
        return self._dispatch.on_io(job)

    def cancel(self) -> None:
        """Drops the search that runs."""
        if self._job is not None:
            self._job.discard()
            self._job = None

    def _stop(self) -> None:
        if self._job is not None and self._job.is_finished:  # by the user; otherwise for the sake of a newer search
            self._document.set_search(Search.FAILED)

    def _fail(self, _error: Exception) -> None:
        self._document.set_search(Search.FAILED)


def _find(engine: Engine, source: Source, report: Reporter) -> list[Face]:
    report(Progress(0.0, tr("Starting the face finder")))
    finder = engine.finder()
    report(Progress(0.3, tr("Looking for faces")))
    return finder.find(source.shown)
