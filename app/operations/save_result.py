"""Save the result as a new file, with its treatment record beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from app.documents.desk import Desk
from app.documents.restoration import Restored
from app.jobs.job import Job
from app.messages import Message, of_notes
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.operations.output_order import OutputOrder, circumstances_of, composed, order_of
from app.operations.portraits_seen import PortraitsSeen
from app.translation import tr
from gfr_core.progress import Progress, Reporter, part_of

if TYPE_CHECKING:
    from gfr_core.record.output import WrittenOutput

LOSSLESS = (".png", ".tif", ".tiff")
"""Endings that keep every pixel as it is; a result keeps its source's ending when it is one of these."""


class SaveResult(QObject):
    """Writes on the I/O lane. Neither the source nor a portrait is ever overwritten: the core refuses."""

    def __init__(self, desk: Desk, dispatch: Dispatch, engine: Engine, seen: PortraitsSeen) -> None:
        super().__init__()
        self._desk, self._dispatch, self._engine, self._seen = desk, dispatch, engine, seen
        self._noted: Path | None = None
        desk.source.source_changed.connect(self._on_source_changed)

    def suggestion(self, folder: Path) -> Path:
        """A name beside nobody's: "old photo-restored.png"."""
        source = self._desk.source.source
        if source is None:
            return folder / "restored.png"
        path = source.path or Path(source.frame.name)
        ending = path.suffix.lower() if path.suffix.lower() in LOSSLESS else ".png"
        frame = f"-frame{source.clip.frame_number}" if source.clip else ""
        return folder / f"{path.stem}{frame}-restored{ending}"

    def to(self, path: Path) -> Job[WrittenOutput] | None:
        """Writes the result to `path` and what goes with it; None when there is none."""
        order, result = order_of(self._desk, self._seen), self._desk.restoration.result
        if order is None or result is None:
            return None
        return self._dispatch.on_io(
            Job(
                tr("Saving {name}").format(name=path.name),
                lambda report: _write(order, path, self._engine, report),
                lambda written: self._saved(result, written),
                trouble=tr("Could not save {name}").format(name=path.name),
            )
        )

    def _saved(self, result: Restored, written: WrittenOutput) -> None:
        if self._desk.restoration.result is result:
            self._desk.restoration.mark_saved()
        self._desk.notice.clear()
        self._desk.notice.show(_message_of(written))

    @Slot()
    def _on_source_changed(self) -> None:
        """A note on one picture is not true of the next; frames of one clip share theirs."""
        source = self._desk.source.source
        path = source.path if source is not None else None
        if path is None or path != self._noted:
            self._desk.record.set_note("")
        self._noted = path


def _message_of(written: WrittenOutput) -> Message:
    title = tr("Saved {name} in {folder}").format(name=written.output.name, folder=written.output.parent)
    message = of_notes(title, written.notes)
    if written.record is None:
        return message
    beside = tr("Its treatment record lies beside it: {name}.").format(name=written.record.name)
    return replace(message, text=" ".join(filter(None, (beside, message.text))))


def _write(order: OutputOrder, path: Path, engine: Engine, report: Reporter) -> WrittenOutput:
    report(Progress(0.0, tr("Writing")))
    from gfr_core.record.output import OutputWishes, write_output

    wishes = OutputWishes(mark=order.marks, record=order.writes_record)
    return write_output(composed(order), path, circumstances_of(order, engine), wishes, part_of(report, 0.2, 1.0))
