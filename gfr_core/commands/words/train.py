"""The words of `gfr train`."""

import argparse
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.command import Command, Commands
from gfr_core.progress import Reporter


def add_train(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("train", help="train weights as a configuration file says")
    parser.set_defaults(start=_start)
    parser.add_argument("config", metavar="CONFIG", type=Path, help="the configuration file")
    parser.add_argument("--resume", action="store_true", help="go on where the last run stopped")


def _start(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.train import train

        return train(arguments.config, report, resume=arguments.resume)

    return command
