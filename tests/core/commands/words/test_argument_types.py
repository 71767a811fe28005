"""What a word may hold."""

import argparse
from collections.abc import Callable

import pytest

from gfr_core.commands.words.argument_types import box, natural, numbers, positive, seconds, share


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (positive, "1", 1),
        (natural, "0", 0),
        (numbers, "4,8.5", (4.0, 8.5)),
        (seconds, "2.5", 2.5),
        (share, "1", 1.0),
        (box, "-1,2.5,3,4", (-1.0, 2.5, 3.0, 4.0)),
    ],
)
def test_what_is_right_becomes_a_value(kind: Callable[[str], object], text: str, value: object) -> None:
    assert kind(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        (positive, "0", "0 is below 1"),
        (natural, "-1", "-1 is below 0"),
        (natural, "one", "'one' is not a whole number"),
        (numbers, "4,x", "'x' is not a number"),
        (seconds, "inf", "inf is not a number of seconds"),
        (seconds, "-1", "-1 is not a number of seconds"),
        (share, "1.5", "1.5 is not between 0 and 1"),
        (box, "1,2,3", "'1,2,3' is not X,Y,W,H: four numbers between commas"),
        (box, "1,2,0,4", "'1,2,0,4' has no width or height above 0"),
    ],
)
def test_what_is_wrong_is_said(kind: Callable[[str], object], text: str, words: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError) as caught:
        kind(text)
    assert str(caught.value) == words
