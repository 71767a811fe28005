"""Answers on stdout, complaints on stderr, progress only for people."""

import io
import json
import sys
from dataclasses import dataclass

import pytest

from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.terminal import Terminal
from gfr_core.progress import Progress


@dataclass(frozen=True, slots=True)
class Facts:
    name: str
    box: tuple[float, float]


ANSWER = Answer("one face", Facts("Grüße.png", (1.0, 2.5)), warnings=("profile dropped",))


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_text_goes_to_stdout_and_notes_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().say(ANSWER)
    assert capsys.readouterr() == ("one face\n", "note: profile dropped\n")


def test_json_is_one_object_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal(as_json=True).say(ANSWER)
    said = capsys.readouterr()
    assert json.loads(said.out) == {"name": "Grüße.png", "box": [1.0, 2.5]}
    assert said.err == ""


def test_a_complaint_is_a_line_and_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().complain(Fault(3, "No face.", "Draw a box."))
    Terminal().complain(Fault(130, "Stopped.", ""))
    assert capsys.readouterr() == ("", "gfr: No face.\nhint: Draw a box.\ngfr: Stopped.\n")


def test_progress_is_not_written_into_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().report(Progress(0.5, "warping"))
    assert capsys.readouterr() == ("", "")


def test_progress_on_a_screen_is_erased_before_anything_else_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    terminal = Terminal()
    terminal.report(Progress(0.5, "warping"))
    terminal.complain(Fault(3, "No face.", ""))
    assert screen.getvalue() == "\r\x1b[K 50%  warping\r\x1b[Kgfr: No face.\n"
