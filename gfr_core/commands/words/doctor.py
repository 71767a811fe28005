"""The words of `gfr doctor`."""

import argparse

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.command import Command, Commands, add_json
from gfr_core.progress import Reporter


def add_doctor(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("doctor", help="check this machine: libraries, devices, weights")
    parser.set_defaults(start=_start)
    add_json(parser)


def _start(_arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.doctor import look_around

        return look_around(report)

    return command
