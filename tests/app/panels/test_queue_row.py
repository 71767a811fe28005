from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.documents.project import QueueItem
from app.panels.queue_row import ROW_ROLE, QueueDelegate, QueueRow
from app.theme.theme import Theme
from gfr_core.project.schema import FaceEntry, FileEntry, SourceEntry

BOX = (0.0, 0.0, 30.0, 30.0)
FOUND, DONE, DARK = (
    FaceEntry(1, BOX),
    FaceEntry(2, BOX, state="restored"),
    FaceEntry(3, BOX, state="failed", reason="dark"),
)
OLD = SourceEntry(1, FileEntry("/attic/old.png"))


def row(entry: SourceEntry = OLD, **changes: bool) -> QueueRow:
    return QueueRow(1, "old.png", QImage(), entry, **changes)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (OLD, "Waiting"),
        (replace(OLD, searched=True), "Waiting · no face"),
        (replace(OLD, faces=(FOUND,)), "Waiting · 1 face"),
        (replace(OLD, faces=(FOUND, DONE)), "Not saved yet · 1 of 2 faces restored"),
        (replace(OLD, faces=(DONE, DONE), state="restored"), "Restored · 2 faces"),
        (replace(OLD, faces=(FOUND,), state="failed", reason="The disk is full."), "Failed: The disk is full."),
        (replace(OLD, state="skipped", reason="No face was found."), "Skipped: No face was found."),
    ],
)
def test_a_row_says_where_its_picture_stands(entry: SourceEntry, words: str) -> None:
    assert row(entry).words == words


def test_a_picture_at_work_says_so() -> None:
    assert row(replace(OLD, state="failed"), is_working=True).words == "Restoring…"


def test_a_screen_reader_hears_everything() -> None:
    assert row(is_on_desk=True).spoken == "old.png, Waiting, open"


def test_the_tip_tells_each_face_and_where_the_result_is() -> None:
    entry = replace(OLD, faces=(FOUND, DARK), output=FileEntry("/out/old-restored.png"))
    assert row(entry).tip.splitlines() == [
        "/attic/old.png",
        "Waiting · 2 faces",
        "Face 1: Found",
        "Face 3: Failed, dark",
        "Result: /out/old-restored.png",
    ]


def drawn(theme: Theme, shown: QueueRow) -> QImage:
    model, item = QStandardItemModel(), QStandardItem()
    item.setData(shown, ROW_ROLE)
    model.appendRow(item)
    image = QImage(300, 56, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.colours.base))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, 56)
    option.state = QStyle.StateFlag.State_Enabled
    painter = QPainter(image)
    QueueDelegate(theme).paint(painter, option, model.index(0, 0, QModelIndex()))
    painter.end()
    return image


def colours_of(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_failure_and_a_restored_face_have_their_colours(theme: Theme, qtbot: QtBot) -> None:
    good, bad = theme.colours.good_text, theme.colours.error_text
    plain = colours_of(drawn(theme, row()))
    assert not {good, bad} & plain
    assert good in colours_of(drawn(theme, row(replace(OLD, faces=(DONE,)))))
    assert bad in colours_of(drawn(theme, row(replace(OLD, state="failed", reason="dark"))))


def test_the_thumbnail_is_drawn(theme: Theme, qtbot: QtBot) -> None:
    red = QImage(40, 20, QImage.Format.Format_RGB32)
    red.fill(Qt.GlobalColor.red)
    assert "#ff0000" in colours_of(drawn(theme, replace(row(), thumbnail=red)))


def test_a_row_tells_what_it_told_until_something_changes() -> None:
    item = QueueItem(OLD)
    made = QueueRow.of(item, OLD, is_working=False, is_on_desk=False)
    assert made.still_tells(item, OLD, is_working=False, is_on_desk=False)
    assert not made.still_tells(item, OLD, is_working=True, is_on_desk=False)
    assert not made.still_tells(item, OLD, is_working=False, is_on_desk=True)
    assert not made.still_tells(item, replace(OLD), is_working=False, is_on_desk=False)
    assert not made.still_tells(
        replace(item, thumbnail=QImage(2, 2, QImage.Format.Format_RGB32)), OLD, is_working=False, is_on_desk=False
    )
