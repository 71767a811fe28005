"""Starts a command line as far as the function that does the work, and says what it was given."""

import pytest

from gfr_core.commands.answer import Answer
from gfr_core.commands.parser import read_words
from gfr_core.commands.sample import SampleFacts
from gfr_core.progress import silent

NOTHING = Answer("", SampleFacts("", "", "", ""))


def given(
    monkeypatch: pytest.MonkeyPatch, place: str, words: list[str]
) -> tuple[tuple[object, ...], dict[str, object]]:
    """What the function at `place` is called with for these words; `silent` is the reporter."""
    calls: list[tuple[tuple[object, ...], dict[str, object]]] = []

    def work(*arguments: object, **named: object) -> Answer:
        calls.append((arguments, named))
        return NOTHING

    monkeypatch.setattr(place, work)
    arguments = read_words(words)
    assert arguments.start(arguments)(silent) is NOTHING
    return calls[0]
