import ast
import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from app.jobs.core_words import TEMPLATES, in_users_words
from app.translation import install_translation
from tests.helpers.shared import ROOT

PLACE = re.compile(r"\{\w*\}")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """German, taken away again afterwards."""
    installed = install_translation(qapp, "de")
    yield
    for translator in installed:
        qapp.removeTranslator(translator)


def test_every_template_is_still_a_sentence_of_the_core() -> None:
    spoken = {
        words
        for path in (ROOT / "gfr_core").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for words in _texts(node)
    }
    assert [each for each in TEMPLATES if PLACE.sub("{}", each) not in spoken] == []


@pytest.mark.parametrize(
    "text",
    [
        "Warping the portrait and restoring",
        "Face 1 of 2: Cutting out the face, portrait 'mum.jpg'",
        "Portrait 'mum.jpg' shows 3 faces; the largest was taken.",
        "Portrait 'a' may show another person: it agrees badly with the old face (score 0.61, usual below 0.50; with "
        "the right person 1 in 100 faces reaches it; the old face is so blurred that this is weak evidence).",
        "Something else altogether",
    ],
)
def test_without_a_translation_it_says_what_the_core_says(text: str) -> None:
    assert in_users_words(text) == text


def test_a_sentence_within_a_sentence_is_translated_too(german: None) -> None:
    assert in_users_words("Face 1 of 2: Matching the colours") == "Gesicht 1 von 2: Farben angleichen"
    assert in_users_words("Reading mum.jpg") == "mum.jpg lesen"
    assert in_users_words("Unknown words") == "Unknown words"


def _texts(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]  # text
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
