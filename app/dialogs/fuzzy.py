"""How well typed letters fit a text."""

import unicodedata
from itertools import pairwise

_AT_START, _INSIDE, _SCATTERED = 3.0, 2.0, 1.0
_GAP_COST = 0.1
_AT_FRONT = 0.5


def plainly(text: str) -> str:
    """The text in small letters without accents: what is compared."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(each for each in parts if not unicodedata.combining(each))


def fit(typed: str, text: str) -> float:
    """How well the typed words fit: the higher, the better; 0 when one of them does not fit at all.

    Every typed word counts its letters: three points each where it begins a word of the text, two inside of one, one
    where its letters stand scattered but in order, less a little for every gap, and half a point more at the very
    front. Nothing typed fits everything.
    """
    words, within = plainly(typed).split(), plainly(text)
    points = [_points(word, within) for word in words]
    return sum(points, start=1.0) if all(points) else 0.0


def _points(word: str, text: str) -> float:
    if f" {word}" in f" {text}":
        return _AT_START * len(word) + (_AT_FRONT if text.startswith(word) else 0.0)
    if word in text:
        return _INSIDE * len(word)
    places = _in_order(word, text)
    gaps = sum(second - first > 1 for first, second in pairwise(places))
    return max(_GAP_COST, _SCATTERED * len(word) - _GAP_COST * gaps) if places else 0.0


def _in_order(word: str, text: str) -> list[int]:
    """Where the letters stand, each after the one before; empty when one is missing."""
    places: list[int] = []
    for letter in word:
        place = text.find(letter, places[-1] + 1 if places else 0)
        if place < 0:
            return []
        places.append(place)
    return places
