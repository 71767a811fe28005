"""The words of `gfr run`."""

import argparse
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.argument_types import positive
from gfr_core.commands.words.command import Command, Commands, add_device, add_json
from gfr_core.progress import Reporter


def add_run(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("run", help="restore the pictures that wait in a project")
    parser.set_defaults(start=_start)
    add = parser.add_argument
    add(
        "project", metavar="PROJECT", type=Path, help="a file of GFR Studio; what becomes of each picture is kept in it"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--only", metavar="N", type=positive, help="only the Nth picture, whatever became of it before")
    which.add_argument("--retry", action="store_true", help="also the pictures that failed before")
    add("--out", metavar="DIR", type=Path, help="default: the project's own folder, else beside each picture")
    add("--operator", metavar="NAME", default="", help="who did it, for the treatment records")
    add_device(parser)
    add_json(parser)


def _start(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.run import run
        from gfr_core.project.run import RunOptions

        options = RunOptions(arguments.only, arguments.retry, arguments.out, arguments.operator)
        return run(arguments.project, options, arguments.device, report)

    return command
