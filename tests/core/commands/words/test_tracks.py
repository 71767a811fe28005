from fractions import Fraction
from pathlib import Path

import pytest

from gfr_core.film_job.points import moment_from
from tests.core.commands.words.started import given


def test_the_words_name_a_stretch(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["tracks", "plates", "--from", "3", "--until", "2s", "--rate", "25"]
    found, _ = given(monkeypatch, "gfr_core.commands.tracks.list_tracks", words)
    assert found[:4] == (Path("plates"), moment_from("3"), moment_from("2s"), Fraction(25))
