"""The logs of runs as curves over the samples seen."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.train.svg_chart import Curve, Panel, Point, draw


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a log. `begins` where a new run begins in the same file: its samples count from the last one's on."""

    samples: int
    stage: str
    begins: bool
    values: dict[str, float]


def read_log(path: Path) -> list[Row]:
    """The rows of a run's `log.jsonl`, or of several runs' written one after the other.

    Raises:
        GfrError: the file cannot be read, is no log, or is empty.
    """
    try:
        found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        rows = list(_rows(found))
    except OSError as error:
        raise GfrError(f"Log '{path}' cannot be read: {error.strerror}.", "Name the log.jsonl of a run.") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise GfrError(f"'{path}' is not the log of a run: {error!r}.", "Name the log.jsonl of a run.") from error
    if not rows:
        raise GfrError(f"Log '{path}' has no rows yet.", "A run writes one at every validation.")
    return rows


def _rows(found: list[dict[str, object]]) -> Iterator[Row]:
    before, seen = 0, 0  # samples of the runs before, and of the row before
    for row in found:
        samples = int(str(row["samples"]))
        begins = samples <= seen
        before += seen if begins else 0
        seen = samples
        values = dict(_numbers(row))
        gains = {name.replace("psnr", "gain"): values[name] - values[f"{name}_degraded"] for name in _scored(values)}
        yield Row(before + samples, str(row["stage"]), begins, values | gains)


def _scored(values: dict[str, float]) -> list[str]:
    """ "4x psnr" and its like."""
    return [name for name in values if name.endswith(" psnr")]


def _numbers(row: dict[str, object], prefix: str = "") -> Iterator[tuple[str, float]]:
    """ "losses": {"l1": 0.1} as "losses l1": 0.1, and so on."""
    for name, value in row.items():
        if isinstance(value, dict):
            yield from _numbers(value, f"{prefix}{name} ")
        elif isinstance(value, int | float):
            yield f"{prefix}{name}", float(value)


def draw_curves(logs: Sequence[Path]) -> str:
    """Losses, learning rate, landmark error and PSNR over bicubic of the runs, as one SVG.

    With several logs each has its own dashes. With one, the stages are marked.

    Raises:
        GfrError: a file is no log.
    """
    runs = {log: read_log(log) for log in logs}
    rows = [row for run in runs.values() for row in run]
    names = {name for row in rows for name in row.values}
    losses = sorted(name for name in names if name.startswith("losses "))
    scales = sorted({name.split()[0] for name in names if name.endswith(" gain")}, key=lambda name: float(name[:-1]))
    panels = (
        _panel(runs, "losses (each without its weight; mean since the row before)", losses, logarithmic=True),
        _panel(runs, "learning rate", ["learning_rate"], logarithmic=True),
        _panel(runs, "landmark error of the grid, px of 256", [f"{scale} landmark_px" for scale in scales]),
        _panel(runs, "PSNR of the landmark box over bicubic, dB", [f"{scale} gain" for scale in scales]),
    )
    return draw(panels, "samples", _stages(rows) if len(runs) == 1 else ())


def _panel(runs: dict[Path, list[Row]], title: str, values: list[str], *, logarithmic: bool = False) -> Panel:
    curves = [
        Curve(_legend(value, log, alone=len(runs) == 1), _pieces(rows, value), family)
        for family, (log, rows) in enumerate(runs.items())
        for value in values
    ]
    return Panel(title, tuple(curve for curve in curves if any(curve.pieces)), logarithmic)


def _legend(value: str, log: Path, *, alone: bool) -> str:
    name = value.removeprefix("losses ").removesuffix(" landmark_px").removesuffix(" gain").replace("_", " ")
    return name if alone else f"{name}, {log.parent.name or log.stem}"


def _pieces(rows: list[Row], value: str) -> tuple[tuple[Point, ...], ...]:
    """Not connected over a new run, nor over rows that lack the value."""
    pieces: list[list[Point]] = [[]]
    for row in rows:
        if row.begins or value not in row.values:
            pieces.append([])
        if value in row.values:
            pieces[-1].append((row.samples, row.values[value]))
    return tuple(tuple(piece) for piece in pieces if piece)


def _stages(rows: list[Row]) -> list[tuple[float, str]]:
    """Where each begins: at the last row of the one before."""
    ends = [0.0] + [float(row.samples) for row in rows[:-1]]
    names = ["", *(row.stage for row in rows[:-1])]
    return [
        (end, row.stage) for end, name, row in zip(ends, names, rows, strict=True) if row.stage != name or row.begins
    ]
