"""What the window knows of the engine that restores: whether it is ready, and on which device."""

from enum import Enum

from PySide6.QtCore import QObject, Signal

from app.translation import tr


class Readiness(Enum):
    """The engine's state. `COLD` is not a fault: it warms up behind the window."""

    COLD = "cold"
    WARMING = "warming"
    READY = "ready"
    FAILED = "failed"


class EngineDocument(QObject):
    """Readiness and a line of words on it."""

    engine_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._readiness = Readiness.COLD
        self._words = tr("The engine starts when it is needed.")

    @property
    def readiness(self) -> Readiness:
        """The engine's state."""
        return self._readiness

    @property
    def words(self) -> str:
        """The device when ready, the reason when failed."""
        return self._words

    def set(self, readiness: Readiness, words: str) -> None:
        """Takes a new state."""
        self._readiness, self._words = readiness, words
        self.engine_changed.emit()
