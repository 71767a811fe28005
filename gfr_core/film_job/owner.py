"""One process at a time works on a job. One that was killed is known by its number and the moment it was started."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from gfr_core.errors import GfrError
from gfr_core.media.atomic import write_errors

FILE_NAME = "owner"


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """The job in `folder` is this process's until the block ends; the folder is made when it is missing.

    Raises:
        GfrError: another process that still runs works on it, or the folder cannot be written.
        MachineError: the disk is full.
    """
    path = folder / FILE_NAME
    with write_errors(folder):
        folder.mkdir(exist_ok=True)
        if path.exists() and _is_running(path):
            raise GfrError(
                f"Another process works on the job in '{folder.name}'.", "Wait until it has ended, or end it first."
            )
        path.unlink(missing_ok=True)
        with path.open("x", encoding="ascii") as file:
            json.dump([os.getpid(), psutil.Process().create_time()], file)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def _is_running(path: Path) -> bool:
    try:
        number, started = json.loads(path.read_text(encoding="ascii"))
        return bool(psutil.Process(number).create_time() == started)
    except (OSError, ValueError, TypeError, psutil.Error):  # killed, or killed while it wrote this
        return False
