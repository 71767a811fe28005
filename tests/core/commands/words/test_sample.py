from pathlib import Path

import pytest

from tests.core.commands.words.started import given


def test_the_word_names_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = given(monkeypatch, "gfr_core.commands.sample.make_sample", ["sample", "try"])
    assert found == (Path("try"),)


def test_a_film_has_a_length_and_a_height(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["sample", "try", "--film", "--seconds", "2", "--lines", "720"]
    (folder, seconds, lines, _), _ = given(monkeypatch, "gfr_core.commands.sample.make_film_sample", words)
    assert (folder, seconds, lines) == (Path("try"), 2.0, 720)
