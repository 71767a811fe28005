import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from tests.helpers.shared import ROOT


def test_a_machine_without_a_screen_gets_words_and_exit_code_4(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 4
    assert "gfr --help" in capsys.readouterr().err


def test_a_windowed_build_without_streams_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    assert main([]) == 4
    for stream in (sys.stderr, sys.stdout):
        stream.close()


def test_the_window_opens_paints_and_ends(tmp_path: Path) -> None:
    """A fresh process: it is told to close as soon as it has painted."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from app import start\n"
        "from app.__main__ import main\n"
        "begin = start.Studio.begin\n"
        "def paint_and_go(studio, wishes):\n"
        "    print(sorted({'torch', 'cv2'} & set(sys.modules)))\n"
        "    QTimer.singleShot(0, studio.window.close)\n"
        "start.Studio.begin = paint_and_go\n"
        "sys.exit(main(['--theme', 'dark', '-platform', 'offscreen']))\n"
    )
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stdout.strip()) == (0, "[]"), ended.stderr
