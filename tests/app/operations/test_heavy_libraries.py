import subprocess
import sys
from pathlib import Path

import pytest

from app.operations.heavy_libraries import load_heavy_libraries
from tests.helpers.shared import ROOT


def test_torch_and_cv2_work_after_their_libraries_were_loaded_first() -> None:
    code = (
        "from app.operations.heavy_libraries import load_heavy_libraries\n"
        "print(*load_heavy_libraries())\n"
        "import cv2, torch\n"
        "print(float(torch.ones(3).sum()), cv2.blur(torch.ones(4, 4).numpy(), (2, 2)).shape)\n"
        "print(load_heavy_libraries())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    loaded, works, again = done.stdout.splitlines()
    assert loaded.split() == (["cv2", "torch"] if sys.platform == "linux" else []), done.stderr
    assert works == "3.0 (4, 4)"
    assert again == "[]"


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    assert load_heavy_libraries() == []


def test_a_package_that_is_missing_is_left_to_the_import_that_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert load_heavy_libraries() == []
