"""What a word of the command line may hold: a number, a share, a box. Each is an argparse `type`.

All raise `argparse.ArgumentTypeError`, worded to follow "argument --name: ".
"""

import argparse
import math


def positive(text: str) -> int:
    """A whole number from 1."""
    number = _whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is below 1")
    return number


def natural(text: str) -> int:
    """A whole number from 0."""
    number = _whole(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text} is below 0")
    return number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number") from None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number") from None


def numbers(text: str) -> tuple[float, ...]:
    """Numbers between commas."""
    return tuple(_number(part) for part in text.split(","))


def seconds(text: str) -> float:
    """A finite number of seconds from 0."""
    number = _number(text)
    if not (math.isfinite(number) and number >= 0):
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds")
    return number


def share(text: str) -> float:
    """A number from 0 to 1."""
    number = _number(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return number


def box(text: str) -> tuple[float, float, float, float]:
    """X,Y,W,H with some width and height."""
    try:
        x, y, w, h = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not X,Y,W,H: four numbers between commas") from None
    if not all(math.isfinite(value) for value in (x, y, w, h)) or w <= 0 or h <= 0:
        raise argparse.ArgumentTypeError(f"'{text}' has no width or height above 0")
    return x, y, w, h
