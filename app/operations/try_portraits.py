"""Try the portraits of the person at hand on the selected face, so that they can be compared before one is chosen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QImage

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.documents.portraits import Portrait
from app.documents.qt_image import to_qimage
from app.documents.source import NumberedFace, Source
from app.documents.warps import Warp
from app.jobs.job import Job
from app.operations.dispatch import Dispatch
from app.operations.engine import Engine
from app.translation import tr
from gfr_core.progress import Progress, Reporter

SIDE = 256
"""Side of the crops that are tried: what the network knows best, and enough for small pictures."""
BATCH = 8
"""Portraits in one call of the network."""
CALM_MS = 400
"""How long face and portraits must stand still before they are tried."""


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """What is to be tried: a snapshot of the documents."""

    source: Source
    face: NumberedFace
    portraits: tuple[Portrait, ...]


class TryPortraits(QObject):
    """Runs on the GPU lane while somebody looks at it. A restoration goes first; a newer trial replaces an older."""

    def __init__(self, desk: Desk, dispatch: Dispatch, engine: Engine) -> None:
        super().__init__()
        self._desk, self._dispatch, self._engine = desk, dispatch, engine
        self._is_watched = False
        self._job: Job[tuple[Warp, ...]] | None = None
        self._calm = QTimer(self, singleShot=True, interval=CALM_MS)
        self._calm.timeout.connect(self._on_calm)
        for changed in (
            desk.source.selection_changed,
            desk.source.faces_changed,
            desk.people.current_changed,
            desk.portraits.portraits_changed,
            desk.restoration.running_changed,
            desk.engine.engine_changed,
        ):
            changed.connect(self._on_inputs_changed)

    def watch(self, *, is_watched: bool) -> None:
        """Tells whether somebody looks at what is tried; nothing is tried while nobody does."""
        self._is_watched = is_watched
        self._on_inputs_changed()

    def start(self) -> Job[tuple[Warp, ...]] | None:
        """Tries what has not been tried yet; None when there is nothing to try now."""
        self.cancel()
        trial = self._trial()
        if trial is None or not trial.portraits:
            return None
        count = len(trial.portraits)
        self._job = Job(
            tr("Trying a portrait") if count == 1 else tr("Trying {count} portraits").format(count=count),
            lambda report: try_on(trial, self._engine, report),
            lambda warps: self._desk.warps.take(trial.face.face, warps),
            trouble=tr("Could not try the portraits on face {number}").format(number=trial.face.number),
        )
        return self._dispatch.on_gpu(self._job)

    def cancel(self) -> None:
        """Drops the trial that waits or runs."""
        self._calm.stop()
        if self._job is not None:
            self._job.discard()
            self._job = None

    def _trial(self) -> Trial | None:
        source, face = self._desk.source.source, self._desk.source.selected
        if source is None or face is None or self._desk.restoration.is_running:
            return None
        tried = self._desk.warps.warps
        return Trial(source, face, tuple(each for each in self._desk.portraits.shown if each.key not in tried))

    @Slot()
    def _on_inputs_changed(self) -> None:
        selected = self._desk.source.selected
        self._desk.warps.attend(selected.face if selected else None)
        self.cancel()
        if self._is_watched and self._desk.engine.readiness is Readiness.READY:
            self._calm.start()

    @Slot()
    def _on_calm(self) -> None:
        self.start()


def try_on(trial: Trial, engine: Engine, report: Reporter) -> tuple[Warp, ...]:
    """Warps every portrait of the trial onto the face, some at a time in one call of the network. For the GPU lane.

    Raises:
        GfrError: the face or a portrait lies outside its picture.
    """
    report(Progress(0.0, tr("Starting the engine")))
    engine.restorer()
    warps: list[Warp] = []
    for start in range(0, len(trial.portraits), BATCH):
        report(Progress(start / len(trial.portraits), tr("Warping the portraits")))
        warps += _try_some(trial, trial.portraits[start : start + BATCH], engine)
    return tuple(warps)


def _try_some(trial: Trial, portraits: tuple[Portrait, ...], engine: Engine) -> list[Warp]:
    import torch

    from gfr_core.geometry import SquareCrop
    from gfr_core.pixels import crop_to_images
    from gfr_core.restore.crop import cut

    face = crop_to_images(cut(trial.source.frame.pixels, SquareCrop.of_face(trial.face.face.box), SIDE))
    guides = [crop_to_images(cut(p.frame.pixels, SquareCrop.of_face(p.face.box), SIDE)) for p in portraits]
    made = engine.restorer().restore_crops(face.repeat(len(guides), 1, 1, 1), torch.cat(guides))
    pairs = zip(portraits, made.warped_guide.numpy(), made.restored.numpy(), strict=True)
    return [Warp(portrait.key, _small(warped), _small(restored)) for portrait, warped, restored in pairs]


def _small(planes: NDArray[np.float32]) -> QImage:
    """3 H W in [0, 1] as a picture of half the size, the mean of each four pixels: enough for a dense screen."""
    halved = planes.reshape(3, SIDE // 2, 2, SIDE // 2, 2).mean(axis=(2, 4)).transpose(1, 2, 0)
    return to_qimage(np.asarray(np.clip(halved * 255 + 0.5, 0, 255), dtype=np.uint8))
