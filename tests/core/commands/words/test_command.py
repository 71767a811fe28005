"""What the words of all commands are made with."""

from pathlib import Path

import pytest

from gfr_core.commands.words.command import WordParser, add_device, add_frame_choice, add_json, add_look_in


def test_wrong_usage_is_one_line_and_a_hint_with_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    parser = WordParser(prog="gfr do")
    add_device(parser)
    with pytest.raises(SystemExit) as caught:
        parser.parse_args(["--device"])
    assert caught.value.code == 2
    assert capsys.readouterr().err == (
        "gfr do: argument --device: expected one argument\nhint: 'gfr do --help' shows what is possible.\n"
    )


def test_shared_words_have_their_defaults() -> None:
    parser = WordParser()
    for add in (add_frame_choice, add_device, add_look_in, add_json):
        add(parser)
    found = vars(parser.parse_args([]))
    assert found == {"frame": None, "time": None, "device": "auto", "look_in": [], "json": False}


def test_folders_to_look_in_add_up_and_are_not_kept_for_the_next_time() -> None:
    parser = WordParser()
    add_look_in(parser)
    assert parser.parse_args(["--look-in", "a", "--look-in", "b"]).look_in == [Path("a"), Path("b")]
    assert parser.parse_args([]).look_in == []
