"""The two commands, and the versions they install."""

import os
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.helpers.shared import ROOT

SCRIPTS = [*sorted((ROOT / "packaging").glob("*.sh")), ROOT / ".ci" / "run"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINS = [
    line
    for line in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def canonical(requirement: str) -> str:
    """A distribution's name as the index compares it."""
    name = re.match(r"[\w.-]+", requirement)
    assert name
    return re.sub(r"[-_.]+", "-", name[0]).lower()


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: str(path.name))
def test_a_script_is_well_formed_and_may_be_run(script: Path) -> None:
    assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
    assert os.access(script, os.X_OK)


def test_continuous_integration_runs_the_same_command_as_a_person() -> None:
    assert "packaging/run_tests.sh" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_dependency_is_pinned() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["project"]["optional-dependencies"]["dev"]
    assert {canonical(line) for line in wanted} <= {canonical(line) for line in PINS}


def test_pins_are_exact_and_of_no_one_build() -> None:
    assert [pin for pin in PINS if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []


def test_the_wheel_takes_the_resources_along() -> None:
    setuptools = PROJECT["tool"]["setuptools"]
    assert setuptools["package-data"]["resources"] == ["**/*"]
    assert "resources*" in setuptools["packages"]["find"]["include"]


def test_the_readme_shows_both_commands_on_its_first_screen() -> None:
    first = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:25]
    for command in ("bash packaging/run_sample.sh", "bash packaging/run_tests.sh", "pip install"):
        assert any(line.startswith(command) for line in first)
