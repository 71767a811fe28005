from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, QSize, QUrl
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views.file_drop import FileDrop, drop_zones, dropped_files, zone_at
from app.views.layers import CanvasMode
from tests.app.views.scenes import PHOTO, drop_files, files, hover_files, leave_with_files

SIZE = QSize(402, 302)


class Watcher:
    """A widget that notes what it is told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.hovers: list[QPointF | None] = []
        self.falls: list[tuple[list[Path], QPointF]] = []
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        FileDrop(self.widget, self.hovers.append, lambda paths, at: self.falls.append((paths, at)))


def test_web_addresses_are_not_files() -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/a.jpg"), QUrl.fromLocalFile(PHOTO)])
    assert dropped_files(data) == [Path(PHOTO)]


def test_files_are_told_while_they_hang_and_when_they_fall(qtbot: QtBot) -> None:
    watcher = Watcher(qtbot)
    assert hover_files(watcher.widget, QPoint(3, 4), files(PHOTO))
    drop_files(watcher.widget, QPoint(5, 6), files(PHOTO, "/b.png"))
    assert watcher.hovers == [QPointF(3, 4), QPointF(5, 6), None]
    assert watcher.falls == [([Path(PHOTO), Path("/b.png")], QPointF(5, 6))]


def test_files_that_leave_are_forgotten(qtbot: QtBot) -> None:
    watcher = Watcher(qtbot)
    hover_files(watcher.widget, QPoint(3, 4), files(PHOTO))
    leave_with_files(watcher.widget)
    assert watcher.hovers[-1] is None
    assert watcher.falls == []


def test_text_is_not_taken(qtbot: QtBot) -> None:
    watcher = Watcher(qtbot)
    text = QMimeData()
    text.setText("hello")
    assert not hover_files(watcher.widget, QPoint(3, 4), text)
    drop_files(watcher.widget, QPoint(3, 4), text)
    assert watcher.falls == []


def test_four_views_take_a_portrait_on_the_portrait_only() -> None:
    zones = [zone_at(CanvasMode.FOUR_UP, SIZE, QPointF(x, y)) for x, y in ((5, 5), (390, 5), (5, 290), (390, 290))]
    assert zones == ["source", "portrait", "source", "source"]


def test_one_view_takes_the_source_left_and_a_portrait_right() -> None:
    assert zone_at(CanvasMode.SPLIT, SIZE, QPointF(100, 290)) == "source"
    assert zone_at(CanvasMode.RESULT, SIZE, QPointF(300, 5)) == "portrait"


def test_zones_are_where_files_are_taken() -> None:
    for mode in CanvasMode:
        for zone, rect in drop_zones(mode, SIZE).items():
            assert zone_at(mode, SIZE, rect.center()) == zone
    assert drop_zones(CanvasMode.SPLIT, SIZE)["portrait"] == QRectF(201, 0, 201, 302)
