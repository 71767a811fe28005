"""What the doctor sees."""

import pytest

from gfr_core import doctor
from gfr_core.doctor import NEEDED, Check, Verdict, examine
from gfr_core.errors import GfrError, MachineError


@pytest.fixture(scope="module")
def checks() -> dict[str, Check]:
    return {check.name: check for check in examine()}


def test_every_needed_library_is_looked_at_and_good_here(checks: dict[str, Check]) -> None:
    assert {checks[distribution].verdict for distribution in NEEDED.values()} == {Verdict.GOOD}


def test_device_memory_and_window_are_looked_at(checks: dict[str, Check]) -> None:
    assert checks["device"].verdict is Verdict.GOOD
    assert "GiB free" in checks["processor and memory"].found
    assert checks["window"].verdict is not Verdict.BROKEN


def test_what_is_not_good_says_what_to_do(checks: dict[str, Check]) -> None:
    assert [check.name for check in checks.values() if check.verdict is Verdict.BROKEN and not check.hint] == []


def test_a_library_that_is_missing_is_broken_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "NEEDED", {"no_such_module": "no-such-distribution"})
    check = next(check for check in examine() if check.name == "no-such-distribution")
    assert check.verdict is Verdict.BROKEN
    assert check.hint == "pip install no-such-distribution"


@pytest.mark.parametrize("error", [MachineError("No weights.", "Install again."), GfrError("Bad.", "Mend it.")])
def test_one_broken_thing_does_not_hide_the_rest(monkeypatch: pytest.MonkeyPatch, error: GfrError) -> None:
    def fails(name: str) -> Check:
        raise error

    monkeypatch.setattr(doctor, "_weights", fails)
    checks = {check.name: check for check in examine()}
    assert checks["restoration weights"] == Check("restoration weights", Verdict.BROKEN, error.message, error.hint)
    assert "window" in checks
