"""What the documents name exists."""

import ast
import re
from pathlib import Path

import pytest

from tests.helpers.shared import ROOT

NAMED = re.compile(r"`((?:gfr_core|app|tests|packaging|benchmarks|docs)/[\w./]+?\.\w+)(?:::(\w+))?`")
LINKED = re.compile(r"\]\((?!https?:)([^)#]+)\)")
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md")))


def names_in(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_file_and_function_a_document_names_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    gone = [
        f"{path}::{name}"
        for path, name in NAMED.findall(text)
        if not (ROOT / path).is_file() or (name and name not in names_in(ROOT / path))
    ]
    assert not gone


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_link_leads_somewhere(document: str) -> None:
    links = LINKED.findall((ROOT / document).read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / document).parent.joinpath(link).exists()] == []


def test_the_architecture_names_every_module_of_the_top_floors() -> None:
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    parts = {path.stem for package in ("gfr_core", "app") for path in (ROOT / package).iterdir()}
    assert sorted(part for part in parts if not part.startswith("__") and part not in text and part != "py") == []
