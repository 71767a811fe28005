"""What the window may be started with."""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.settings.settings import ThemeChoice
from gfr_core import __version__


@dataclass(frozen=True, slots=True)
class Wishes:
    """The arguments. `theme` is None when the remembered one is to be used; `restores` asks for a result at once."""

    source: Path | None
    guides: tuple[Path, ...]
    is_sample: bool
    theme: ThemeChoice | None
    restores: bool = False


def parse(arguments: Sequence[str]) -> tuple[Wishes, list[str]]:
    """The wishes, and the arguments that are Qt's own ("-platform").

    Raises:
        SystemExit: help or version was asked for, or an argument is wrong.
    """
    known, others = _parser().parse_known_args(arguments)
    theme = ThemeChoice(known.theme) if known.theme else None
    return Wishes(known.source, tuple(known.guide), known.sample, theme, known.restore), others


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("gfr-studio", description="Restores faces with the help of a portrait.")
    parser.add_argument("source", metavar="SOURCE", nargs="?", type=Path, help="photo, clip or project to open")
    parser.add_argument("--guide", metavar="PORTRAIT", action="append", default=[], type=Path, help="portrait to add")
    parser.add_argument("--sample", action="store_true", help="open the sample")
    parser.add_argument("--restore", action="store_true", help="restore as soon as there are a face and a portrait")
    parser.add_argument("--theme", choices=[choice.value for choice in ThemeChoice], help="colours for this run")
    parser.add_argument("--version", action="version", version=f"gfr-studio {__version__}")
    return parser
