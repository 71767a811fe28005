"""Every portrait of the person at hand as it lies on the selected face, side by side; a click takes it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.operations.all_operations import Operations
from app.operations.obstacles import obstacle_to_restoring
from app.panels.words import label
from app.translation import tr
from app.views.warp_strip import WarpCard, WarpStrip


class WarpsPanel(QWidget):
    """While it is shown, portraits are tried on in the background. A click chooses the portrait and restores again.

    Signals:
        restore_requested: the selected face is to be restored with what has been chosen.
    """

    restore_requested = Signal()

    def __init__(self, desk: Desk, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._operations = desk, operations
        self.heading, self.results, self.strip = label(role="heading"), QCheckBox(tr("Show results")), WarpStrip()
        self.results.setToolTip(tr("Show what the network makes with each portrait, not the warped portrait itself"))
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        row.addWidget(self.results)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.addLayout(row)
        column.addWidget(self.strip, 1)
        self._connect()
        self._on_desk_changed()

    @property
    def order(self) -> list[Portrait]:
        """The portraits as they are shown: ranked ones first."""
        places = {rank.key: rank.place for rank in self._desk.portraits.ranking}
        last = len(places) + 1
        return sorted(self._desk.portraits.shown, key=lambda each: (places.get(each.key, last), each.key))

    def _connect(self) -> None:
        desk = self._desk
        for changed in (
            desk.source.selection_changed,
            desk.people.people_changed,
            desk.people.current_changed,
            desk.portraits.portraits_changed,
            desk.portraits.choice_changed,
            desk.portraits.ranking_changed,
            desk.warps.warps_changed,
        ):
            changed.connect(self._on_desk_changed)
        self.results.toggled.connect(self._on_desk_changed)
        self.strip.warp_chosen.connect(self._on_warp_chosen)

    @Slot()
    def _on_desk_changed(self) -> None:
        selected, person = self._desk.source.selected, self._desk.people.current
        if selected is None or person is None or not self._desk.portraits.shown:
            self.heading.setText("")
            self.strip.set_warps([])
            self.strip.set_hint(tr("Select a face and add portraits to see each of them on the face."))
            return
        words = tr("Face {number} with the portraits of {name}, best suited first")
        self.heading.setText(words.format(number=selected.number, name=person.name))
        self.strip.set_warps([self._card(portrait) for portrait in self.order])

    def _card(self, portrait: Portrait) -> WarpCard:
        document, warp = self._desk.portraits, self._desk.warps.warps.get(portrait.key)
        rank = document.rank_of(portrait.key)
        picture = None if warp is None else warp.restored if self.results.isChecked() else warp.warped
        place, residual = (rank.place, rank.residual) if rank else (None, None)
        return WarpCard(portrait.name, picture, place, residual, chosen=portrait is document.used)

    @Slot(int)
    def _on_warp_chosen(self, row: int) -> None:
        self._operations.open_portraits.choose(self.order[row].key)
        if not obstacle_to_restoring(self._desk):
            self.restore_requested.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Portraits are tried while this can be seen."""
        super().showEvent(event)
        self._operations.try_portraits.watch(is_watched=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """And not while it cannot."""
        super().hideEvent(event)
        self._operations.try_portraits.watch(is_watched=False)
