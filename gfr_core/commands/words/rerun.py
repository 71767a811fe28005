"""The words of `gfr rerun`."""

import argparse
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.command import DEVICES, Command, Commands, add_json, add_look_in
from gfr_core.progress import Reporter


def add_rerun(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("rerun", help="do again what a treatment record tells, and compare the pixels")
    parser.set_defaults(start=_start)
    add = parser.add_argument
    add("record", metavar="RECORD", type=Path, help="the .json beside a picture that was restored")
    add("--out", metavar="OUT", type=Path, required=True, help="where the result goes; an older OUT is replaced")
    add_look_in(parser)
    add("--anyway", action="store_true", help="go on although an input has changed since")
    add("--device", choices=DEVICES, help="default: that of the record, else the fastest there is")
    add_json(parser)


def _start(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.rerun import RerunWish, rerun_record

        look_in = tuple(arguments.look_in)
        wish = RerunWish(arguments.record, arguments.out, look_in, arguments.anyway, arguments.device)
        return rerun_record(wish, report)

    return command
