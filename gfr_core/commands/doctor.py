"""`gfr doctor`."""

from dataclasses import dataclass

from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.faults import MACHINE
from gfr_core.doctor import Check, Verdict, examine
from gfr_core.progress import Progress, Reporter

EXPECTED_CHECKS = 18
"""About how many there are, for the progress line only."""


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """One thing looked at. `verdict` is "good", "missing" (something optional) or "broken"."""

    name: str
    verdict: str
    found: str
    hint: str


@dataclass(frozen=True, slots=True)
class DoctorFacts:
    """What `gfr doctor` saw. `able` is false when something needed is broken."""

    able: bool
    checks: tuple[CheckFacts, ...]


def look_around(report: Reporter) -> Answer:
    """Checks this machine. The answer has a fault when something needed is broken."""
    checks = []
    for number, check in enumerate(examine()):
        checks.append(check)
        report(Progress(min(1.0, number / EXPECTED_CHECKS), check.name))
    broken = [check for check in checks if check.verdict is Verdict.BROKEN]
    facts = DoctorFacts(not broken, tuple(_facts(check) for check in checks))
    return Answer("\n".join(_line(check) for check in checks), facts, (), _fault(broken) if broken else None)


def _facts(check: Check) -> CheckFacts:
    return CheckFacts(check.name, check.verdict.value, check.found, check.hint)


def _line(check: Check) -> str:
    line = f"{check.verdict.value:8}{check.name}: {check.found}".rstrip()
    return f"{line}\n        -> {check.hint}" if check.hint else line


def _fault(broken: list[Check]) -> Fault:
    names = ", ".join(check.name for check in broken)
    return Fault(MACHINE, f"This machine cannot restore yet: {names}.", broken[0].hint)
