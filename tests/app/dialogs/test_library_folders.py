from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.dialogs.library_folders import LibraryFolders
from app.settings.settings import Settings


@pytest.fixture
def ask(qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], LibraryFolders]:
    """The questions, which are all answered in one way."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def answering(answer: str) -> LibraryFolders:
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answer)
        return LibraryFolders(settings, parent)

    return answering


def test_the_folder_is_told_and_remembered(
    ask: Callable[[str], LibraryFolders], settings: Settings, tmp_path: Path
) -> None:
    assert ask(str(tmp_path)).to_import() == tmp_path
    assert settings.last_folder == tmp_path


def test_who_thinks_better_of_it_is_not_asked_again(ask: Callable[[str], LibraryFolders]) -> None:
    assert ask("").to_relink() is None
