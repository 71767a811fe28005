"""What to do with what a window left that did not close properly."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from app.operations.project_recovery import Recoverable
from app.translation import tr


@dataclass(frozen=True, slots=True)
class RecoveryAnswer:
    """What is wanted. Neither: asked again at the next start.

    Attributes:
        open: the one to go on with; None for none of them.
        discards_all: all are to be deleted.
    """

    open: Recoverable | None = None
    discards_all: bool = False


class RecoveryDialog(QDialog):
    """Lists what there is, the newest first and chosen. Escape and closing leave everything as it is."""

    def __init__(self, found: Sequence[Recoverable], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = tuple(found)
        self.answer = RecoveryAnswer()
        self.setWindowTitle(tr("Recover your work"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Projects that can be recovered"))
        self.list.addItems([each.words for each in self._found])
        self.list.setCurrentRow(0)
        self.recover, self.discard, self.later = (
            QPushButton(words) for words in (tr("&Recover"), tr("&Discard all"), tr("&Later"))
        )
        self.recover.setProperty("primary", "true")
        self.recover.setDefault(True)
        self._lay_out()
        self.recover.clicked.connect(self._on_recover)
        self.list.itemDoubleClicked.connect(self._on_recover)
        self.discard.clicked.connect(self._on_discard)
        self.later.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        words = QLabel(
            tr(
                "GFR Studio did not close properly the last time. This is what was open. "
                "Results that were not saved have to be restored again."
            )
        )
        words.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.discard)
        buttons.addStretch(1)
        buttons.addWidget(self.later)
        buttons.addWidget(self.recover)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addWidget(self.list)
        column.addLayout(buttons)
        self.resize(480, 260)

    @Slot()
    def _on_recover(self) -> None:
        self.answer = RecoveryAnswer(open=self._found[self.list.currentRow()])
        self.accept()

    @Slot()
    def _on_discard(self) -> None:
        self.answer = RecoveryAnswer(discards_all=True)
        self.accept()
