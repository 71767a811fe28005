"""A large file written beside its place and moved there when it is whole."""

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gfr_core.errors import GfrError
from gfr_core.media.atomic import check_target, write_errors


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


def _check(path: Path, target: Path, source: Path | None) -> None:
    check_target(path, target)
    if source is not None and target.exists() and source.exists() and target.samefile(source):
        raise GfrError(f"'{path.name}' is the source itself; it is never overwritten.", "Choose another name.")


def _sync(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
