"""The restoration: how strong it is to be, what became of each face, and the picture that came out."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.documents.qt_image import image_of
from gfr_core.geometry import Points68, SquareCrop
from gfr_core.media.frame import Frame
from gfr_core.restore.flow_study import FlowStudy
from gfr_core.restore.outcome import FaceResult


@dataclass(frozen=True, slots=True, eq=False)
class StepPictures:
    """The steps of one face for the screen, all of the size S of the network's crop.

    Attributes:
        crop: where the face's square lies in the source.
        guide, warped_guide: S S, for the screen.
        flow: S S 2, pixels of the crop, where each pixel was fetched from, relative to itself.
        flow_colours: S S, the flow on Middlebury's wheel.
        full_scale_px: the length of flow that the wheel's rim stands for.
        study: the flow's drawings and figures.
        unguided: S S, restored without the portrait; None when it was not asked for.
        mask: S S, grey, where the result may show.
        evidence: S S, the shares in the colours of `evidence_legend.KINDS`; None when they were not asked for.
        grid: S S 2, positions in the guide, [-1, 1].
        guide_points, face_points: 68 2, landmarks in the S x S crops of portrait and face, pixel-index; None without.
    """

    crop: SquareCrop
    guide: QImage
    warped_guide: QImage
    flow: NDArray[np.float32]
    flow_colours: QImage
    full_scale_px: float
    study: FlowStudy | None = None
    unguided: QImage | None = None
    mask: QImage | None = None
    evidence: QImage | None = None
    grid: NDArray[np.float32] | None = None
    guide_points: Points68 | None = None
    face_points: Points68 | None = None


@dataclass(frozen=True, slots=True, eq=False)
class FaceOutcome:
    """What became of one face. `pictures` is None when it was not restored."""

    number: int
    result: FaceResult
    pictures: StepPictures | None

    @property
    def is_restored(self) -> bool:
        """It was restored, rather than failed or skipped."""
        return self.result.status == "restored"


@dataclass(frozen=True, slots=True, eq=False)
class Restored:
    """A finished picture with what is to be known of it.

    Attributes:
        frame: the source with every restored face put back.
        outcomes: of each face tried, by the number of its chip.
        changed_outside_mask: pixels outside all face masks that differ from the source. Must be 0.
        notes: in words for the user.
        image: the picture for the screen, 8 bit; made here, so that the lane that makes a result spares the window it.
    """

    frame: Frame
    outcomes: dict[int, FaceOutcome]
    changed_outside_mask: int
    notes: tuple[str, ...] = ()
    image: QImage = field(init=False)

    def __post_init__(self) -> None:
        """Makes the picture for the screen."""
        object.__setattr__(self, "image", image_of(self.frame))


class RestorationDocument(QObject):
    """The settings of the restoration, every outcome for the open source, and the newest picture made of them."""

    strength_changed = Signal()
    influence_changed = Signal()
    result_changed = Signal()
    saved_changed = Signal()
    running_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strength = 1.0
        self._guide_influence = 1.0
        self._outcomes: tuple[FaceOutcome, ...] = ()
        self._result: Restored | None = None
        self._is_unsaved = False
        self._is_running = False

    @property
    def strength(self) -> float:
        """0 leaves the face as it is, 1 takes the network's word."""
        return self._strength

    @property
    def guide_influence(self) -> float:
        """0 uses nothing of what the portrait contributed, 1 all of it."""
        return self._guide_influence

    @property
    def outcomes(self) -> tuple[FaceOutcome, ...]:
        """The newest outcome of every face that was tried, also of one that has been moved or taken away since."""
        return self._outcomes

    @property
    def result(self) -> Restored | None:
        """The newest result for the source on the desk."""
        return self._result

    @property
    def is_unsaved(self) -> bool:
        """There is a restored face in a result that no file holds."""
        return self._is_unsaved

    @property
    def is_running(self) -> bool:
        """A restoration waits or runs."""
        return self._is_running

    def outcome_of(self, number: int | None) -> FaceOutcome | None:
        """What became of one face in the result; None when it is not part of it."""
        return self._result.outcomes.get(number) if self._result and number is not None else None

    def set_strength(self, strength: float) -> None:
        """Takes a new strength, held within 0..1."""
        strength = min(1.0, max(0.0, strength))
        if strength != self._strength:
            self._strength = strength
            self.strength_changed.emit()

    def set_guide_influence(self, influence: float) -> None:
        """Takes a new influence of the portrait, held within 0..1."""
        influence = min(1.0, max(0.0, influence))
        if influence != self._guide_influence:
            self._guide_influence = influence
            self.influence_changed.emit()

    def set_running(self, *, running: bool) -> None:
        """Tells whether a restoration waits or runs."""
        if running != self._is_running:
            self._is_running = running
            self.running_changed.emit()

    def remember(self, outcomes: Sequence[FaceOutcome]) -> None:
        """Keeps outcomes, each in place of the former one of the same face."""
        faces = {id(outcome.result.face) for outcome in outcomes}
        kept = (outcome for outcome in self._outcomes if id(outcome.result.face) not in faces)
        self._outcomes = (*kept, *outcomes)

    def take(self, result: Restored) -> None:
        """Takes a new result. It is unsaved when a face of it was restored."""
        self._result = result
        self.result_changed.emit()
        self._set_unsaved(unsaved=any(outcome.is_restored for outcome in result.outcomes.values()))

    def clear(self) -> None:
        """Drops the result and all outcomes."""
        self._outcomes = ()
        if self._result is not None:
            self._result = None
            self.result_changed.emit()
        self._set_unsaved(unsaved=False)

    def mark_saved(self) -> None:
        """A file holds the result now."""
        self._set_unsaved(unsaved=False)

    def _set_unsaved(self, *, unsaved: bool) -> None:
        if unsaved != self._is_unsaved:
            self._is_unsaved = unsaved
            self.saved_changed.emit()
