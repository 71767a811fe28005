"""A picture with two faces and two people, restored by a tiny network from files and into files."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from gfr_core.checkpoint.schema import Checkpoint
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.media.frame import Frame, Pixels
from gfr_core.media.still import read_still, write_still
from gfr_core.pairing.guide_set import Guide
from gfr_core.record.circumstances import Circumstances, Offered, offered_of
from gfr_core.restore.outcome import RestoreOptions, StillRestoration
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import FaceTask, restore_faces
from tests.core.checkpoint.weights import tiny_checkpoint
from tests.core.restore.faces import Depth, landmark_face, noisy_picture, smooth_picture

FACES = (landmark_face(60, 50, 40), landmark_face(180, 60, 44))


@dataclass(frozen=True, slots=True, eq=False)
class Treated:
    """What was restored, how, and the folder in which everything lies."""

    folder: Path
    result: StillRestoration
    how: Circumstances
    tasks: tuple[FaceTask, ...]

    @property
    def out(self) -> Path:
        """Where a test may write to."""
        return self.folder / "out.png"


def treated(folder: Path, options: RestoreOptions | None = None, depth: Depth = np.uint8) -> Treated:
    """Face 1 with the better of mum's two portraits, face 2 with dad's."""
    options = options or RestoreOptions()
    save_checkpoint(folder / "tiny.safetensors", bold_checkpoint())
    source = saved(folder / "old.png", grainy_picture(depth))
    mum, dad = mums(folder), (portrait(folder / "dad.png", 80, 1.2),)
    tasks = (FaceTask(FACES[0], mum), FaceTask(FACES[1], dad, 0))
    restorer = Restorer.load(folder / "tiny.safetensors", "cpu")
    result = restore_faces(source, tasks, restorer, options)
    how = Circumstances(
        source=source,
        source_path=folder / "old.png",
        portraits=(*of_person(mum, folder, "Mum"), *of_person(dad, folder, "Dad")),
        options=options,
        weights=folder / "tiny.safetensors",
        numbers=(1, 2),
        operator="A. Archivist",
        note="Box 12",
    )
    return Treated(folder, result, how, tasks)


def bold_checkpoint() -> Checkpoint:
    """Random weights that change a picture by many levels; untrained ones change next to nothing."""
    checkpoint = tiny_checkpoint()
    checkpoint.weights["recnet.last.weight"] *= 300
    return checkpoint


def grainy_picture(depth: Depth) -> NDArray[Any]:
    """Slow waves with grain on them: 140 x 260."""
    waves, grain = smooth_picture(140, 260, depth), noisy_picture(140, 260, depth)
    return np.asarray(0.9 * waves + 0.1 * grain, depth)


def mums(folder: Path) -> tuple[Guide, ...]:
    """Her second portrait suits better."""
    return portrait(folder / "mum.png", 90, 1.3), portrait(folder / "mum2.png", 84, 1.0)


def portrait(path: Path, side: float, wide: float) -> Guide:
    """A portrait on the disk; the face on it is drawn out to `wide` times its width."""
    rng = np.random.default_rng(round(side))
    frame = saved(path, rng.integers(0, 256, (200, 240, 3), dtype=np.uint8))
    face = landmark_face(50, 50, side)
    assert face.landmarks is not None
    bent = face.landmarks + np.stack([np.zeros(68), (wide - 1) * np.sin(face.landmarks[:, 0] / 9) * 9], axis=1)
    return Guide(path.name, frame, replace(face, landmarks=bent))


def saved(path: Path, pixels: Pixels) -> Frame:
    """The picture, written and read again."""
    write_still(Frame(pixels, path.name), path)
    return read_still(path)


def of_person(guides: tuple[Guide, ...], folder: Path, person: str) -> tuple[Offered, ...]:
    """The portraits of somebody as they are offered."""
    return offered_of(guides, [folder / guide.name for guide in guides], person)
