"""The portraits of the person at hand."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.portraits import Portrait, PortraitsDocument
from app.operations.open_portraits import OpenPortraits
from app.translation import tr
from app.views.guide_strip import GuideStrip, PortraitCard


class PortraitsPanel(QWidget):
    """The guide strip, best suited first. A click chooses; a click on the chosen one leaves it to the ranking again."""

    add_requested = Signal()

    def __init__(self, document: PortraitsDocument, operation: OpenPortraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._operation = document, operation
        self.strip = GuideStrip()
        self.set_person("")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.addWidget(self.strip)
        for changed in (document.portraits_changed, document.choice_changed, document.ranking_changed):
            changed.connect(self._on_document_changed)
        self.strip.portrait_chosen.connect(self._on_strip_portrait_chosen)
        self.strip.portrait_removed.connect(self._on_strip_portrait_removed)
        self.strip.add_requested.connect(self.add_requested)
        self.strip.files_dropped.connect(self._on_strip_files_dropped)

    @property
    def order(self) -> list[Portrait]:
        """The portraits as they are shown: ranked ones first."""
        places = {rank.key: rank.place for rank in self._document.ranking}
        last = len(places) + 1
        return sorted(self._document.shown, key=lambda each: (places.get(each.key, last), each.key))

    def set_person(self, name: str) -> None:
        """Says whose portraits are wanted; empty while there is one person only, who needs no name."""
        whose = tr("of {name}").format(name=name) if name else tr("of this person")
        self.strip.set_hint(tr("Drop good portraits\n{whose} here").format(whose=whose))

    @Slot()
    def _on_document_changed(self) -> None:
        self.strip.set_portraits([self._card(portrait) for portrait in self.order])

    def _card(self, portrait: Portrait) -> PortraitCard:
        rank = self._document.rank_of(portrait.key)
        return PortraitCard(
            portrait.name,
            portrait.thumbnail,
            rank.place if rank else None,
            rank.residual if rank else None,
            chosen=portrait is self._document.used,
        )

    @Slot(int)
    def _on_strip_portrait_chosen(self, row: int) -> None:
        portrait = self.order[row]
        self._operation.choose(None if portrait is self._document.chosen else portrait.key)

    @Slot(int)
    def _on_strip_portrait_removed(self, row: int) -> None:
        self._operation.remove(self.order[row].key)

    @Slot(list)
    def _on_strip_files_dropped(self, paths: list[Path]) -> None:
        self._operation.open(paths)
