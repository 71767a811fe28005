"""The words of `gfr restore`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from gfr_core.commands.answer import Answer
from gfr_core.commands.words.argument_types import box, positive, share
from gfr_core.commands.words.command import Command, Commands, add_device, add_frame_choice, add_json
from gfr_core.progress import Reporter


def with_boxes_attached(argv: Sequence[str]) -> list[str]:
    """`--box -3,5,60,60` as `--box=-3,5,60,60`: argparse takes a word that begins with a minus for an option."""
    words: list[str] = []
    for word in argv:
        if words and words[-1] == "--box":
            words[-1] = f"--box={word}"
        else:
            words.append(word)
    return words


def add_restore(commands: Commands) -> None:
    """The command, its words and how it starts."""
    parser = commands.add_parser("restore", help="restore the faces of a picture or of one frame of a clip")
    parser.set_defaults(start=_start)
    add = parser.add_argument
    add("source", metavar="SOURCE", type=Path, help="the photograph or clip")
    add("--guide", metavar="PORTRAIT", type=Path, action="append", required=True, help="repeat it to offer several")
    add("--out", metavar="OUT", type=Path, help="default: SOURCE_restored beside the source; an older OUT is replaced")
    _add_face_choice(parser)
    add(
        "--strength", metavar="S", type=share, help="0 leaves the face alone, 1 is all of it; default: 1, or as advised"
    )
    add(
        "--influence",
        metavar="I",
        type=share,
        default=1.0,
        help="of the portrait: 0 uses nothing of it, 1 (default) all",
    )
    add_frame_choice(parser)
    add("--save-steps", metavar="DIR", type=Path, help="also write every step and a comparison sheet")
    _add_record(parser)
    add("--weights", metavar="FILE", type=Path, help="default: those that come with GFR Studio")
    add_device(parser)
    add_json(parser)


def _add_record(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--save-mask", metavar="FILE", type=Path, help="also write the mask, PNG or TIFF; 0 is where nothing changed")
    add("--save-patch", metavar="FILE", type=Path, help="also write the changed pixels alone, PNG or TIFF with alpha")
    add("--no-record", action="store_true", help="write no treatment record beside OUT; default: OUT.json")
    add("--unmarked", action="store_true", help="do not say in OUT's metadata that AI restored it")
    add("--operator", metavar="NAME", default="", help="who does it, for the record")
    add("--note", metavar="TEXT", default="", help="words for the record")


def _add_face_choice(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--face", metavar="N", type=positive, help="the Nth face from the left; 'gfr faces' lists them")
    which.add_argument("--box", metavar="X,Y,W,H", type=box, help="a face marked by hand, in pixels of the source")
    which.add_argument("--all", action="store_true", help="every face found; default: the largest")


def _start(arguments: argparse.Namespace) -> Command:
    from gfr_core.commands.wishes import FaceWish, FrameWish, RestoreWish

    wish = RestoreWish(
        source=FrameWish(arguments.source, arguments.frame, arguments.time),
        guides=tuple(arguments.guide),
        out=arguments.out,
        face=FaceWish(arguments.face, arguments.box, every=arguments.all),
        strength=arguments.strength,
        influence=arguments.influence,
        steps_folder=arguments.save_steps,
        mask=arguments.save_mask,
        patch=arguments.save_patch,
        record=not arguments.no_record,
        mark=not arguments.unmarked,
        operator=arguments.operator,
        note=arguments.note,
        weights=arguments.weights,
        device=arguments.device,
    )

    def command(report: Reporter) -> Answer:
        from gfr_core.commands.restore import restore

        return restore(wish, report)

    return command
