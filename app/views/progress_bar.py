"""A bar that tells how far something is."""

from PySide6.QtWidgets import QProgressBar, QWidget

_STEPS = 1000


class ProgressBar(QProgressBar):
    """A bar without words that is painted when its turn comes.

    Qt's own repaints at once whenever its value changes, and with it all of the window that waits to be painted: the
    canvas was drawn twice for each result.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(0, _STEPS)
        self.setTextVisible(False)

    def show_share(self, done: float) -> None:
        """Shows how much is done, in [0, 1]."""
        self.setUpdatesEnabled(False)
        self.setValue(round(done * _STEPS))
        self.setUpdatesEnabled(True)
