"""Whether this machine can do the work: libraries, devices, memory, weights."""

import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum
from importlib import import_module, metadata

from gfr_core.errors import GfrError
from gfr_core.system_libraries import install_command, missing_packages

GIB = 1 << 30
LITTLE_MEMORY = 2 * GIB
"""Restoring one 256-px face peaks well below it; a 12-megapixel scan beside it does not always."""

NEEDED = {
    "numpy": "numpy",
    "torch": "torch",
    "cv2": "opencv-python",
    "PIL": "pillow",
    "tifffile": "tifffile",
    "imagecodecs": "imagecodecs",
    "av": "av",
    "skimage": "scikit-image",
    "safetensors": "safetensors",
}
"""What the command line cannot do without: the name to import and the distribution it comes from."""


class Verdict(Enum):
    """What a check came to. `MISSING` is a loss of something optional, `BROKEN` keeps the work from being done."""

    GOOD = "good"
    MISSING = "missing"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at.

    Attributes:
        name: what.
        verdict: how it is.
        found: what was seen.
        hint: what to do; empty when it is good.
    """

    name: str
    verdict: Verdict
    found: str
    hint: str = ""


def examine() -> Iterator[Check]:
    """Every check, in the order to read them; each is made when it is asked for. Nothing is written or fetched."""
    yield Check("Python", Verdict.GOOD, f"{platform.python_version()} on {platform.platform(terse=True)}")
    for module, distribution in NEEDED.items():
        yield _library(module, distribution)
    yield _guarded("processor and memory", _memory)
    yield _guarded("device", _device)
    yield _guarded("restoration weights", _weights)
    yield _guarded("landmark weights", _landmark_weights)
    yield from _optional_weights()
    yield _window()


def _library(module: str, distribution: str) -> Check:
    try:
        import_module(module)
    except ImportError as error:
        return Check(distribution, Verdict.BROKEN, str(error), _library_hint(str(error), distribution))
    return Check(distribution, Verdict.GOOD, metadata.version(distribution))


def _library_hint(reason: str, distribution: str) -> str:
    packages = missing_packages()
    return install_command(packages) if ".so" in reason and packages else f"pip install {distribution}"


def _guarded(name: str, look: Callable[[str], Check]) -> Check:
    """One broken thing must not hide the checks after it."""
    try:
        return look(name)
    except GfrError as error:
        return Check(name, Verdict.BROKEN, error.message, error.hint)
    except Exception as error:
        return Check(name, Verdict.BROKEN, f"{type(error).__name__}: {error}", "Install GFR Studio again.")


def _memory(name: str) -> Check:
    import psutil

    free, total = psutil.virtual_memory().available, psutil.virtual_memory().total
    found = f"{psutil.cpu_count()} threads, {free / GIB:.1f} of {total / GIB:.1f} GiB free"
    if free < LITTLE_MEMORY:
        return Check(name, Verdict.MISSING, found, "Close other programs before restoring large pictures.")
    return Check(name, Verdict.GOOD, found)


def _device(name: str) -> Check:
    import torch

    from gfr_core.device import resolve_device

    device = resolve_device("auto")
    found = torch.cuda.get_device_name() if device == "cuda" else f"{torch.get_num_threads()} threads"
    return Check(name, Verdict.GOOD, f"{device} ({found})")


def _weights(name: str) -> Check:
    from gfr_core.checkpoint.default_weights import default_weights
    from gfr_core.checkpoint.store import load_checkpoint

    path = default_weights()
    info = load_checkpoint(path).info
    return Check(name, Verdict.GOOD, f"{path.name}, {info.samples} samples, licence {info.licence or 'not stated'}")


def _landmark_weights(name: str) -> Check:
    from gfr_core.faces.landmarks import SHIPPED_WEIGHTS, NetLandmarker

    NetLandmarker.load()
    return Check(name, Verdict.GOOD, SHIPPED_WEIGHTS.name)


def _optional_weights() -> Iterator[Check]:
    from gfr_core.catalog.folder import Catalog

    try:
        states = Catalog.default().status()
    except GfrError as error:
        yield Check("optional weights", Verdict.BROKEN, error.message, error.hint)
        return
    for state in states:
        found = str(state.path) if state.path is not None else f"not here. {state.entry.what}"
        yield Check(f"optional: {state.name}", Verdict.GOOD if state.path else Verdict.MISSING, found)


def _window() -> Check:
    name = "window"
    try:
        version = metadata.version("PySide6-Essentials")
    except metadata.PackageNotFoundError:
        return Check(name, Verdict.MISSING, "PySide6 is not installed", "pip install PySide6-Essentials")
    packages = missing_packages()
    if packages:
        return Check(name, Verdict.MISSING, f"system libraries: {' '.join(packages)}", install_command(packages))
    return Check(name, Verdict.GOOD, f"PySide6 {version}")
