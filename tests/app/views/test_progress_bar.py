from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from app.views.progress_bar import ProgressBar


class Paints(QObject):
    """Counts the paint events of what it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_the_share_is_shown_in_thousandths(qtbot: QtBot) -> None:
    bar = ProgressBar()
    qtbot.addWidget(bar)
    bar.show_share(0.4)
    assert (bar.minimum(), bar.maximum(), bar.value()) == (0, 1000, 400)
    assert not bar.isTextVisible()


def test_a_new_share_is_painted_later_and_not_at_once(qtbot: QtBot) -> None:
    bar, paints = ProgressBar(), Paints()
    qtbot.addWidget(bar)
    bar.show_share(0.0)
    bar.resize(100, 6)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.installEventFilter(paints)
    paints.count = 0
    bar.show_share(0.9)
    assert paints.count == 0
    qtbot.waitUntil(lambda: paints.count > 0)
