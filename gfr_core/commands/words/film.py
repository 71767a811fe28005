"""The words of `gfr film`."""

import argparse
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.argument_types import share
from gfr_core.commands.words.command import Command, Commands, add_device, add_json
from gfr_core.film_job.points import Moment, moment_from
from gfr_core.progress import Reporter

FORMATS = ("ffv1", "prores", "h264", "h265", "dpx", "dpx16", "tiff", "png", "exr")
"""The values of `FilmFormat`, which cannot be asked without loading the libraries of film."""


def add_film(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser(
        "film", help="restore the faces of a clip or sequence, steadily, and go on after a crash"
    )
    parser.set_defaults(start=_start)
    add = parser.add_argument
    words = "somebody and good portraits of them; repeat it for others"
    add("source", metavar="SOURCE", type=Path, help="the clip, or the folder or pattern of a sequence")
    add("--person", metavar="NAME=PORTRAIT[,PORTRAIT]", type=person, action="append", required=True, help=words)
    words = "whose face track N is; needed where there are several people; 'gfr tracks' lists the tracks"
    add("--track", metavar="N=NAME", type=track, action="append", default=[], help=words)
    add_stretch(parser)
    add("--to", choices=FORMATS, default="ffv1", help="default: ffv1, lossless in Matroska")
    words = "how strongly neighbouring frames steady a face: 0 (not at all) to 1; default: 0.8"
    add("--steady", metavar="S", type=share, default=0.8, help=words)
    words = "of the film's grain, laid back over the face: 0 (none) to 1; default: 0.5"
    add("--grain", metavar="G", type=share, default=0.5, help=words)
    add("--strength", metavar="S", type=share, default=1.0, help="0 leaves faces alone, 1 (default) is all of it")
    add("--out", metavar="OUT", type=Path, help="default: SOURCE_restored beside the source; a folder for sequences")
    add("--resume", action="store_true", help="go on with a job that was stopped, in OUT.gfrjob")
    add("--unmarked", action="store_true", help="do not say in OUT's metadata that AI restored it")
    add("--weights", metavar="FILE", type=Path, help="default: those that come with GFR Studio")
    add_device(parser)
    add_json(parser)


def add_stretch(parser: argparse.ArgumentParser) -> None:
    """--from, --until and --rate: which frames of which film."""
    add = parser.add_argument
    words = "the first frame: its number, a time code HH:MM:SS:FF or a time like 1:05.5; default: the source's first"
    add("--from", metavar="TC", dest="begin", type=moment, help=words)
    words = "the frame before which to end, as --from; it is left out; default: none"
    add("--until", metavar="TC", dest="until", type=moment, help=words)
    add("--rate", metavar="R", type=rate, help="frames a second of a sequence: 24 or 24000/1001")


def person(text: str) -> tuple[str, tuple[Path, ...]]:
    """NAME=PORTRAIT[,PORTRAIT]."""
    name, equals, portraits = text.partition("=")
    paths = tuple(Path(each) for each in portraits.split(",") if each)
    if not (name.strip() and equals and paths):
        raise argparse.ArgumentTypeError(f"'{text}' is not NAME=PORTRAIT[,PORTRAIT]")
    return name.strip(), paths


def track(text: str) -> tuple[int, str]:
    """N=NAME."""
    number, equals, name = text.partition("=")
    if not (equals and name.strip() and number.isascii() and number.isdecimal()):
        raise argparse.ArgumentTypeError(f"'{text}' is not N=NAME")
    return int(number), name.strip()


def moment(text: str) -> Moment:
    """A frame, a time code or a time."""
    try:
        return moment_from(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def rate(text: str) -> Fraction:
    """Frames a second."""
    try:
        value = Fraction(text)
    except (ValueError, ZeroDivisionError):
        raise argparse.ArgumentTypeError(f"'{text}' is not a rate like 24 or 24000/1001") from None
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return value


def _start(arguments: argparse.Namespace) -> Command:
    def command(report: Reporter) -> Answer:
        from gfr_core.commands.film import film
        from gfr_core.film.options import FilmOptions
        from gfr_core.film_job.wish import FilmWish, Person
        from gfr_core.media.clip_codecs import FilmFormat

        wish = FilmWish(
            source=arguments.source,
            people=tuple(Person(name, paths) for name, paths in _portraits(arguments.person).items()),
            out=arguments.out,
            film_format=FilmFormat(arguments.to),
            options=FilmOptions(strength=arguments.strength, steady=arguments.steady, grain=arguments.grain),
            start=arguments.begin,
            stop=arguments.until,
            assigned=tuple(arguments.track),
            rate=arguments.rate,
            resume=arguments.resume,
            weights=arguments.weights,
            mark=not arguments.unmarked,
        )
        return film(wish, arguments.device, report)

    return command


def _portraits(people: Sequence[tuple[str, tuple[Path, ...]]]) -> dict[str, tuple[Path, ...]]:
    """Somebody named twice has the portraits of both."""
    portraits: dict[str, tuple[Path, ...]] = {}
    for name, paths in people:
        portraits[name] = portraits.get(name, ()) + paths
    return portraits
