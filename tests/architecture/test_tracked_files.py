"""Nothing of one machine is in the repository."""

import re

from tests.helpers.shared import ROOT
from tests.helpers.source_files import tracked

TEXT = {".py", ".md", ".toml", ".txt", ".sh", ".cfg", ".ini", ".json", ".yaml", ".yml", ".qss", ".svg", ".desktop", ""}
LARGEST_TEXT = 2_000_000
LARGEST_FILE = 40_000_000

OF_ONE_MACHINE = re.compile(
    r"(?<![\w.])/(?:home/\w|root/|work/|Users/\w|opt/(?:wheels|pypi))"  # a path that exists on one machine only
    r"|--(?:extra-)?index-url[= ]+\S+://|find-links[= ]+/"  # where one machine gets its packages
    r"|https?://(?:localhost|127\.|10\.|192\.168\.)|pypi\.org/simple"
)


def test_no_tracked_text_names_a_machine() -> None:
    here = __file__
    found = [
        f"{path}:{number}: {line.strip()[:120]}"
        for path in tracked()
        if path.suffix in TEXT and (ROOT / path).stat().st_size < LARGEST_TEXT and not here.endswith(str(path))
        for number, line in enumerate((ROOT / path).read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if OF_ONE_MACHINE.search(line)
    ]
    assert not found, "\n".join(found)


def test_no_tracked_file_is_huge() -> None:
    assert [str(path) for path in tracked() if (ROOT / path).stat().st_size > LARGEST_FILE] == []


def test_no_generated_file_is_tracked() -> None:
    generated = re.compile(r"__pycache__|\.pyc$|\.egg-info|^build/|^dist/|\.(?:mypy|ruff|pytest)_cache")
    assert [str(path) for path in tracked() if generated.search(str(path))] == []
