"""The words of `gfr tracks`."""

import argparse
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.command import Command, Commands, add_json
from gfr_core.commands.words.film import add_stretch
from gfr_core.progress import Reporter


def add_tracks(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("tracks", help="list the shots of a clip and the faces that pass through them")
    parser.set_defaults(start=_start)
    parser.add_argument("source", metavar="SOURCE", type=Path, help="the clip, or the folder or pattern of a sequence")
    add_stretch(parser)
    add_json(parser)


def _start(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.tracks import list_tracks

        return list_tracks(arguments.source, arguments.begin, arguments.until, arguments.rate, report)

    return command
