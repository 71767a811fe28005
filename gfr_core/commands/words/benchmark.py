"""The words of `gfr benchmark`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.argument_types import natural, numbers, positive
from gfr_core.commands.words.command import Command, Commands, add_device
from gfr_core.progress import Reporter


def with_variants_attached(argv: Sequence[str]) -> list[str]:
    """`--variants Full=a -WG=b` as `--variants=Full=a --variants=-WG=b`: the paper's names begin with a minus too."""
    words: list[str] = []
    follows = False
    for word in argv:
        follows = word == "--variants" or (follows and "=" in word and not word.startswith("--"))
        if follows and word != "--variants":
            word = f"--variants={word}"
        words.append(word)
    return [word for word, after in zip(words, [*words[1:], ""], strict=True) if not _opens_variants(word, after)]


def _opens_variants(word: str, after: str) -> bool:
    return word == "--variants" and after.startswith("--variants=")


def add_benchmark(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("benchmark", help="measure weights on people they never saw")
    parser.set_defaults(start=_start)
    add = parser.add_argument
    add("index", metavar="INDEX", type=Path, help="their photographs: an index.jsonl")
    add("--split", default="val", help="which rows of the index; default: val")
    add("--scales", metavar="S,S", type=numbers, default=(4.0, 8.0), help="s of the degradation; default: 4,8")
    add("--pairs", metavar="N", type=positive, default=60, help="pairs a scale; default: 60")
    add("--variants", metavar="NAME=FILE", action="append", help="weights, one or more; default: those that come along")
    add("--size", metavar="PX", type=positive, default=256, help="side of the crops; default: 256")
    add("--seed", metavar="N", type=natural, default=999, help="decides the pairs; default: 999")
    add_device(parser)
    add("--json", dest="json_out", metavar="OUT", type=Path, help="also write every figure as JSON")
    add("--html", metavar="OUT", type=Path, help="also write a page with tables and contact sheets")
    add("--sheet", metavar="PNG", type=Path, help="also write the contact sheets as one picture")


def _start(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.benchmark.plan import Plan
        from gfr_core.commands.benchmark import Outputs, benchmark

        plan = Plan(
            index=arguments.index,
            split=arguments.split,
            scales=arguments.scales,
            pairs=arguments.pairs,
            size=arguments.size,
            seed=arguments.seed,
            device=arguments.device,
        )
        outputs = Outputs(arguments.json_out, arguments.html, arguments.sheet)
        return benchmark(plan, tuple(arguments.variants or ()), outputs, report)

    return command
