"""Who may know whom, as pyproject.toml says it."""

import subprocess
import sys

from tests.helpers.shared import ROOT


def test_every_import_contract_is_kept() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_widgets_are_imported_only_where_they_live() -> None:
    command = [sys.executable, "-m", "ruff", "check", "--select", "TID251", "app", "gfr_core"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout
