"""Rank the portraits of the person at hand for the selected face, whenever any of them changes."""

from PySide6.QtCore import QObject, Slot

from app.documents.desk import Desk
from app.documents.portraits import Portrait, Rank
from gfr_core.faces.face import Face


class RankPortraits(QObject):
    """Keeps the ranking fresh. It is a fit of 68 points: far too quick for a job."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        for changed in (
            desk.source.selection_changed,
            desk.source.faces_changed,
            desk.portraits.portraits_changed,
            desk.people.current_changed,
        ):
            changed.connect(self._on_inputs_changed)

    @Slot()
    def _on_inputs_changed(self) -> None:
        selected, person, portraits = self._desk.source.selected, self._desk.people.current, self._desk.portraits
        portraits.attend(selected.number if selected else None, person.key if person else None)
        portraits.set_ranking(ranking_for(selected.face, portraits.shown) if selected and portraits.shown else ())


def ranking_for(face: Face, portraits: tuple[Portrait, ...]) -> tuple[Rank, ...]:
    """The portraits in the order in which they suit the face."""
    # Heavy modules are loaded by now: there is a portrait, so the face finder has run.
    from gfr_core.pairing.guide_set import Guide
    from gfr_core.pairing.rank import rank_guides

    guides = [Guide(each.name, each.frame, each.face) for each in portraits]
    keys = {id(guide): portrait.key for guide, portrait in zip(guides, portraits, strict=True)}
    ranked = rank_guides(face, guides)
    return tuple(Rank(keys[id(each.guide)], place, each.residual) for place, each in enumerate(ranked, start=1))
