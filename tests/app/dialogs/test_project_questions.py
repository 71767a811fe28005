from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.project_questions import DialogProjectQuestions
from app.dialogs.questions import Fate
from app.dialogs.recovery import RecoveryAnswer, RecoveryDialog
from app.operations.project_recovery import Recoverable
from app.settings.settings import Settings


@pytest.fixture
def questions(qtbot: QtBot, settings: Settings) -> DialogProjectQuestions:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = DialogProjectQuestions(settings, parent)
    made.kept = parent  # type: ignore[attr-defined]  # or it would be gone
    return made


def press(words: str) -> None:
    """Presses a button of the open dialog once there is one."""

    def find_and_press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox | RecoveryDialog)
        next(each for each in box.findChildren(QPushButton) if each.text().strip("&") == words).click()

    QTimer.singleShot(0, find_and_press)


@pytest.mark.parametrize(("words", "fate"), [("Save as…", Fate.SAVE), ("Discard", Fate.DISCARD), ("Cancel", Fate.KEEP)])
def test_the_fate_of_a_project_is_the_users_word(questions: DialogProjectQuestions, words: str, fate: Fate) -> None:
    press(words)
    assert questions.fate_of_project("Closing the window") is fate


def test_what_to_recover_is_the_users_word(questions: DialogProjectQuestions, tmp_path: Path) -> None:
    found = [Recoverable(tmp_path, tmp_path, is_untitled=True, saved_at=1.0)]
    press("Recover")
    assert questions.what_to_recover(found) == RecoveryAnswer(open=found[0])


def test_folders_of_files_are_remembered(
    questions: DialogProjectQuestions, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project, picture = tmp_path / "a.gfrproject", tmp_path / "a.png"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(project), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(picture)], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    assert questions.project_to_open() == project
    assert settings.last_folder == tmp_path
    assert questions.pictures_to_add() == [picture]
    assert questions.folder_for_results() == questions.folder_to_look_in() == tmp_path


def test_a_project_gets_its_ending(
    questions: DialogProjectQuestions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "exec", lambda dialog: dialog.defaultSuffix() == "gfrproject")
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _dialog: [str(tmp_path / "attic.gfrproject")])
    assert questions.where_to_save_project(tmp_path / "attic") == tmp_path / "attic.gfrproject"


def test_an_abandoned_dialog_is_none(questions: DialogProjectQuestions, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    monkeypatch.setattr(QFileDialog, "exec", lambda _dialog: 0)
    assert questions.project_to_open() is None
    assert questions.pictures_to_add() == []
    assert questions.folder_for_results() is None
    assert questions.where_to_save_project(Path("attic")) is None
