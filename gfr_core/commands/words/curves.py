"""The words of `gfr curves`."""

import argparse
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.command import Command, Commands
from gfr_core.progress import Reporter


def add_curves(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("curves", help="draw the logs of training runs")
    parser.set_defaults(start=_start)
    parser.add_argument("logs", metavar="LOG", type=Path, nargs="+", help="log.jsonl of a run; several are compared")
    parser.add_argument("--out", metavar="SVG", type=Path, required=True, help="an older SVG is replaced")


def _start(arguments: argparse.Namespace) -> Command:
    def command(_report: Reporter) -> Answer:
        from gfr_core.commands.curves import curves

        return curves(tuple(arguments.logs), arguments.out)

    return command
