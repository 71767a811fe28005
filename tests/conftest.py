"""What holds for every test: no screen needed, few threads, checked tensor shapes, nothing left running."""

import gc
import os

# Both must be set before torch and Qt are imported. A second torch process that spins is ten times slower.
os.environ.setdefault("OMP_NUM_THREADS", "2")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from jaxtyping import install_import_hook

from tests.helpers.checked import checked
from tests.helpers.leaks import Leaks

install_import_hook("gfr_core", f"tests.helpers.checked.{checked.__name__}")


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fails the test that leaves a thread, a QThread or an active QTimer behind."""
    uses_qt = bool({"qtbot", "qapp"} & set(request.fixturenames))
    leaks = Leaks.watch(qt=uses_qt)
    # As in the program (app.jobs.garbage): collected on another thread, Qt objects of earlier tests crash the run.
    if uses_qt:
        gc.disable()
    yield
    gc.enable()
    left = leaks.found()
    if left:
        pytest.fail(f"left running: {', '.join(left)}")
