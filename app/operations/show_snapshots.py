"""Unpack the snapshots that are to be looked at."""

from PySide6.QtCore import QObject, Slot

from app.documents.desk import Desk
from app.documents.patch import Patch
from app.documents.qt_image import to_qimage
from app.documents.snapshots import UnpackedSnapshot
from app.documents.source import Source
from app.documents.view import snapshot_layer, snapshot_number
from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.translation import tr
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Reporter


class ShowSnapshots(QObject):
    """Follows A and B of the view; whichever is a snapshot of the open source is unpacked on the I/O lane."""

    def __init__(self, desk: Desk, dispatch: Dispatch) -> None:
        super().__init__()
        self._desk, self._dispatch = desk, dispatch
        self._waiting: set[int] = set()
        desk.view.view_changed.connect(self._on_wishes_changed)
        desk.snapshots.snapshots_changed.connect(self._on_wishes_changed)
        desk.source.source_changed.connect(self._on_source_changed)

    @Slot()
    def _on_wishes_changed(self) -> None:
        source = self._desk.source.source
        if source is not None:
            for number in self._wanted() - self._waiting:
                if self._desk.snapshots.unpacked(number) is None:
                    self._unpack(source, number)

    @Slot()
    def _on_source_changed(self) -> None:
        """Snapshots of the old source are no longer to be seen."""
        self._desk.snapshots.drop_unpacked()
        for number in self._wanted(of_any=True) - self._wanted():
            self._desk.view.forget(snapshot_layer(number))
        self._on_wishes_changed()

    def _wanted(self, *, of_any: bool = False) -> frozenset[int]:
        view, source = self._desk.view.view, self._desk.source.source
        numbers = {snapshot_number(layer) for layer in (view.a, view.b)} - {None}
        mine = {each.number for each in self._desk.snapshots.of(source.key if source else None)}
        return frozenset(number for number in numbers if number is not None and (of_any or number in mine))

    def _unpack(self, source: Source, number: int) -> None:
        snapshot = self._desk.snapshots.with_number(number)
        assert snapshot is not None
        self._waiting.add(number)
        job = Job(
            tr("Unpacking {name}").format(name=snapshot.name),
            lambda report: unpacked(source.frame, snapshot.patch, report),
            lambda picture: self._take(source, number, picture),
            trouble=tr("Could not unpack {name}").format(name=snapshot.name),
        )
        job.finished.connect(lambda: self._waiting.discard(number))
        self._dispatch.on_io(job)

    def _take(self, source: Source, number: int, picture: UnpackedSnapshot) -> None:
        if self._desk.source.source is source:
            self._desk.snapshots.keep(number, picture, self._wanted())


def unpacked(frame: Frame, patch: Patch, report: Reporter) -> UnpackedSnapshot:
    """The source with the changes of a snapshot in it. For the I/O lane."""
    report(Progress(0.0, tr("Unpacking")))
    pixels = patch.on(frame.pixels)
    shown = Frame(pixels, frame.name).pixels_8bit()
    return UnpackedSnapshot(to_qimage(shown, frame.metadata.icc), pixels)
