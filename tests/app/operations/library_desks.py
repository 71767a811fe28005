"""A desk with a library of its own in a folder of the test."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.all_operations import Operations
from app.operations.engine import Engine


@contextmanager
def library_desk(desk: Desk, lanes: Lanes, engine: Engine, folder: Path) -> Iterator[Operations]:
    """Every operation, with the library in `folder`; it is let go of when its lane has ended, as the program
    does: a field that loses the focus with its window has just handed in a change."""
    made = Operations.on(desk, lanes, engine, folder / "sample", folder / "data")
    yield made
    made.cancel()
    assert lanes.library.close()
    made.library.close()
