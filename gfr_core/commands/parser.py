"""The words of the command line and what they mean."""

import argparse
from collections.abc import Sequence

import gfr_core
from gfr_core.commands.words.benchmark import add_benchmark, with_variants_attached
from gfr_core.commands.words.command import Command, WordParser
from gfr_core.commands.words.curves import add_curves
from gfr_core.commands.words.doctor import add_doctor
from gfr_core.commands.words.faces import add_faces
from gfr_core.commands.words.film import add_film
from gfr_core.commands.words.rerun import add_rerun
from gfr_core.commands.words.restore import add_restore, with_boxes_attached
from gfr_core.commands.words.run import add_run
from gfr_core.commands.words.sample import add_sample
from gfr_core.commands.words.tracks import add_tracks
from gfr_core.commands.words.train import add_train
from gfr_core.commands.words.verify import add_verify

__all__ = ["Command", "build_parser", "read_words"]


def read_words(argv: Sequence[str]) -> argparse.Namespace:
    """What the words of a command line say; see `build_parser`.

    Raises:
        SystemExit: with 2 on wrong usage, with 0 after --help and --version.
    """
    return build_parser().parse_args(with_variants_attached(with_boxes_attached(argv)))


def build_parser() -> argparse.ArgumentParser:
    """The parser. Its result has `start(arguments) -> Command`, and `json` where a command can answer in JSON."""
    parser = WordParser(prog="gfr", description="Restore a face with the help of a good portrait of the same person.")
    parser.add_argument("--version", action="version", version=f"gfr {gfr_core.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add_restore(commands)
    add_faces(commands)
    add_film(commands)
    add_tracks(commands)
    add_run(commands)
    add_verify(commands)
    add_rerun(commands)
    add_sample(commands)
    add_train(commands)
    add_curves(commands)
    add_benchmark(commands)
    add_doctor(commands)
    return parser
