"""A desk with a face that was really restored, from files."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.source import Source
from app.operations.all_operations import Operations
from gfr_core.media.still import read_still, write_still
from tests.app.small_engine import FACE, picture


@dataclass(frozen=True, slots=True)
class RestoredDesk:
    """The desk and its operations; all files lie in `folder`."""

    desk: Desk
    operations: Operations
    folder: Path


def restore_on(desk: Desk, operations: Operations, folder: Path, settled: Callable[[], None]) -> RestoredDesk:
    """Restores the one face of `old.png` with `mum.png`, person "Mum"."""
    for name, side in (("old.png", 80), ("mum.png", 90)):
        write_still(picture(name, side), folder / name)
    desk.source.open(Source(read_still(folder / "old.png"), folder / "old.png"))
    desk.source.set_found([FACE])
    desk.people.rename(1, "Mum")
    desk.portraits.add((Portrait(1, read_still(folder / "mum.png"), FACE, folder / "mum.png"),))
    operations.restore_faces.all()
    settled()
    settled()  # the restoration has started a blend
    assert desk.restoration.result is not None
    assert desk.restoration.is_unsaved
    return RestoredDesk(desk, operations, folder)
