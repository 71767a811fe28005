from pathlib import Path

import pytest

from app.command_line import parse
from app.settings.settings import ThemeChoice


def test_nothing_said_is_nothing_wished() -> None:
    wishes, others = parse([])
    assert (wishes.source, wishes.guides, wishes.is_sample, wishes.theme) == (None, (), False, None)
    assert others == []


def test_source_portraits_and_theme_are_understood() -> None:
    wishes, _ = parse(["old.png", "--guide", "a.jpg", "--guide", "b.jpg", "--theme", "dark"])
    assert wishes.source == Path("old.png")
    assert wishes.guides == (Path("a.jpg"), Path("b.jpg"))
    assert wishes.theme is ThemeChoice.DARK


def test_arguments_of_qt_are_left_to_qt() -> None:
    wishes, others = parse(["--sample", "-platform", "offscreen"])
    assert wishes.is_sample
    assert "-platform" in others


def test_an_unknown_theme_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        parse(["--theme", "pink"])
    assert caught.value.code == 2
    assert "invalid choice: 'pink'" in capsys.readouterr().err


def test_a_result_can_be_wished_at_once() -> None:
    assert parse(["--sample", "--restore"])[0].restores
    assert not parse(["--sample"])[0].restores
