"""Words that are refused, and what is said then."""

import pytest

from gfr_core.commands.parser import build_parser, read_words


def refused(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args(words)
    assert caught.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


RESTORE = ["restore", "a.png", "--guide", "b.png"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["mend"], "argument COMMAND: invalid choice: 'mend' (choose from restore, faces, sample, train, doctor)"),
        (["restore", "a.png"], "the following arguments are required: --guide"),
        ([*RESTORE, "--strength", "1.5"], "argument --strength: 1.5 is not between 0 and 1"),
        ([*RESTORE, "--strength", "nan"], "argument --strength: nan is not between 0 and 1"),
        ([*RESTORE, "--strength", "half"], "argument --strength: 'half' is not a number"),
        ([*RESTORE, "--face", "0"], "argument --face: 0 is below 1"),
        ([*RESTORE, "--face", "left"], "argument --face: 'left' is not a whole number"),
        ([*RESTORE, "--time", "1:30"], "argument --time: '1:30' is not a number"),
        ([*RESTORE, "--frame", "-1"], "argument --frame: -1 is below 0"),
        ([*RESTORE, "--time", "inf"], "argument --time: inf is not a number of seconds"),
        ([*RESTORE, "--box", "1,2,3"], "argument --box: '1,2,3' is not X,Y,W,H: four numbers between commas"),
        ([*RESTORE, "--box", "1,2,0,4"], "argument --box: '1,2,0,4' has no width or height above 0"),
        ([*RESTORE, "--face", "1", "--all"], "argument --all: not allowed with argument --face"),
        ([*RESTORE, "--frame", "1", "--time", "2"], "argument --time: not allowed with argument --frame"),
        ([*RESTORE, "--device", "tpu"], "argument --device: invalid choice: 'tpu' (choose from auto, cpu, cuda, mps)"),
    ],
)
def test_wrong_usage_is_one_line_and_a_hint(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    program = " ".join(["gfr", *(word for word in words[:1] if word in {"restore"})])
    line, hint = refused(words, capsys).splitlines()
    assert line.replace("'", "") == f"{program}: {complaint}".replace("'", "")  # newer Pythons quote fewer choices
    assert hint == f"hint: '{program} --help' shows what is possible."


def test_a_box_is_four_numbers_in_source_pixels() -> None:
    assert build_parser().parse_args([*RESTORE, "--box", "1,2.5,30,40"]).box == (1.0, 2.5, 30.0, 40.0)


def test_a_box_may_begin_outside_the_picture() -> None:
    assert read_words([*RESTORE, "--box", "-3,-2.5,30,40"]).box == (-3.0, -2.5, 30.0, 40.0)
    assert read_words([*RESTORE, "--box=-3,-2.5,30,40"]).box == (-3.0, -2.5, 30.0, 40.0)


def test_a_box_without_its_numbers_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_words([*RESTORE, "--box"])
    assert "argument --box: expected one argument" in capsys.readouterr().err


def test_guides_are_kept_in_their_order() -> None:
    arguments = build_parser().parse_args([*RESTORE, "--guide", "c.png"])
    assert [path.name for path in arguments.guide] == ["b.png", "c.png"]


@pytest.mark.parametrize("words", [["--help"], ["restore", "--help"], ["doctor", "--help"]])
def test_help_is_given_on_stdout(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args(words)
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("usage: gfr")
