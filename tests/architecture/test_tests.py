"""Every module has a test of the same name, in the folder that mirrors its own."""

from pathlib import Path

from tests.helpers.shared import ROOT
from tests.helpers.source_files import modules

WITHOUT_A_TEST = {
    "gfr_core/shapes.py": "type aliases; the import hook checks them in every other test",
}
"""Module -> why it has none. Package markers (`__init__.py`) hold a docstring only and are left out."""


def test_every_module_has_a_test_of_its_name() -> None:
    named = [path for path in modules() if path.name != "__init__.py" and str(path) not in WITHOUT_A_TEST]
    missing = [str(path) for path in named if not (ROOT / _test_of(path)).is_file()]
    assert not missing, "no test for:\n" + "\n".join(missing)


def test_every_exception_still_exists() -> None:
    assert [path for path in WITHOUT_A_TEST if not (ROOT / path).is_file()] == []


def test_test_files_do_not_shadow_each_other() -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert [str(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []


def _test_of(module: Path) -> Path:
    folder = Path("tests", "core" if module.parts[0] == "gfr_core" else "app", *module.parts[1:-1])
    return folder / f"test_{module.stem.strip('_')}.py"
