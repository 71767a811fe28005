"""The parts of the window, with somebody who has made up their mind."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.main_window import MainWindow
from app.operations.all_operations import Operations
from app.settings.settings import Settings
from app.theme.theme import Theme
from tests.app.window.answers import Answers, ProjectAnswers


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def project_answers() -> ProjectAnswers:
    return ProjectAnswers()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def window(
    qtbot: QtBot,
    desk: Desk,
    lanes: Lanes,
    operations: Operations,
    theme: Theme,
    settings: Settings,
    answers: Answers,
    project_answers: ProjectAnswers,
) -> Iterator[MainWindow]:
    made = MainWindow(desk, lanes, operations, theme, settings, answers, project_answers)
    yield made
    desk.restoration.mark_saved()
    desk.project.set_unsaved(unsaved=False)
    made.close()
