import os

import pytest

from app import preflight


def test_what_cv2_left_behind_is_removed(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in preflight.CV2_PLUGIN_VARIABLES:
        monkeypatch.setenv(name, "/cv2/qt")
    preflight.forget_cv2_plugins()
    assert not set(preflight.CV2_PLUGIN_VARIABLES) & set(os.environ)


def test_a_machine_without_a_screen_is_told_of_the_command_line() -> None:
    assert preflight.complaint("linux", {}) == (
        "GFR Studio needs a screen, and DISPLAY names none. Without one, use the command line: gfr --help"
    )


def test_missing_libraries_are_named_with_the_command_that_installs_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preflight, "missing_packages", lambda _platform: ("libxcb-icccm4", "libxcb-keysyms1"))
    assert preflight.complaint("linux", {"DISPLAY": ":0"}) == (
        "GFR Studio cannot open a window: libxcb-icccm4 libxcb-keysyms1 missing. "
        "Install with: sudo apt-get install -y --no-install-recommends libxcb-icccm4 libxcb-keysyms1"
    )


@pytest.mark.parametrize(
    ("platform", "environment", "needed"),
    [
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ("linux", {"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ("linux", {"QT_QPA_PLATFORM": "xcb"}, True),
        ("darwin", {"DISPLAY": ":0"}, False),
    ],
)
def test_x11_libraries_are_asked_for_only_where_x11_is_used(
    platform: str, environment: dict[str, str], needed: bool
) -> None:
    assert preflight.needs_xcb(platform, environment) is needed


def test_a_screenless_platform_that_was_asked_for_is_no_complaint() -> None:
    assert preflight.complaint("linux", {"QT_QPA_PLATFORM": "offscreen"}) == ""
