"""Collects the words of the window and makes its translations.

    .venv/bin/python packaging/translate.py           # brings the .ts files up to date, then makes the .qm files
    .venv/bin/python packaging/translate.py --check   # only says what has no translation; 1 when something has none

Translators edit packaging/translations/gfr-studio_LANGUAGE.ts (Qt Linguist or any editor); a new language is a new
file of that name and a line in `app/translation.py`. The words are literals in `tr(...)` and `marked(...)`, and in the
tables of actions and settings.
"""

import ast
import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "packaging" / "translations"
MADE = ROOT / "resources" / "translations"
TOOLS = Path(sys.executable).parent
CONTEXT = "gfr-studio"


@dataclass(frozen=True, slots=True)
class Call:
    """Where a call of some name has words: the places of its arguments, and the names of others."""

    places: tuple[int, ...]
    names: tuple[str, ...] = ()


_OF_SETTING = Call((2, 3), ("words", "tip", "options"))
CALLS = {
    "tr": Call((0,)),
    "marked": Call((0,)),
    "Spec": Call((0, 1, 4), ("words", "tip", "short")),
    **dict.fromkeys(("Switch", "Whole", "Share", "Line", "Choice"), _OF_SETTING),
}


def main(arguments: list[str]) -> int:
    """Runs the script."""
    words = words_of(ROOT / "app")
    print(f"{len(words)} texts")
    if "--check" not in arguments:
        for file in sorted(SOURCES.glob("*.ts")):
            _update(file, words)
            MADE.mkdir(exist_ok=True)
            _run("pyside6-lrelease", "-silent", file, "-qm", MADE / f"{file.stem}.qm")
    missing = {file.name: [text for text in words if text not in translated(file)] for file in SOURCES.glob("*.ts")}
    for name, texts in missing.items():
        print(f"{name}: {len(texts)} without a translation", *texts, sep="\n  ")
    return 1 if any(missing.values()) else 0


def words_of(folder: Path) -> list[str]:
    """Every text to translate in a folder of modules, in order, each once."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.py"))]
    return list(dict.fromkeys(text for tree in trees for node in ast.walk(tree) for text in _in_node(node) if text))


def translated(file: Path) -> set[str]:
    """The texts of a .ts file that have a finished translation."""
    messages = ET.parse(file).getroot().iter("message")
    return {each.findtext("source", "") for each in messages if _is_finished(each)}


def _is_finished(message: ET.Element) -> bool:
    found = message.find("translation")
    return found is not None and bool(found.text) and found.get("type") is None


def _in_node(node: ast.AST) -> Iterator[str]:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in CALLS:
        return
    call = CALLS[node.func.id]
    chosen = [node.args[place] for place in call.places if place < len(node.args)]
    chosen += [each.value for each in node.keywords if each.arg in call.names]
    for value in chosen:
        for part in value.values if isinstance(value, ast.Dict) else [value]:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def _update(file: Path, words: list[str]) -> None:
    """Qt's own tool keeps the translations there are; it reads our words from a list it understands."""
    lines = [f'translate("{CONTEXT}", {json.dumps(text, ensure_ascii=False)})' for text in words]
    with tempfile.TemporaryDirectory() as scratch:
        listed = Path(scratch) / "words.py"
        listed.write_text("\n".join(lines), encoding="utf-8")
        _run("pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", listed, "-ts", file)


def _run(tool: str, *arguments: str | Path) -> None:
    subprocess.run([TOOLS / tool, *arguments], check=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
