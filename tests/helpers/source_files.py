"""The project's own source files, for tests that read them."""

import ast
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.shared import ROOT

PACKAGES = ("gfr_core", "app")


def modules() -> list[Path]:
    """Every module of the packages, relative to the root."""
    return sorted(path.relative_to(ROOT) for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def dotted(module: Path) -> str:
    """The name to import a module by."""
    parts = module.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tracked() -> list[Path]:
    """Every file that git follows and that is there, relative to the root; all modules when this is no checkout."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    paths = [Path(name) for name in listed.split("\0") if name]
    return [path for path in paths if (ROOT / path).is_file()] or modules()


@dataclass(frozen=True, slots=True)
class Length:
    """How many lines of body a function has, its docstring left out."""

    where: str
    lines: int


def function_lengths(paths: list[Path]) -> list[Length]:
    """The body of every function and method."""
    return [length for path in paths for length in _in_file(path)]


def _in_file(path: Path) -> list[Length]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [Length(f"{path}:{function.lineno} {function.name}", _body_lines(function)) for function in functions]


def _body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return 0 if not body else (body[-1].end_lineno or 0) - body[0].lineno + 1
