"""Which system packages are missing."""

import pytest

from gfr_core import system_libraries
from gfr_core.system_libraries import PACKAGES, install_command, missing_packages


def test_a_library_that_is_not_there_is_named_by_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "PACKAGES", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})
    assert missing_packages("linux") == ("libnowhere9",)


def test_other_systems_miss_nothing() -> None:
    assert missing_packages("darwin") == missing_packages("win32") == ()


def test_every_library_has_a_version_in_its_name() -> None:
    assert all(".so." in library for library in PACKAGES)


def test_the_command_installs_exactly_what_is_missing() -> None:
    wanted = "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert install_command(("libegl1", "libgl1")) == wanted
