"""Rank the portraits for the selected face, whenever either changes."""

from PySide6.QtCore import QObject, Slot

from app.documents.portraits import PortraitsDocument, Rank
from app.documents.source import SourceDocument


class RankPortraits(QObject):
    """Keeps the ranking fresh. It is a fit of 68 points: far too quick for a job."""

    def __init__(self, source: SourceDocument, portraits: PortraitsDocument) -> None:
        super().__init__()
        self._source, self._portraits = source, portraits
        source.selection_changed.connect(self._on_inputs_changed)
        portraits.portraits_changed.connect(self._on_inputs_changed)

    @Slot()
    def _on_inputs_changed(self) -> None:
        selected, portraits = self._source.selected, self._portraits.portraits
        if selected is None or not portraits:
            self._portraits.set_ranking(())
            return
        # Heavy modules are loaded by now: there is a portrait, so the face finder has run.
        from gfr_core.pairing.guide_set import Guide
        from gfr_core.pairing.rank import rank_guides

        guides = [Guide(each.name, each.frame, each.face) for each in portraits]
        keys = {id(guide): portrait.key for guide, portrait in zip(guides, portraits, strict=True)}
        ranked = rank_guides(selected.face, guides)
        self._portraits.set_ranking(
            tuple(Rank(keys[id(each.guide)], place, each.residual) for place, each in enumerate(ranked, start=1))
        )
