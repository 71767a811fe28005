from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.questions import DialogQuestions, Fate
from app.settings.settings import Settings


@pytest.fixture
def questions(qtbot: QtBot, settings: Settings) -> Iterator[DialogQuestions]:
    parent = QWidget()
    qtbot.addWidget(parent)
    yield DialogQuestions(settings, parent)
    parent.close()


def press(words: str) -> None:
    """Presses a button of the message box once it is open."""

    def find_and_press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.findChildren(QPushButton) if button.text().strip("&") == words).click()

    QTimer.singleShot(0, find_and_press)


@pytest.mark.parametrize(("words", "fate"), [("Save as…", Fate.SAVE), ("Discard", Fate.DISCARD), ("Cancel", Fate.KEEP)])
def test_the_fate_of_a_result_is_the_users_word(questions: DialogQuestions, words: str, fate: Fate) -> None:
    press(words)
    assert questions.fate_of_result("Closing the window") is fate


def test_the_folder_of_an_opened_file_is_remembered(
    questions: DialogQuestions, settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "a.png"), ""))
    assert questions.source_to_open() == tmp_path / "a.png"
    assert settings.last_folder == tmp_path


def test_an_abandoned_dialog_changes_nothing(
    questions: DialogQuestions, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert questions.source_to_open() is None
    assert questions.portraits_to_add() == []
    assert questions.where_to_save(Path("new.png")) is None
    assert settings.last_folder == Path.home()


def test_saving_offers_the_kind_of_the_suggestion_first(
    questions: DialogQuestions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered: list[str] = []

    def ask(parent: QWidget, title: str, name: str, kinds: str, kind: str) -> tuple[str, str]:
        offered.append(kind)
        return str(tmp_path / "new.tif"), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    assert questions.where_to_save(tmp_path / "old-restored.tif") == tmp_path / "new.tif"
    assert offered == ["TIFF (*.tif *.tiff)"]


def test_a_name_without_an_ending_gets_one_and_still_replaces_nothing_unasked(
    questions: DialogQuestions, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "new"), ""))
    assert questions.where_to_save(tmp_path / "old.tif") == tmp_path / "new.tif"
    (tmp_path / "new.tif").touch()
    press("No")
    assert questions.where_to_save(tmp_path / "old.tif") is None
    press("Yes")
    assert questions.where_to_save(tmp_path / "old.tif") == tmp_path / "new.tif"
