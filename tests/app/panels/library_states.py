"""People and portraits as the library gives them, without a library."""

from pathlib import Path

from gfr_core.library.records import NewPortrait, PersonRecord, PortraitRecord
from tests.app.small_engine import FACE

ADA = PersonRecord(1, "Ada", ("family", "London"), "wrote notes", 2)
BOB = PersonRecord(2, "Bob", portraits=1)


def new(name: str) -> NewPortrait:
    """A picture that an import found."""
    return NewPortrait(Path("/pictures") / name, name, 1, 1, FACE, b"")


PORTRAITS = tuple(PortraitRecord(key, 1, new(name)) for key, name in ((1, "ada.png"), (2, "ada2.png")))
