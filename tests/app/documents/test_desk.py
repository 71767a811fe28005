from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk


def test_an_empty_desk_holds_nothing(qapp: QApplication) -> None:
    desk = Desk.empty()
    assert desk.source.source is None
    assert desk.portraits.portraits == ()
    assert desk.restoration.result is None
    assert desk.notice.message is None
