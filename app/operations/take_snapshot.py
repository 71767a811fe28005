"""Keep the result as it is now under a name, to compare later ones with it."""

from PySide6.QtGui import QUndoStack

from app.documents.desk import Desk
from app.documents.patch import Patch
from app.documents.snapshots import Snapshot
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.dispatch import Dispatch
from app.operations.snapshot_edits import AddSnapshot, RemoveSnapshot, RenameSnapshot
from app.translation import tr
from gfr_core.media.frame import Pixels
from gfr_core.progress import Progress, Reporter


class TakeSnapshot:
    """Takes, renames and removes snapshots; all of it can be undone."""

    def __init__(self, desk: Desk, dispatch: Dispatch, undo: QUndoStack) -> None:
        self._desk, self._dispatch, self._undo = desk, dispatch, undo

    def start(self) -> Job[Patch] | None:
        """Takes one of the result on the desk; None when there is none."""
        source, result = self._desk.source.source, self._desk.restoration.result
        if source is None or result is None:
            return None
        before, after, key = source.frame.pixels, result.frame.pixels, source.key
        strength = round(self._desk.restoration.strength * 100)
        return self._dispatch.on_io(
            Job(
                tr("Taking a snapshot"),
                lambda report: packed(before, after, report),
                lambda patch: self._take(patch, key, strength),
                trouble=tr("Could not take a snapshot"),
            )
        )

    def rename(self, number: int, name: str) -> None:
        """Calls one by another name; an empty name leaves the old one."""
        snapshot, name = self._desk.snapshots.with_number(number), name.strip()
        if snapshot is not None and name not in ("", snapshot.name):
            self._undo.push(RenameSnapshot(self._desk.snapshots, snapshot, name))

    def remove(self, number: int) -> None:
        """Takes one away."""
        snapshot = self._desk.snapshots.with_number(number)
        if snapshot is not None:
            self._undo.push(RemoveSnapshot(self._desk.snapshots, self._desk.view, snapshot))

    def _take(self, patch: Patch, key: str, strength: int) -> None:
        document = self._desk.snapshots
        document.check_room(patch)
        number = document.number_for_next()
        snapshot = Snapshot(
            number, tr("Snapshot {number}, {strength} %").format(number=number, strength=strength), key, patch
        )
        self._undo.push(AddSnapshot(document, self._desk.view, snapshot))
        taken = tr("{name} was taken").format(name=snapshot.name)
        self._desk.notice.show(Message(Tone.INFO, taken, tr("Choose it as A or B to compare with it.")))


def packed(before: Pixels, after: Pixels, report: Reporter) -> Patch:
    """What the result changes. For the I/O lane."""
    report(Progress(0.0, tr("Packing what was changed")))
    return Patch.between(before, after)
