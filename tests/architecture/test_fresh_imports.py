"""What an import drags in, seen in a fresh interpreter."""

import subprocess
import sys

from tests.helpers.shared import ROOT
from tests.helpers.source_files import dotted, modules

BLOCK_QT = """
import sys
class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "qtawesome"}:
            raise ImportError(name + " is blocked")
sys.meta_path.insert(0, NoQt())
"""

HEAVY = ("torch", "cv2", "numba", "face_alignment", "skimage", "scipy")


def fresh(code: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def test_every_core_module_imports_without_qt() -> None:
    names = [dotted(path) for path in modules() if path.parts[0] == "gfr_core"]
    tried = fresh(BLOCK_QT + "\n".join(f"import {name}" for name in names))
    assert tried.returncode == 0, tried.stderr


def test_the_window_imports_without_torch_and_cv2() -> None:
    tried = fresh(f"import sys, app.main_window; print(*[name for name in {HEAVY!r} if name in sys.modules])")
    assert tried.returncode == 0, tried.stderr
    assert tried.stdout.split() == []


def test_the_command_line_reads_its_words_without_numpy() -> None:
    names = ("numpy", *HEAVY)
    code = "import sys; from gfr_core.commands.parser import build_parser; import gfr_core.cli; build_parser(); "
    tried = fresh(code + f"print(*[name for name in {names!r} if name in sys.modules])")
    assert tried.returncode == 0, tried.stderr
    assert tried.stdout.split() == []
