"""How the doctor's findings are told."""

from collections.abc import Iterator

import pytest

from gfr_core.commands import doctor
from gfr_core.commands.answer import Fault
from gfr_core.commands.doctor import CheckFacts, DoctorFacts, look_around
from gfr_core.doctor import Check, Verdict
from gfr_core.progress import Progress, silent

GOOD = Check("torch", Verdict.GOOD, "2.13.0")
MISSING = Check("window", Verdict.MISSING, "no PySide6", "pip install PySide6-Essentials")
BROKEN = Check("restoration weights", Verdict.BROKEN, "none", "Install GFR Studio again.")


def seen(monkeypatch: pytest.MonkeyPatch, *checks: Check) -> None:
    def found() -> Iterator[Check]:
        return iter(checks)

    monkeypatch.setattr(doctor, "examine", found)


def test_a_line_for_each_check_and_one_for_its_hint(monkeypatch: pytest.MonkeyPatch) -> None:
    seen(monkeypatch, GOOD, MISSING)
    answer = look_around(silent)
    assert answer.fault is None
    assert answer.text.splitlines() == [
        "good    torch: 2.13.0",
        "missing window: no PySide6",
        "        -> pip install PySide6-Essentials",
    ]


def test_something_broken_is_a_fault_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    seen(monkeypatch, GOOD, BROKEN)
    answer = look_around(silent)
    assert answer.fault == Fault(
        4, "This machine cannot restore yet: restoration weights.", "Install GFR Studio again."
    )


def test_programs_are_told_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    seen(monkeypatch, MISSING)
    window = CheckFacts("window", "missing", "no PySide6", "pip install PySide6-Essentials")
    assert look_around(silent).facts == DoctorFacts(able=True, checks=(window,))


def test_each_check_is_reported_as_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    seen(monkeypatch, GOOD, BROKEN)
    heard: list[Progress] = []
    look_around(heard.append)
    assert [progress.text for progress in heard] == ["torch", "restoration weights"]
