"""The words of the command line and what they mean."""

import argparse
import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

import gfr_core
from gfr_core.commands.answer import Answer
from gfr_core.progress import Reporter

Command = Callable[[Reporter], Answer]
"""Work that is ready to start."""

WRONG_USAGE = 2
DEVICES = ("auto", "cpu", "cuda", "mps")


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line and a hint, as every other fault does."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"{self.prog}: {message}\nhint: '{self.prog} --help' shows what is possible.\n")


def read_words(argv: Sequence[str]) -> argparse.Namespace:
    """What the words of a command line say; see `build_parser`.

    Raises:
        SystemExit: with 2 on wrong usage, with 0 after --help and --version.
    """
    return build_parser().parse_args(_with_variants_attached(_with_boxes_attached(argv)))


def _with_boxes_attached(argv: Sequence[str]) -> list[str]:
    """`--box -3,5,60,60` as `--box=-3,5,60,60`: argparse takes a word that begins with a minus for an option."""
    words: list[str] = []
    for word in argv:
        if words and words[-1] == "--box":
            words[-1] = f"--box={word}"
        else:
            words.append(word)
    return words


def _with_variants_attached(argv: Sequence[str]) -> list[str]:
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


def build_parser() -> argparse.ArgumentParser:
    """The parser. Its result has `start(arguments) -> Command`, and `json` where a command can answer in JSON."""
    parser = _Parser(prog="gfr", description="Restore a face with the help of a good portrait of the same person.")
    parser.add_argument("--version", action="version", version=f"gfr {gfr_core.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_restore(commands)
    _add_faces(commands)
    _add_sample(commands)
    _add_train(commands)
    _add_curves(commands)
    _add_benchmark(commands)
    _add_doctor(commands)
    return parser


def _add_restore(commands: "argparse._SubParsersAction[_Parser]") -> None:
    add = commands.add_parser("restore", help="restore the faces of a picture or of one frame of a clip").add_argument
    parser = commands.choices["restore"]
    parser.set_defaults(start=_start_restore)
    add("source", metavar="SOURCE", type=Path, help="the photograph or clip")
    add("--guide", metavar="PORTRAIT", type=Path, action="append", required=True, help="repeat it to offer several")
    add("--out", metavar="OUT", type=Path, help="default: SOURCE_restored beside the source; an older OUT is replaced")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--face", metavar="N", type=_positive, help="the Nth face from the left; 'gfr faces' lists them")
    which.add_argument("--box", metavar="X,Y,W,H", type=_box, help="a face marked by hand, in pixels of the source")
    which.add_argument("--all", action="store_true", help="every face found; default: the largest")
    add("--strength", metavar="S", type=_share, default=1.0, help="0 leaves the face alone, 1 (default) is all of it")
    _add_frame_choice(parser)
    add("--save-steps", metavar="DIR", type=Path, help="also write every step and a comparison sheet")
    add("--weights", metavar="FILE", type=Path, help="default: those that come with GFR Studio")
    add("--device", choices=DEVICES, default="auto", help="default: the fastest there is")
    _add_json(parser)


def _add_faces(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("faces", help="list the faces of a picture or of one frame of a clip")
    parser.set_defaults(start=_start_faces)
    parser.add_argument("source", metavar="SOURCE", type=Path, help="the photograph or clip")
    _add_frame_choice(parser)
    _add_json(parser)


def _add_sample(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("sample", help="make an old photograph, a portrait and the truth to try things on")
    parser.set_defaults(start=_start_sample)
    parser.add_argument("folder", metavar="DIR", type=Path, help="made when it does not exist")


def _add_train(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("train", help="train weights as a configuration file says")
    parser.set_defaults(start=_start_train)
    parser.add_argument("config", metavar="CONFIG", type=Path, help="the configuration file")
    parser.add_argument("--resume", action="store_true", help="go on where the last run stopped")


def _add_curves(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("curves", help="draw the logs of training runs")
    parser.set_defaults(start=_start_curves)
    parser.add_argument("logs", metavar="LOG", type=Path, nargs="+", help="log.jsonl of a run; several are compared")
    parser.add_argument("--out", metavar="SVG", type=Path, required=True, help="an older SVG is replaced")


def _add_benchmark(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("benchmark", help="measure weights on people they never saw")
    parser.set_defaults(start=_start_benchmark)
    add = parser.add_argument
    add("index", metavar="INDEX", type=Path, help="their photographs: an index.jsonl")
    add("--split", default="val", help="which rows of the index; default: val")
    add("--scales", metavar="S,S", type=_numbers, default=(4.0, 8.0), help="s of the degradation; default: 4,8")
    add("--pairs", metavar="N", type=_positive, default=60, help="pairs a scale; default: 60")
    add("--variants", metavar="NAME=FILE", action="append", help="weights, one or more; default: those that come along")
    add("--size", metavar="PX", type=_positive, default=256, help="side of the crops; default: 256")
    add("--seed", metavar="N", type=_natural, default=999, help="decides the pairs; default: 999")
    add("--device", choices=DEVICES, default="auto", help="default: the fastest there is")
    add("--json", dest="json_out", metavar="OUT", type=Path, help="also write every figure as JSON")
    add("--html", metavar="OUT", type=Path, help="also write a page with tables and contact sheets")
    add("--sheet", metavar="PNG", type=Path, help="also write the contact sheets as one picture")


def _add_doctor(commands: "argparse._SubParsersAction[_Parser]") -> None:
    parser = commands.add_parser("doctor", help="check this machine: libraries, devices, weights")
    parser.set_defaults(start=_start_doctor)
    _add_json(parser)


def _add_frame_choice(parser: argparse.ArgumentParser) -> None:
    when = parser.add_mutually_exclusive_group()
    when.add_argument("--frame", metavar="N", type=_natural, help="which frame of a clip, counted from 0 (default)")
    when.add_argument("--time", metavar="S", type=_seconds, help="the frame shown at this second of a clip")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object on stdout instead of text")


def _start_restore(arguments: argparse.Namespace) -> Command:
    from gfr_core.commands.wishes import FaceWish, FrameWish, RestoreWish

    wish = RestoreWish(
        source=FrameWish(arguments.source, arguments.frame, arguments.time),
        guides=tuple(arguments.guide),
        out=arguments.out,
        face=FaceWish(arguments.face, arguments.box, every=arguments.all),
        strength=arguments.strength,
        steps_folder=arguments.save_steps,
        weights=arguments.weights,
        device=arguments.device,
    )

    def command(report: Reporter) -> Answer:
        from gfr_core.commands.restore import restore

        return restore(wish, report)

    return command


def _start_faces(arguments: argparse.Namespace) -> Command:
    def command(_report: Reporter) -> Answer:
        from gfr_core.commands.faces import list_faces
        from gfr_core.commands.wishes import FrameWish

        return list_faces(FrameWish(arguments.source, arguments.frame, arguments.time))

    return command


def _start_sample(arguments: argparse.Namespace) -> Command:
    def command(_report: Reporter) -> Answer:
        from gfr_core.commands.sample import make_sample

        return make_sample(arguments.folder)

    return command


def _start_train(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.train import train

        return train(arguments.config, report, resume=arguments.resume)

    return command


def _start_curves(arguments: argparse.Namespace) -> Command:
    def command(_report: Reporter) -> Answer:
        from gfr_core.commands.curves import curves

        return curves(tuple(arguments.logs), arguments.out)

    return command


def _start_benchmark(arguments: argparse.Namespace) -> Command:
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


def _start_doctor(_arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.doctor import look_around

        return look_around(report)

    return command


def _positive(text: str) -> int:
    number = _whole(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is below 1")
    return number


def _natural(text: str) -> int:
    number = _whole(text)
    if number < 0:
        raise argparse.ArgumentTypeError(f"{text} is below 0")
    return number


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number") from None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a number") from None


def _numbers(text: str) -> tuple[float, ...]:
    return tuple(_number(part) for part in text.split(","))


def _seconds(text: str) -> float:
    number = _number(text)
    if not (math.isfinite(number) and number >= 0):
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds")
    return number


def _share(text: str) -> float:
    number = _number(text)
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not between 0 and 1")
    return number


def _box(text: str) -> tuple[float, float, float, float]:
    try:
        x, y, w, h = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not X,Y,W,H: four numbers between commas") from None
    if not all(math.isfinite(value) for value in (x, y, w, h)) or w <= 0 or h <= 0:
        raise argparse.ArgumentTypeError(f"'{text}' has no width or height above 0")
    return x, y, w, h
