"""What is left of windows that did not close properly, and the place where this window keeps what has no file yet."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

from PySide6.QtCore import QLockFile

from app.translation import tr
from gfr_core.media.atomic import write_atomically
from gfr_core.project.schema import ENDING

_POINTER = ".open"
_LOCK = ".lock"


@dataclass(frozen=True, slots=True)
class Recoverable:
    """Something that a window which ended badly had open.

    Attributes:
        file: what lies in the recovery folder.
        project: the file to open.
        is_untitled: it never had a file of the user's own.
        saved_at: seconds since 1970: when it was written last.
    """

    file: Path
    project: Path
    is_untitled: bool
    saved_at: float

    @property
    def words(self) -> str:
        """What it is, and from when."""
        when = time.strftime("%d.%m.%Y %H:%M:%S", time.localtime(self.saved_at))
        name = tr("Untitled project") if self.is_untitled else self.project.name
        return tr("{name}, last change {when}").format(name=name, when=when)


class RecoveryFolder:
    """One for each user; each window has a file of its own in it, and a lock that ends with the window's process.

    Args:
        folder: made when it is needed.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._token = f"{time.strftime('%Y%m%d-%H%M%S')}-{uuid4().hex[:8]}"
        self._lock: QLockFile | None = None
        self._project_lock: QLockFile | None = None
        self._project: Path | None = None

    @property
    def own_file(self) -> Path:
        """Where this window keeps a project that has no file yet."""
        return self._folder / f"{self._token}{ENDING}"

    def begin(self) -> None:
        """Takes the lock that tells other windows that this one lives."""
        if self._lock is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock = _lock(self._folder / f"{self._token}{_LOCK}")
            self._lock.tryLock(0)

    def claim(self, project: Path) -> bool:
        """Makes a project this window's; False when another window has it open."""
        self.begin()
        if self._project == project:
            return True
        name = sha256(str(project.absolute()).encode()).hexdigest()[:24]
        lock = _lock(self._folder / f"project-{name}{_LOCK}")
        if not lock.tryLock(0):
            return False
        self.disclaim()
        self._project, self._project_lock = project, lock
        write_atomically(self._pointer, json.dumps(str(project.absolute())).encode())
        self.drop_own_file()
        return True

    def disclaim(self) -> None:
        """Lets go of the project that is this window's."""
        if self._project_lock is not None:
            self._project_lock.unlock()
        self._project, self._project_lock = None, None
        self._pointer.unlink(missing_ok=True)

    def drop_own_file(self) -> None:
        """What was kept of a project without a file is not wanted any more."""
        for file in (self.own_file, _backup(self.own_file)):
            file.unlink(missing_ok=True)

    def found(self) -> tuple[Recoverable, ...]:
        """What windows that are gone have left, the newest first."""
        return tuple(sorted(self._found(), key=lambda each: -each.saved_at))

    def forget(self, recoverable: Recoverable) -> None:
        """Deletes what is left: it was recovered, or nobody wants it. A project of the user's own is not touched."""
        for file in (recoverable.file, _backup(recoverable.file), recoverable.file.with_suffix(_LOCK)):
            file.unlink(missing_ok=True)

    def end(self) -> None:
        """The window closes properly: nothing is to be recovered."""
        self.disclaim()
        self.drop_own_file()
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None

    @property
    def _pointer(self) -> Path:
        return self._folder / f"{self._token}{_POINTER}"

    def _found(self) -> Iterator[Recoverable]:
        for file in self._folder.glob("*"):
            if file.suffix not in (ENDING, _POINTER) or file.stem == self._token or self._is_alive(file):
                continue
            if file.suffix == ENDING:
                yield Recoverable(file, file, is_untitled=True, saved_at=file.stat().st_mtime)
            elif (project := _pointed_to(file)) is not None:
                yield Recoverable(file, project, is_untitled=False, saved_at=project.stat().st_mtime)

    def _is_alive(self, file: Path) -> bool:
        """Whether the window that wrote the file is still there. Two windows that ask at once may both be told no."""
        lock = _lock(file.with_suffix(_LOCK))
        if not lock.tryLock(0):
            return True
        lock.unlock()
        return False


def _lock(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # never by age: a window may be open for weeks. That its process is gone is still seen
    return lock


def _pointed_to(file: Path) -> Path | None:
    """The project that a window had open; None when that is not there any more."""
    try:
        project = Path(json.loads(file.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return project if project.is_file() else None


def _backup(file: Path) -> Path:
    return file.with_name(file.name + ".bak")
