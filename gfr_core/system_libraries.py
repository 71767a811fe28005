"""The system libraries that the window needs, and the Debian or Ubuntu package of each."""

import ctypes
import sys

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What Qt's xcb platform and cv2 link to. When one is missing Qt blames xcb-cursor, whichever it is."""


def missing_packages(platform: str = sys.platform) -> tuple[str, ...]:
    """The packages to install before a window can open; empty when nothing is missing, and always off Linux."""
    if not platform.startswith("linux"):
        return ()
    return tuple(package for library, package in PACKAGES.items() if not _loads(library))


def install_command(packages: tuple[str, ...]) -> str:
    """What to type to install them."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def _loads(library: str) -> bool:
    # Not ctypes.util.find_library: it runs gcc and ldconfig, 0.1 s a name.
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
