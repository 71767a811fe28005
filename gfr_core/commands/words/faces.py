"""The words of `gfr faces`."""

import argparse
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.command import Command, Commands, add_frame_choice, add_json
from gfr_core.progress import Reporter


def add_faces(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("faces", help="list the faces of a picture or of one frame of a clip")
    parser.set_defaults(start=_start)
    parser.add_argument("source", metavar="SOURCE", type=Path, help="the photograph or clip")
    add_frame_choice(parser)
    add_json(parser)


def _start(arguments: argparse.Namespace) -> Command:
    def command(_report: Reporter) -> Answer:
        from gfr_core.commands.faces import list_faces
        from gfr_core.commands.wishes import FrameWish

        return list_faces(FrameWish(arguments.source, arguments.frame, arguments.time))

    return command
