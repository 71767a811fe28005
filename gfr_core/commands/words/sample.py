"""The words of `gfr sample`."""

import argparse
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.command import Command, Commands
from gfr_core.progress import Reporter


def add_sample(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("sample", help="make an old photograph, a portrait and the truth to try things on")
    parser.set_defaults(start=_start)
    parser.add_argument("folder", metavar="DIR", type=Path, help="made when it does not exist")
    parser.add_argument("--group", action="store_true", help="a group photo of two people, and a portrait of each")


def _start(arguments: argparse.Namespace) -> Command:
    def command(_report: Reporter) -> Answer:
        from gfr_core.commands.sample import make_group_sample, make_sample

        return make_group_sample(arguments.folder) if arguments.group else make_sample(arguments.folder)

    return command
