"""Panels of curves over one common axis, as SVG: axes, ticks, a legend.

Our own few lines: a training log has tens of points, and a plotting library would add 30 MB to the program for them.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#444444")
"""Told apart by the colour-blind as well (Okabe and Ito's palette)."""
DASHES = ("", "7 4", "2 3", "9 3 2 3")
LEFT, TOP, PLOT_WIDTH, PLOT_HEIGHT, LEGEND_WIDTH, GAP = 80, 40, 640, 190, 260, 60
"""Of the drawing, in its own pixels."""
ROOM = 0.06
"""Above and below the curves of a panel, as a share of what they span."""
LINE = 17
"""Of text, one below the other."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of the legend. `pieces` are drawn unconnected; `family` chooses how the line is dashed."""

    name: str
    pieces: tuple[tuple[Point, ...], ...]
    family: int = 0

    def points(self) -> Iterator[Point]:
        """Of all pieces."""
        return (point for piece in self.pieces for point in piece)


@dataclass(frozen=True, slots=True)
class Panel:
    """Curves with one vertical axis. What cannot stand on a logarithmic one (0 and below) is left out."""

    title: str
    curves: tuple[Curve, ...]
    logarithmic: bool = False


@dataclass(frozen=True, slots=True)
class Axis:
    """An interval of values laid on 0 to 1."""

    low: float
    high: float
    logarithmic: bool = False

    @staticmethod
    def around(values: Sequence[float], *, logarithmic: bool = False) -> "Axis":
        """Holds all values that it can show; a lone one stands in the middle."""
        shown = [value for value in values if math.isfinite(value) and (value > 0 or not logarithmic)] or [1.0]
        low, high = min(shown), max(shown)
        if low == high:
            low, high = (low / 2, low * 2) if logarithmic else (low - 1, low + 1)
        return Axis(low, high, logarithmic)

    def widened(self) -> "Axis":
        """With some room at both ends, so that no curve runs along the frame."""
        if self.logarithmic:
            factor = (self.high / self.low) ** ROOM
            return Axis(self.low / factor, self.high * factor, logarithmic=True)
        room = ROOM * (self.high - self.low)
        return Axis(self.low - room, self.high + room)

    def place(self, value: float) -> float | None:
        """Where the value stands; None when it cannot."""
        if not math.isfinite(value) or (self.logarithmic and value <= 0):
            return None
        if self.logarithmic:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[float]:
        """Round values inside: 1, 2 and 5 times a power of ten, or the powers alone where they are many."""
        if not self.logarithmic:
            step = _round_step((self.high - self.low) / 5)
            first = math.ceil(self.low / step - 1e-9)
            return [number * step for number in range(first, math.floor(self.high / step + 1e-9) + 1)]
        powers = range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1)
        within = self.low * (1 - 1e-9), self.high * (1 + 1e-9)
        steps = (1,) if len(powers) > 4 else (1, 2, 5)
        ticks = [step * 10.0**power for power in powers for step in steps]
        return [tick for tick in ticks if within[0] <= tick <= within[1]]


def draw(panels: Sequence[Panel], across: str, marks: Sequence[tuple[float, str]] = ()) -> str:
    """The drawing.

    Args:
        panels: from top to bottom.
        across: what the common axis counts.
        marks: places on it that get a thin line, and what begins there.
    """
    spots = [point[0] for panel in panels for curve in panel.curves for point in curve.points()]
    axis = Axis.around([*spots, *(place for place, _ in marks)])
    first = TOP + LINE * len(marks)
    height, width = first + len(panels) * (PLOT_HEIGHT + GAP), LEFT + PLOT_WIDTH + LEGEND_WIDTH
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
    ]
    parts += _names(marks, axis)
    for number, panel in enumerate(panels):
        parts += _panel(panel, axis, across, marks, first + number * (PLOT_HEIGHT + GAP))
    return "\n".join([*parts, "</svg>", ""])


def _names(marks: Sequence[tuple[float, str]], across: Axis) -> Iterator[str]:
    """Above the panels, one below the other: names are long and places close together."""
    for number, (place, name) in enumerate(marks):
        yield _text(_x(across, place), LINE * (number + 1), name, 'fill="#666666" font-size="10"')


def _panel(panel: Panel, across: Axis, label: str, marks: Sequence[tuple[float, str]], top: float) -> Iterator[str]:
    values = [point[1] for curve in panel.curves for point in curve.points()]
    up = Axis.around(values, logarithmic=panel.logarithmic).widened()
    yield _text(LEFT, top - 12, panel.title, 'font-size="14" font-weight="bold"')
    for tick in up.ticks():
        y = top + PLOT_HEIGHT * (1 - (up.place(tick) or 0.0))
        yield _line(LEFT, y, LEFT + PLOT_WIDTH, y, "#e0e0e0")
        yield _text(LEFT - 8, y + 4, f"{tick:g}", 'text-anchor="end"')
    for tick in across.ticks():
        x = _x(across, tick)
        yield _line(x, top + PLOT_HEIGHT, x, top + PLOT_HEIGHT + 4, "#888888")
        yield _text(x, top + PLOT_HEIGHT + LINE, f"{tick:,.10g}", 'text-anchor="middle"')
    yield _text(LEFT + PLOT_WIDTH + 16, top + PLOT_HEIGHT + LINE, label)
    for place, _ in marks:
        x = _x(across, place)
        yield _line(x, top, x, top + PLOT_HEIGHT, "#999999", 'stroke-dasharray="1 3"')
    yield f'<rect x="{LEFT}" y="{top}" width="{PLOT_WIDTH}" height="{PLOT_HEIGHT}" fill="none" stroke="#888888"/>'
    for number, curve in enumerate(panel.curves):
        yield from _curve(curve, COLOURS[number % len(COLOURS)], across, up, top)
        yield from _legend(curve, COLOURS[number % len(COLOURS)], top + 10 + LINE * number)


def _curve(curve: Curve, colour: str, across: Axis, up: Axis, top: float) -> Iterator[str]:
    for piece in curve.pieces:
        places = [(_x(across, x), up.place(y)) for x, y in piece]
        spots = [(x, top + PLOT_HEIGHT * (1 - y)) for x, y in places if y is not None]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
        yield f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="1.6" {_dash(curve)}/>'
        for x, y in spots:
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2" fill="{colour}"/>'


def _legend(curve: Curve, colour: str, y: float) -> Iterator[str]:
    x = LEFT + PLOT_WIDTH + 16
    yield _line(x, y, x + 28, y, colour, f'stroke-width="2" {_dash(curve)}')
    yield _text(x + 36, y + 4, curve.name)


def _x(across: Axis, value: float) -> float:
    return LEFT + PLOT_WIDTH * (across.place(value) or 0.0)


def _dash(curve: Curve) -> str:
    return f'stroke-dasharray="{DASHES[curve.family % len(DASHES)]}"'


def _line(x: float, y: float, to_x: float, to_y: float, colour: str, more: str = "") -> str:
    return f'<line x1="{x:.1f}" y1="{y:.1f}" x2="{to_x:.1f}" y2="{to_y:.1f}" stroke="{colour}" {more}/>'


def _text(x: float, y: float, text: str, more: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {more}>{escape(text)}</text>'


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5 times a power of ten that is not below."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= least * (1 - 1e-9))
