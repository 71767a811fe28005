"""Loads the large libraries of torch and OpenCV without holding up the window."""

import ctypes
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path

LIBRARIES = {"cv2": "cv2.abi3.so", "torch": "lib/libtorch_cpu.so"}
"""Package -> its largest library, under the package's folder."""


def load_heavy_libraries() -> list[str]:
    """Loads what `import torch` and `import cv2` would load while they hold the interpreter; the packages concerned.

    Hundreds of megabytes are mapped and relocated. `import` does it with the interpreter's lock held, and the window
    stands still for 0.3 to 0.6 s; a foreign function is called without the lock (measured for torch: the worst stall
    falls from 350..570 ms to 130..180 ms beside other work). Afterwards the imports find the libraries loaded.
    To be called before anything else is imported on another thread: loading one library waits for the other, and an
    import waits with the lock held.
    """
    return [package for package, path in _libraries() if _load(path)]


def _libraries() -> Iterator[tuple[str, Path]]:
    """What is not loaded yet; nothing where the packages are built in another way (Windows, macOS)."""
    if sys.platform != "linux":
        return
    for package, name in LIBRARIES.items():
        spec = None if package in sys.modules else importlib.util.find_spec(package)
        if spec is not None and spec.origin is not None:
            path = Path(spec.origin).parent / name
            if path.is_file():
                yield package, path


def _load(path: Path) -> bool:
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype = ctypes.c_void_p
    return bool(dlopen(os.fsencode(path), os.RTLD_NOW | os.RTLD_LOCAL))
