"""A large file written beside its place and moved there when it is whole."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gfr_core.errors import GfrError, MachineError


@contextmanager
def replacing(path: Path, *, source: Path | None = None) -> Iterator[Path]:
    """A name to write to; when the block ends well the file takes the place of `path`, else nothing is left behind.

    Args:
        path: where the file is to be. A symbolic link there is followed.
        source: what the file is made of; it is never overwritten, also not through a link.

    Raises:
        GfrError: `path` is the source, a folder or a device, its folder is missing or may not be written to.
        MachineError: the disk is full or broken.
    """
    target = Path(os.path.realpath(path))
    _check(path, target, source)
    temporary = target.with_name(f".{target.name[:60]}.{uuid.uuid4().hex[:12]}.part")
    with write_errors(path):
        try:
            yield temporary
            _sync(temporary)
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def write_errors(path: Path) -> Iterator[None]:
    """Words the refusals of the operating system and of FFmpeg (which are OSErrors too) to write `path`."""
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


def _check(path: Path, target: Path, source: Path | None) -> None:
    if target.is_dir():
        raise GfrError(f"'{path}' is a folder, not a file name.", "Add a file name.")
    if target.exists() and not target.is_file():
        raise GfrError(f"'{path}' is not an ordinary file; it is never replaced.", "Choose another name.")
    if not target.parent.is_dir():
        raise GfrError(f"The folder '{target.parent}' does not exist.", "Make the folder first.")
    if source is not None and target.exists() and source.exists() and target.samefile(source):
        raise GfrError(f"'{path.name}' is the source itself; it is never overwritten.", "Choose another name.")


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
