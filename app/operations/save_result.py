"""Save the result as a new file."""

from pathlib import Path

from app.documents.desk import Desk
from app.documents.restoration import Restored
from app.jobs.job import Job
from app.messages import of_notes
from app.operations.dispatch import Dispatch
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Reporter

LOSSLESS = (".png", ".tif", ".tiff")
"""Endings that keep every pixel as it is; a result keeps its source's ending when it is one of these."""


class SaveResult:
    """Writes on the I/O lane. The source is never overwritten: the core refuses."""

    def __init__(self, desk: Desk, dispatch: Dispatch) -> None:
        self._desk, self._dispatch = desk, dispatch

    def suggestion(self, folder: Path) -> Path:
        """A name beside nobody's: "old photo-restored.png"."""
        source = self._desk.source.source
        if source is None:
            return folder / "restored.png"
        path = source.path or Path(source.frame.name)
        ending = path.suffix.lower() if path.suffix.lower() in LOSSLESS else ".png"
        frame = f"-frame{source.clip.frame_number}" if source.clip else ""
        return folder / f"{path.stem}{frame}-restored{ending}"

    def to(self, path: Path) -> Job[tuple[str, ...]] | None:
        """Writes the result to `path`; None when there is none."""
        result, source = self._desk.restoration.result, self._desk.source.source
        if result is None or source is None:
            return None
        return self._dispatch.on_io(
            Job(
                f"Saving {path.name}",
                lambda report: _write(result.frame, path, source.path, report),
                lambda notes: self._saved(result, path, notes),
                trouble=f"Could not save {path.name}",
            )
        )

    def _saved(self, result: Restored, path: Path, notes: tuple[str, ...]) -> None:
        if self._desk.restoration.result is result:
            self._desk.restoration.mark_saved()
        self._desk.notice.clear()
        self._desk.notice.show(of_notes(f"Saved {path.name} in {path.parent}", notes))


def _write(frame: Frame, path: Path, source: Path | None, report: Reporter) -> tuple[str, ...]:
    report(Progress(0.0, "Writing"))
    from gfr_core.media.still import write_still

    return write_still(frame, path, source=source)
