"""The words of `gfr verify`."""

import argparse
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.command import Command, Commands, add_json, add_look_in
from gfr_core.progress import Reporter


def add_verify(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("verify", help="check that the files of a treatment record are what they were")
    parser.set_defaults(start=_start)
    parser.add_argument("record", metavar="RECORD", type=Path, help="the .json beside a picture that was restored")
    add_look_in(parser)
    add_json(parser)


def _start(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.verify import verify_record

        return verify_record(arguments.record, tuple(arguments.look_in), report)

    return command
