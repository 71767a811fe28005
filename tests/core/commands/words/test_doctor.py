import pytest

from gfr_core.progress import silent
from tests.core.commands.words.started import given


def test_the_word_alone_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found, _ = given(monkeypatch, "gfr_core.commands.doctor.look_around", ["doctor"])
    assert found == (silent,)
