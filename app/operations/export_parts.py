"""Save what was changed apart from the picture: the mask, or the changed pixels alone."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from app.documents.desk import Desk
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.operations.output_order import OutputOrder, circumstances_of, composed, order_of
from app.operations.portraits_seen import PortraitsSeen
from app.translation import tr
from gfr_core.progress import Progress, Reporter

Part = Literal["mask", "patch"]


class ExportParts:
    """Writes on the I/O lane, PNG or TIFF, at the source's size and depth."""

    def __init__(self, desk: Desk, dispatch: Dispatch, engine: Engine, seen: PortraitsSeen) -> None:
        self._desk, self._dispatch, self._engine, self._seen = desk, dispatch, engine, seen

    def suggestion(self, part: Part, folder: Path) -> Path:
        """A name for the part: "old photo-mask.png"."""
        source = self._desk.source.source
        if source is None:
            return folder / f"{part}.png"
        stem = (source.path or Path(source.frame.name)).stem
        frame = f"-frame{source.clip.frame_number}" if source.clip else ""
        return folder / f"{stem}{frame}-{part}.png"

    def to(self, part: Part, path: Path) -> Job[Path] | None:
        """Writes the part to `path`; None when there is no result."""
        order = order_of(self._desk, self._seen)
        if order is None:
            return None
        return self._dispatch.on_io(
            Job(
                tr("Saving {name}").format(name=path.name),
                lambda report: _write(order, part, path, self._engine, report),
                lambda written: self._saved(part, written),
                trouble=tr("Could not save {name}").format(name=path.name),
            )
        )

    def _saved(self, part: Part, path: Path) -> None:
        title = tr("Saved {name} in {folder}").format(name=path.name, folder=path.parent)
        words = {
            "mask": tr("It is black exactly where nothing was changed."),
            "patch": tr("Laid over the source it gives the result, pixel for pixel."),
        }
        self._desk.notice.show(Message(Tone.INFO, title, words[part]))


def _write(order: OutputOrder, part: Part, path: Path, engine: Engine, report: Reporter) -> Path:
    report(Progress(0.0, tr("Writing")))
    from gfr_core.record.output import OutputWishes, write_parts

    wishes = OutputWishes(mark=order.marks, **{part: path})  # type: ignore[arg-type]  # mask or patch, both paths
    write_parts(composed(order), circumstances_of(order, engine), wishes)
    return path
