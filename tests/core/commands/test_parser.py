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
COMMANDS = (
    "restore",
    "faces",
    "film",
    "tracks",
    "run",
    "verify",
    "rerun",
    "sample",
    "train",
    "curves",
    "benchmark",
    "doctor",
)
BENCHMARK = ["benchmark", "index.jsonl"]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["mend"], f"argument COMMAND: invalid choice: 'mend' (choose from {', '.join(COMMANDS)})"),
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
        ([*BENCHMARK, "--scales", "4,eight"], "argument --scales: 'eight' is not a number"),
        ([*BENCHMARK, "--pairs", "0"], "argument --pairs: 0 is below 1"),
        ([*BENCHMARK, "--seed", "-1"], "argument --seed: -1 is below 0"),
        ([*BENCHMARK, "--json"], "argument --json: expected one argument"),
        ([*RESTORE, "--device", "tpu"], "argument --device: invalid choice: 'tpu' (choose from auto, cpu, cuda, mps)"),
    ],
)
def test_wrong_usage_is_one_line_and_a_hint(
    words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    program = " ".join(["gfr", *(word for word in words[:1] if word in {"restore", "benchmark"})])
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


@pytest.mark.parametrize("words", [["--help"], ["restore", "--help"], ["benchmark", "--help"], ["doctor", "--help"]])
def test_help_is_given_on_stdout(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args(words)
    assert caught.value.code == 0
    assert capsys.readouterr().out.startswith("usage: gfr")


def test_a_benchmark_measures_the_default_weights_on_the_papers_scales_unless_told() -> None:
    arguments = read_words(BENCHMARK)
    assert (arguments.split, arguments.scales, arguments.pairs) == ("val", (4.0, 8.0), 60)
    assert (arguments.size, arguments.seed, arguments.device) == (256, 999, "auto")
    assert (arguments.variants, arguments.json_out, arguments.html, arguments.sheet) == (None, None, None, None)


@pytest.mark.parametrize(
    "words",
    [
        ["--variants", "Full=a", "-WG=b", "--pairs", "8"],
        ["--variants", "Full=a", "--variants", "-WG=b", "--pairs", "8"],
        ["--variants=Full=a", "--variants=-WG=b", "--pairs", "8"],
        ["--pairs", "8", "--variants", "Full=a", "-WG=b"],
    ],
)
def test_variants_may_have_the_papers_names_which_begin_with_a_minus(words: list[str]) -> None:
    arguments = read_words([*BENCHMARK, *words])
    assert (arguments.variants, arguments.pairs) == (["Full=a", "-WG=b"], 8)


def test_a_variant_that_is_none_reaches_the_benchmark_to_be_refused() -> None:
    assert read_words([*BENCHMARK, "--variants", "weights.safetensors"]).variants == ["weights.safetensors"]


def test_variants_without_a_word_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_words([*BENCHMARK, "--variants", "--pairs", "8"])
    assert "argument --variants: expected one argument" in capsys.readouterr().err


def test_json_of_a_benchmark_is_a_file() -> None:
    arguments = read_words([*BENCHMARK, "--json", "out.json"])
    assert str(arguments.json_out) == "out.json"
    assert not hasattr(arguments, "json")
