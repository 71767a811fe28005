from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.engine import EngineDocument, Readiness


def test_a_cold_engine_is_no_fault(qapp: QApplication) -> None:
    document = EngineDocument()
    assert document.readiness is Readiness.COLD
    assert document.words == "The engine starts when it is needed."


def test_a_new_state_is_announced(qtbot: QtBot) -> None:
    document = EngineDocument()
    with qtbot.waitSignal(document.engine_changed):
        document.set(Readiness.READY, "Processor (CPU)")
    assert (document.readiness, document.words) == (Readiness.READY, "Processor (CPU)")
