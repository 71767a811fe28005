"""`gfr curves` draws logs."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from gfr_core.cli import main
from gfr_core.commands.curves import curves
from gfr_core.errors import GfrError

ROW = '{"stage": "warp", "samples": 8, "learning_rate": 0.001, "losses": {"l1": 0.5}}\n'


def test_the_word_writes_a_drawing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log, out = tmp_path / "log.jsonl", tmp_path / "curves.svg"
    log.write_text(ROW)
    assert main(["curves", str(log), "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"curves: {out}\n"
    assert ET.parse(out).getroot().tag.endswith("svg")


def test_a_log_is_never_written_over(tmp_path: Path) -> None:
    log = tmp_path / "log.svg"
    log.write_text(ROW)
    with pytest.raises(GfrError, match="is one of the logs; it is never written over"):
        curves((log,), tmp_path / "." / "log.svg")
    assert log.read_text() == ROW


def test_another_kind_of_picture_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"'a\.png' does not end in \.svg"):
        curves((tmp_path / "log.jsonl",), tmp_path / "a.png")
