from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.dialogs.recovery import RecoveryAnswer, RecoveryDialog
from app.operations.project_recovery import Recoverable

FOUND = [
    Recoverable(Path(f"/data/{name}"), Path(f"/data/{name}"), is_untitled=True, saved_at=when)
    for name, when in (("b", 2.0), ("a", 1.0))
]


@pytest.fixture
def dialog(qtbot: QtBot) -> RecoveryDialog:
    made = RecoveryDialog(FOUND)
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_newest_is_chosen_and_enter_recovers_it(dialog: RecoveryDialog, qtbot: QtBot) -> None:
    assert [dialog.list.item(row).text() for row in range(2)] == [each.words for each in FOUND]
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.answer == RecoveryAnswer(open=FOUND[0])


def test_another_can_be_chosen(dialog: RecoveryDialog) -> None:
    dialog.list.setCurrentRow(1)
    dialog.recover.click()
    assert dialog.answer.open is FOUND[1]


def test_all_can_be_discarded(dialog: RecoveryDialog) -> None:
    dialog.discard.click()
    assert dialog.answer == RecoveryAnswer(discards_all=True)


def test_later_and_escape_change_nothing(dialog: RecoveryDialog, qtbot: QtBot) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.answer == RecoveryAnswer()
    assert not dialog.isVisible()
