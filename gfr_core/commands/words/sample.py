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
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--group", action="store_true", help="a group photo of two people, and a portrait of each")
    kind.add_argument("--film", action="store_true", help="a film of two people, and a portrait of each")
    parser.add_argument("--seconds", metavar="S", type=float, default=8.0, help="of the film; default: 8")
    parser.add_argument("--lines", metavar="N", type=int, default=360, help="of the film's picture; default: 360")


def _start(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.sample import make_film_sample, make_group_sample, make_sample

        if arguments.film:
            return make_film_sample(arguments.folder, arguments.seconds, arguments.lines, report)
        return make_group_sample(arguments.folder) if arguments.group else make_sample(arguments.folder)

    return command
