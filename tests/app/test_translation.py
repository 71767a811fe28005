import ast
import importlib.util
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.panels.actions import Actions
from app.settings.settings import Settings
from app.translation import CONTEXT, FOLDER, LANGUAGES, install_translation, language_of, marked, tr
from tests.helpers.shared import ROOT

SCRIPT = ROOT / "packaging" / "translate.py"
PLACE = re.compile(r"\{[^}]*\}")
OTHERS = sorted(set(LANGUAGES) - {"en"})


@pytest.fixture
def script(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script that collects the words."""
    spec = importlib.util.spec_from_file_location("translate", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "translate", module)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def german(qapp: QApplication) -> Iterator[list[QTranslator]]:
    """German, taken away again afterwards."""
    installed = install_translation(qapp, "de")
    yield installed
    for translator in installed:
        qapp.removeTranslator(translator)


def test_without_a_translation_the_text_stays(qapp: QApplication) -> None:
    assert tr("Restore face") == marked("Restore face") == "Restore face"


def test_our_own_words_are_translated(german: list[QTranslator]) -> None:
    assert tr("Settings") == "Einstellungen"
    assert tr("{count} more").format(count=3) == "3 weitere"


def test_the_words_of_qts_dialogs_are_translated_too(german: list[QTranslator], qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    cancel = box.addButton(QMessageBox.StandardButton.Cancel)
    assert cancel.text().replace("&", "") == "Abbrechen"


def test_actions_built_afterwards_have_the_words_and_keep_their_names(german: list[QTranslator], qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions.of(window)
    assert actions.restore.text() == "Gesicht &restaurieren"
    assert actions.restore.objectName() == "restore"
    window.close()


def test_english_needs_no_file(qapp: QApplication) -> None:
    assert install_translation(qapp, "en") == []


def test_a_missing_file_leaves_our_words_as_they_are(qapp: QApplication, tmp_path: Path) -> None:
    installed = install_translation(qapp, "de", tmp_path)
    assert tr("Settings") == "Settings"
    for translator in installed:
        qapp.removeTranslator(translator)


@pytest.mark.parametrize(
    ("choice", "desktop", "language"),
    [("de", "en_GB", "de"), ("en", "de_DE", "en"), ("system", "de_AT", "de"), ("system", "fr_FR", "en")],
)
def test_the_language_is_the_chosen_one_or_the_desktops(choice: str, desktop: str, language: str) -> None:
    assert language_of(choice, QLocale(desktop)) == language


def test_every_language_can_be_chosen_in_the_settings() -> None:
    assert list(Settings.language.options) == ["system", *LANGUAGES]


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_has_its_file(language: str) -> None:
    assert (FOLDER / f"{CONTEXT}_{language}.qm").is_file()


@pytest.mark.parametrize("language", OTHERS)
def test_no_translation_loses_or_invents_a_place_for_a_value(script: ModuleType, language: str) -> None:
    translator = QTranslator()
    assert translator.load(f"{CONTEXT}_{language}", str(FOLDER))
    for text in script.translated(script.SOURCES / f"{CONTEXT}_{language}.ts"):
        shown = translator.translate(CONTEXT, text)
        assert shown, f"{text!r} is not in the .qm file: run packaging/translate.py"
        assert sorted(PLACE.findall(shown)) == sorted(PLACE.findall(text))


@pytest.mark.parametrize("language", OTHERS)
def test_every_word_of_the_window_is_translated_and_nothing_else(script: ModuleType, language: str) -> None:
    known = script.translated(script.SOURCES / f"{CONTEXT}_{language}.ts")
    words = set(script.words_of(ROOT / "app"))
    assert sorted(words - known) == [], "run packaging/translate.py and translate them"
    assert sorted(known - words) == [], "run packaging/translate.py"


@pytest.mark.parametrize("language", OTHERS)
def test_the_made_file_says_what_the_translators_wrote(script: ModuleType, language: str) -> None:
    translator = QTranslator()
    assert translator.load(f"{CONTEXT}_{language}", str(FOLDER))
    messages = ET.parse(script.SOURCES / f"{CONTEXT}_{language}.ts").getroot().iter("message")
    written = {each.findtext("source", ""): each.findtext("translation", "") for each in messages}
    stale = [text for text, words in written.items() if translator.translate(CONTEXT, text) != words]
    assert stale == [], "run packaging/translate.py"


def test_nothing_is_translated_while_modules_are_imported() -> None:
    """No translator is installed then: tables have `marked`."""
    early = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in (ROOT / "app").rglob("*.py")
        for node in _run_on_import(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "tr"
    ]
    assert early == []


def test_the_script_finds_words_in_calls_and_tables(script: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text(
        'tr("One")\nmarked("Two")\nSpec("&Three", "Four.", "Ctrl+F", None, "Five")\nother("Not this")\n'
        'Choice("key/none", 1, "Six", "Seven.", options={1: "Eight"})\ntr("One")\ntr(name)\n'
        'Switch("key/none", default=True, words="Nine", tip="Ten.")\n',
        encoding="utf-8",
    )
    assert script.words_of(tmp_path) == [
        "One",
        "Two",
        "&Three",
        "Four.",
        "Five",
        "Six",
        "Seven.",
        "Eight",
        "Nine",
        "Ten.",
    ]


def test_qts_tools_make_a_file_that_can_be_loaded(
    qapp: QCoreApplication, script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "gfr-studio_de.ts"
    source.write_text('<?xml version="1.0"?><!DOCTYPE TS><TS version="2.1" language="de"></TS>', encoding="utf-8")
    script._update(source, ["Say “hello”"])
    assert script.translated(source) == set()
    text = source.read_text(encoding="utf-8")
    unfinished = '<translation type="unfinished"></translation>'
    source.write_text(text.replace(unfinished, "<translation>Sag „hallo“</translation>"), encoding="utf-8")
    script._update(source, ["Say “hello”", "New"])
    assert script.translated(source) == {"Say “hello”"}
    script._run("pyside6-lrelease", "-silent", source, "-qm", tmp_path / "gfr-studio_de.qm")
    translator = QTranslator()
    assert translator.load("gfr-studio_de", str(tmp_path))
    assert translator.translate(CONTEXT, "Say “hello”") == "Sag „hallo“"


def test_the_check_is_clean() -> None:
    told = subprocess.run([sys.executable, SCRIPT, "--check"], capture_output=True, text=True, check=False)
    assert re.search(r"gfr-studio_de\.ts: 0 without a translation", told.stdout)
    assert told.returncode == 0


def test_the_check_names_what_has_no_translation(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "gfr-studio_de.ts").write_text("<TS/>", encoding="utf-8")
    monkeypatch.setattr(script, "SOURCES", tmp_path)
    monkeypatch.setattr(script, "words_of", lambda _folder: ["Not yet"])
    assert script.main(["--check"]) == 1
    assert "1 without a translation\n  Not yet" in capsys.readouterr().out


def _run_on_import(node: ast.AST) -> Iterator[ast.AST]:
    """Everything but the bodies of functions."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield child
            yield from _run_on_import(child)
