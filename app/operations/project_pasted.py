"""Pictures that came from the clipboard: they get a file of their own, or a project could not hold them."""

from pathlib import Path
from uuid import uuid4

from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.translation import tr
from gfr_core.media.frame import Frame
from gfr_core.progress import Reporter


class PastedPictures:
    """Writes pasted pictures, each once.

    Args:
        folder: where to; None keeps them in memory only.
    """

    def __init__(self, folder: Path | None, dispatch: Dispatch) -> None:
        self._folder, self._dispatch = folder, dispatch
        self._paths: dict[int, tuple[Frame, Path]] = {}

    def path_of(self, frame: Frame) -> Path | None:
        """The file of a pasted picture, which may still be being written; None when pasted ones are not kept."""
        if self._folder is None:
            return None
        if id(frame) not in self._paths:
            path = self._folder / f"pasted-{uuid4().hex[:12]}.png"
            self._paths[id(frame)] = (frame, path)
            self._dispatch.on_io(Job(tr("Keeping the pasted picture"), lambda report: _write(frame, path, report)))
        return self._paths[id(frame)][1]


def _write(frame: Frame, path: Path, _report: Reporter) -> None:
    from gfr_core.media.still import write_still

    path.parent.mkdir(parents=True, exist_ok=True)
    write_still(frame, path)
