"""Put the restored faces back at the strength and the influence of the portrait asked for. Quick: no network runs."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QUndoStack

from app.documents.desk import Desk
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Source
from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.operations.edits import ChangeStrength
from app.operations.influence_edits import ChangeInfluence
from app.translation import tr
from gfr_core.progress import Progress, Reporter
from gfr_core.restore.outcome import RestoreOptions

CALM_MS = 40
"""Changes of strength and influence within this time become one blend."""


@dataclass(frozen=True, slots=True, eq=False)
class Ingredients:
    """A snapshot of what is to be blended."""

    source: Source
    outcomes: tuple[FaceOutcome, ...]
    strength: float
    guide_influence: float = 1.0


class Blend(QObject):
    """Blends anew whenever strength, influence or faces change; a newer blend replaces one that waits or runs."""

    def __init__(self, desk: Desk, dispatch: Dispatch, undo: QUndoStack) -> None:
        super().__init__()
        self._desk, self._dispatch, self._undo = desk, dispatch, undo
        self._job: Job[Restored] | None = None
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._on_calm)
        desk.restoration.strength_changed.connect(self._on_inputs_changed)
        desk.restoration.influence_changed.connect(self._on_inputs_changed)
        desk.source.faces_changed.connect(self._on_inputs_changed)

    def set_strength(self, strength: float) -> None:
        """Changes the strength; can be undone."""
        if strength != self._desk.restoration.strength:
            self._undo.push(ChangeStrength(self._desk.restoration, strength))

    def set_influence(self, influence: float) -> None:
        """Changes the influence of the portrait; can be undone."""
        if influence != self._desk.restoration.guide_influence:
            self._undo.push(ChangeInfluence(self._desk.restoration, influence))

    def start(self) -> Job[Restored] | None:
        """Blends all outcomes of the faces that are there; None when there is nothing to blend."""
        self._calm.stop()
        if self._job is not None:
            self._job.discard()
        ingredients = self._ingredients()
        if ingredients is None:
            return None
        self._job = Job(
            tr("Putting the faces back"),
            lambda report: blend(ingredients, report),
            lambda result: self._take(ingredients.source, result),
            trouble=tr("Could not put the restored faces back"),
        )
        return self._dispatch.on_io(self._job)

    def cancel(self) -> None:
        """Drops a blend that waits."""
        self._calm.stop()

    def _ingredients(self) -> Ingredients | None:
        source, restoration = self._desk.source, self._desk.restoration
        there = {id(face.face) for face in source.faces}
        outcomes = tuple(outcome for outcome in restoration.outcomes if id(outcome.result.face) in there)
        if source.source is None or not (outcomes or restoration.result):
            return None
        return Ingredients(source.source, outcomes, restoration.strength, restoration.guide_influence)

    def _take(self, source: Source, result: Restored) -> None:
        if self._desk.source.source is source:
            self._desk.restoration.take(result)

    @Slot()
    def _on_inputs_changed(self) -> None:
        if self._desk.restoration.outcomes:
            self._calm.start()

    @Slot()
    def _on_calm(self) -> None:
        self.start()


def blend(ingredients: Ingredients, report: Reporter) -> Restored:
    """The source with all restored faces in it. For the I/O lane."""
    report(Progress(0.0, tr("Blending")))
    from gfr_core.restore.still import compose_still

    results = [outcome.result for outcome in ingredients.outcomes]
    options = RestoreOptions(strength=ingredients.strength, guide_influence=ingredients.guide_influence)
    done = compose_still(ingredients.source.frame, results, options)
    return Restored(
        done.frame,
        {outcome.number: outcome for outcome in ingredients.outcomes},
        done.changed_outside_mask,
        done.notes,
    )
