"""What the words of all commands are made with."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn, TypeAlias

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.argument_types import natural, seconds
from gfr_core.progress import Reporter

Command = Callable[[Reporter], Answer]
"""Work that is ready to start."""

WRONG_USAGE = 2
DEVICES = ("auto", "cpu", "cuda", "mps")


class WordParser(argparse.ArgumentParser):
    """Says what is wrong in one line and a hint, as every other fault does."""

    def error(self, message: str) -> NoReturn:
        """Ends the program with exit code 2."""
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\nhint: '{self.prog} --help' shows what is possible.\n")


Commands: TypeAlias = "argparse._SubParsersAction[WordParser]"
"""Where a command adds its name and words, by `add_parser(name, help=...)`. argparse has no public name for it."""


def add_frame_choice(parser: argparse.ArgumentParser) -> None:
    """--frame and --time, of which one may be given."""
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--frame", metavar="N", type=natural, help="which frame of a clip, counted from 0 (default)")
    when.add_argument("--time", metavar="S", type=seconds, help="the frame shown at this second of a clip")


def add_device(parser: argparse.ArgumentParser) -> None:
    """--device."""
    parser.add_argument("--device", choices=DEVICES, default="auto", help="default: the fastest there is")


def add_look_in(parser: argparse.ArgumentParser) -> None:
    """--look-in, as often as one likes."""
    words = "look in this folder and below for files that were moved; may be repeated"
    parser.add_argument("--look-in", metavar="DIR", type=Path, action="append", default=[], help=words)


def add_json(parser: argparse.ArgumentParser) -> None:
    """--json: the answer as one JSON object."""
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout instead of text")
