"""Get the engine ready behind the window."""

from app.documents.engine import EngineDocument, Readiness
from app.jobs.job import Job
from app.jobs.lane import Lanes
from app.messages import of_error
from app.operations.engine import Engine
from app.operations.heavy_libraries import load_heavy_libraries
from app.translation import tr
from gfr_core.progress import Progress, Reporter


class WarmEngine:
    """Loads libraries, then the restorer. A failure is told in the device line; only Restore makes it a message."""

    def __init__(self, document: EngineDocument, lanes: Lanes, engine: Engine) -> None:
        self._document, self._lanes, self._engine = document, lanes, engine

    def start(self) -> Job[list[str]]:
        """Starts on the I/O lane, so that whatever is opened next finds the libraries; goes on on the GPU lane."""
        self._document.set(Readiness.WARMING, tr("Starting the engine"))
        job = Job(tr("Loading libraries"), _load, self._load_restorer)
        job.failed.connect(self._fail)
        return self._lanes.io.submit(job)

    def _load_restorer(self, _libraries: list[str]) -> None:
        job = Job(tr("Starting the engine"), lambda report: _warm(self._engine, report), self._ready)
        job.failed.connect(self._fail)
        self._lanes.gpu.submit(job)

    def _ready(self, device: str) -> None:
        self._document.set(Readiness.READY, device)

    def _fail(self, error: Exception) -> None:
        message = of_error(error, "")
        self._document.set(Readiness.FAILED, f"{message.text} {message.hint}".strip())


def device_in_words(device: str) -> str:
    """A torch device as the inspector calls it."""
    kind, _, index = device.partition(":")
    names = {"cpu": tr("Processor (CPU)"), "cuda": tr("Graphics card (CUDA)"), "mps": tr("Graphics chip (Metal)")}
    name = names.get(kind, device)
    return f"{name} {int(index) + 1}" if index not in ("", "0") else name


def _load(report: Reporter) -> list[str]:
    report(Progress(0.0, tr("Loading")))
    return load_heavy_libraries()


def _warm(engine: Engine, report: Reporter) -> str:
    report(Progress(0.0, tr("Loading the weights")))
    return device_in_words(engine.restorer().device)
