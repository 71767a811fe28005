from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.warps import Warp, WarpsDocument

FACE, OTHER = object(), object()


def test_what_was_tried_is_kept_for_the_face(qapp: QApplication, qtbot: QtBot) -> None:
    document = WarpsDocument()
    document.attend(FACE)
    first, second = (Warp(key, QImage(), QImage()) for key in (1, 2))
    with qtbot.waitSignal(document.warps_changed):
        document.take(FACE, [first])
    document.take(FACE, [second])
    assert document.warps == {1: first, 2: second}
    with qtbot.waitSignal(document.warps_changed):
        document.attend(OTHER)
    assert document.warps == {}


def test_what_comes_too_late_is_dropped(qapp: QApplication, qtbot: QtBot) -> None:
    document = WarpsDocument()
    document.attend(OTHER)
    with qtbot.assertNotEmitted(document.warps_changed):
        document.take(FACE, [Warp(1, QImage(), QImage())])
        document.attend(None)
    assert document.warps == {}
