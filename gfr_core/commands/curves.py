"""`gfr curves`."""

from dataclasses import dataclass
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.errors import GfrError
from gfr_core.media.atomic import write_atomically
from gfr_core.train.curves import draw_curves


@dataclass(frozen=True, slots=True)
class CurvesFacts:
    """Where the drawing lies."""

    curves: str


def curves(logs: tuple[Path, ...], out: Path) -> Answer:
    """Draws the logs of training runs.

    Raises:
        GfrError: a log cannot be read or is none; `out` is no .svg, is one of the logs, or cannot be written.
    """
    if out.suffix.lower() != ".svg":
        raise GfrError(
            f"'{out.name}' does not end in .svg, and curves are written as SVG only.", "Choose another --out."
        )
    if any(log.resolve() == out.resolve() for log in logs):
        raise GfrError(f"'{out}' is one of the logs; it is never written over.", "Choose another --out.")
    write_atomically(out, draw_curves(logs).encode())
    return Answer(f"curves: {out}", CurvesFacts(str(out)))
