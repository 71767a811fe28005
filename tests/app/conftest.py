"""A desk, two lanes and the operations on them, with a small engine behind."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from app.settings.settings import Settings
from app.theme.theme import Theme
from tests.app.small_engine import SmallFinder, small_restorer


@pytest.fixture
def lanes(qapp: QApplication) -> Iterator[Lanes]:
    """Both lanes; they must end when the test does."""
    started = Lanes.start()
    yield started
    assert started.close()


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    """A desk with nothing on it."""
    return Desk.empty()


@pytest.fixture
def finder() -> SmallFinder:
    """A finder that finds what the test tells it to."""
    return SmallFinder()


@pytest.fixture
def engine(finder: SmallFinder) -> Engine:
    """That finder, and a real but tiny network with random weights."""
    return Engine(lambda: finder, small_restorer)  # type: ignore[arg-type, return-value]  # a finder of the test's own


@pytest.fixture
def operations(desk: Desk, lanes: Lanes, engine: Engine, tmp_path: Path) -> Iterator[Operations]:
    """Every operation on the desk."""
    made = Operations.on(desk, lanes, engine, tmp_path / "sample")
    yield made
    made.cancel()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings that nobody else reads."""
    return Settings.in_file(tmp_path / "settings.ini")


@pytest.fixture
def theme(qapp: QApplication, settings: Settings) -> Iterator[Theme]:
    """The theme; the application gets its own looks back afterwards."""
    palette, sheet = qapp.palette(), qapp.styleSheet()
    yield Theme(qapp, settings)
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


@pytest.fixture
def settled(qtbot: QtBot, lanes: Lanes) -> Callable[[], None]:
    """Waits until both lanes have nothing to do."""

    def wait() -> None:
        qtbot.waitUntil(lambda: not any(lane.is_busy for lane in lanes.all), timeout=20_000)

    return wait


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """The clipboard, emptied afterwards: data of ours that Qt frees at exit, after the interpreter, crashes."""
    yield QGuiApplication.clipboard()
    QGuiApplication.clipboard().clear()
