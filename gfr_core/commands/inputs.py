"""Reading what the commands work on."""

from collections.abc import Sequence
from pathlib import Path

from gfr_core.catalog.folder import Catalog
from gfr_core.commands.wishes import FrameWish
from gfr_core.faces.find import FaceFinder, build_finder
from gfr_core.media.clip_reader import ClipReader
from gfr_core.media.frame import Frame
from gfr_core.media.source import is_clip, read_source
from gfr_core.pairing.guide_set import Guide, guide_from


def read_frame(wish: FrameWish) -> Frame:
    """The picture that `wish` names.

    Raises:
        GfrError: it cannot be read.
    """
    return read_source(wish.path, frame=wish.frame, time_s=wish.time_s)


def frame_number(wish: FrameWish) -> int | None:
    """Which frame of a clip `wish` names, from 0; None for a picture.

    Raises:
        GfrError: the file cannot be read, or the time lies outside the clip.
    """
    if not is_clip(wish.path):
        return None
    if wish.time_s is None:
        return wish.frame or 0
    with ClipReader.open(wish.path) as clip:
        return clip.number_at_time(wish.time_s)


def open_finder() -> FaceFinder:
    """The best face finder this machine has the files for."""
    return build_finder(Catalog.default())


def read_guides(paths: Sequence[Path], finder: FaceFinder) -> tuple[Guide, ...]:
    """The portraits, each with its largest face.

    Raises:
        GfrError: one cannot be read or shows no face of use.
    """
    return tuple(_guide(read_source(path), finder) for path in paths)


def _guide(frame: Frame, finder: FaceFinder) -> Guide:
    return guide_from(frame, finder.find(frame.pixels_8bit()))
