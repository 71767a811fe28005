"""Functions and files short enough to be read: the numbers of the style guide."""

from statistics import median

from tests.helpers.shared import ROOT
from tests.helpers.source_files import Length, function_lengths, modules

MEDIAN_LINES = 6
USUAL_LINES = 30
USUAL_SHARE = 0.95
MOST_LINES = 60
FILE_LINES = 500
USUAL_FILE_LINES = 300
USUAL_FILE_SHARE = 0.95


def longest(lengths: list[Length], count: int = 8) -> str:
    return "\n".join(f"{length.lines:4} {length.where}" for length in sorted(lengths, key=lambda n: -n.lines)[:count])


def test_half_of_the_functions_are_very_short() -> None:
    assert median(length.lines for length in function_lengths(modules())) <= MEDIAN_LINES


def test_nearly_all_functions_are_short() -> None:
    lengths = function_lengths(modules())
    short = sum(length.lines <= USUAL_LINES for length in lengths)
    assert short >= USUAL_SHARE * len(lengths), longest(lengths, 20)


def test_no_function_is_long() -> None:
    long = [length for length in function_lengths(modules()) if length.lines > MOST_LINES]
    assert not long, longest(long)


def test_no_file_is_long_and_nearly_all_are_short() -> None:
    lines = {path: len((ROOT / path).read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert not [path for path, count in lines.items() if count > FILE_LINES]
    short = sum(count <= USUAL_FILE_LINES for count in lines.values())
    assert short >= USUAL_FILE_SHARE * len(lines), [str(path) for path, n in lines.items() if n > USUAL_FILE_LINES]
