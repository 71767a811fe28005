"""Checks and repairs before a window can open: libraries that Qt needs, variables that cv2 leaves behind."""

import os
import sys

from gfr_core.system_libraries import install_command, missing_packages

CV2_PLUGIN_VARIABLES = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")
"""`import cv2` sets these to its own Qt 5; a Qt 6 that reads them finds no platform to draw on."""


def forget_cv2_plugins() -> None:
    """Undoes what `import cv2` did to the environment. To be called after every first import of cv2."""
    for name in CV2_PLUGIN_VARIABLES:
        os.environ.pop(name, None)


def needs_xcb(platform: str, environment: dict[str, str]) -> bool:
    """Whether Qt is going to use X11 here.

    Args:
        platform: as in `sys.platform`.
        environment: as in `os.environ`.
    """
    if platform != "linux":
        return False
    asked = environment.get("QT_QPA_PLATFORM", "")
    if asked:
        return asked.startswith("xcb")
    return bool(environment.get("DISPLAY")) and not environment.get("WAYLAND_DISPLAY")


def complaint(platform: str = sys.platform, environment: dict[str, str] | None = None) -> str:
    """Why no window can open, in words with the command that helps; empty when one can."""
    environment = dict(os.environ) if environment is None else environment
    if platform == "linux" and not _has_screen(environment):
        return "GFR Studio needs a screen, and DISPLAY names none. Without one, use the command line: gfr --help"
    missing = missing_packages(platform) if needs_xcb(platform, environment) else ()
    if not missing:
        return ""
    return f"GFR Studio cannot open a window: {' '.join(missing)} missing. Install with: {install_command(missing)}"


def _has_screen(environment: dict[str, str]) -> bool:
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
