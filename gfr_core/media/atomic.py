"""Writing a file so that a reader sees the old one or the new one, never a half."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gfr_core.errors import GfrError, MachineError


def write_atomically(path: Path, data: bytes) -> None:
    """Puts `data` at `path`; whatever was there stays whole until the new file is whole on the disk.

    A symbolic link at `path` is followed, not replaced.

    Raises:
        GfrError: the folder is missing, not a folder, or may not be written to; `path` is a folder or a device.
        MachineError: the disk is full or broken. The old file is intact and nothing is left behind.
    """
    with write_errors(path):
        target = Path(os.path.realpath(path))  # unlike `resolve`, gives up quietly on links that go in circles
        check_target(path, target)
        # Written beside the target: a rename within one file system is atomic, across two it is a copy.
        temporary = target.with_name(f".{target.name[:60]}.{uuid.uuid4().hex[:12]}.part")
        with _removed_unless_renamed(temporary):
            with temporary.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)


def check_target(path: Path, target: Path) -> None:
    """Returns when a file may be put at `target`, which `path` names.

    Raises:
        GfrError: it is a folder or a device, or its folder is missing.
    """
    if target.is_dir():
        raise GfrError(f"'{path}' is a folder, not a file name.", "Add a file name.")
    if target.exists() and not target.is_file():
        raise GfrError(f"'{path}' is not an ordinary file; it is never replaced.", "Choose another name.")
    if not target.parent.is_dir():
        raise GfrError(f"The folder '{target.parent}' does not exist.", "Make the folder first.")


@contextmanager
def _removed_unless_renamed(temporary: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def write_errors(path: Path) -> Iterator[None]:
    """Words the refusals of the operating system (and FFmpeg's, which are OSErrors too) to write `path`."""
    try:
        yield
    except PermissionError as error:
        raise GfrError(
            f"'{path.name}' may not be written in '{path.parent}': permission denied.", "Choose another folder."
        ) from error
    except OSError as error:
        raise MachineError(
            f"'{path.name}' could not be written: {error.strerror or type(error).__name__}. Nothing was changed.",
            "Free some space on the disk or choose another folder.",
        ) from error
