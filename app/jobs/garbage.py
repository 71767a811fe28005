"""Collects garbage on the window's thread only."""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL_MS = 1000


class Garbage(QObject):
    """Stops Python's automatic garbage collection, and does it on the thread that made this.

    Python collects on whichever thread happens to allocate, most of all one that imports a large library. If that is a
    lane's thread and there is a Qt object among the garbage, Shiboken 6.12 leaves its deletion to the main thread, by
    an address that may be gone by then: the program ends in `BindingManager::runDeletionInMainThread`.
    `close` it before the application ends.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    @Slot()
    def collect(self) -> None:
        """Collects the oldest generation that is due, as Python would have."""
        due = [count > limit for count, limit in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))

    @Slot()
    def set_aside(self) -> None:
        """Leaves out of later collections what lives now: with torch that is 600,000 objects, a stall of 0.3 s."""
        gc.freeze()

    def close(self) -> None:
        """Gives collecting back to Python."""
        self._timer.stop()
        gc.enable()
