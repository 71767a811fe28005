"""The guard against leaks itself."""

import threading

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from tests.helpers import leaks
from tests.helpers.leaks import Leaks


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaks, "PATIENCE_S", 0.05)


def test_a_thread_left_alive_is_named() -> None:
    release = threading.Event()
    watch = Leaks.watch(qt=False)
    thread = threading.Thread(target=release.wait, name="forgotten")
    thread.start()
    try:
        assert any("forgotten" in name for name in watch.found())
    finally:
        release.set()
        thread.join()
    assert watch.found() == []


def test_an_active_timer_is_named_and_a_stopped_one_is_not(qtbot: QtBot) -> None:
    watch = Leaks.watch(qt=True)
    timer = QTimer()
    timer.start(10_000)
    assert any("QTimer" in name for name in watch.found())
    timer.stop()
    assert watch.found() == []


def test_a_running_qthread_is_named_and_an_ended_one_is_not(qtbot: QtBot) -> None:
    watch = Leaks.watch(qt=True)
    thread = QThread()
    thread.start()
    try:
        assert any("QThread" in name for name in watch.found())
    finally:
        thread.quit()
        thread.wait()
    assert watch.found() == []
