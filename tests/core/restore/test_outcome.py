import subprocess
import sys

import pytest

from gfr_core.errors import GfrError
from gfr_core.restore.outcome import RestoreOptions


@pytest.mark.parametrize("strength", [-0.1, 1.1, float("nan")])
def test_a_strength_without_meaning_is_refused(strength: float) -> None:
    with pytest.raises(GfrError, match=r"it must be between 0 and 1\."):
        RestoreOptions(strength=strength)


@pytest.mark.parametrize("influence", [-0.1, 1.1, float("nan")])
def test_an_influence_without_meaning_is_refused(influence: float) -> None:
    with pytest.raises(GfrError, match=r"^Guide influence is .*; it must be between 0 and 1\.$"):
        RestoreOptions(guide_influence=influence)


def test_the_values_load_neither_torch_nor_cv2() -> None:
    code = "import sys, gfr_core.restore.outcome; sys.exit(bool({'torch', 'cv2'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
