"""A group photograph of two people to try things on, and a good portrait of each.

Both are made of the photograph of `gfr_core.sample`: the second person is the first one's mirror image with another
shape of the face (`gfr_core.train.face_shape`) and darker skin and hair, alike in the group and in the portrait. They
are two people to a network, which takes from a portrait what the portrait shows; to the eye they are sisters.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.degradation.apply import degrade
from gfr_core.degradation.params import DegradationParams
from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still
from gfr_core.sample import GREY_WEIGHTS, photograph, sample_landmarks
from gfr_core.train.face_shape import sample_shape
from gfr_core.train.pose import PoseRange, PoseWarp, sample_pose

HALF = 352
"""Each person stands in a square of this side; the group is two of them wide."""
PORTRAIT = 448
SEEDS = {"ada": (20, 3), "bea": (35, 8)}
"""Seeds of the pose in the group and in the portrait. Those that give plausible heads."""
SHAPE_SEED, SHAPE_DEVIATION = 11, 0.045
DARKER = 0.62
"""Exponent over 1 that darkens the second person: brightness ** (1 / DARKER)."""
DARKENED = np.rint((np.arange(256) / 255) ** (1 / DARKER) * 255).astype(np.uint8)
IN_GROUP = PoseRange(crop_scale=(4.0, 4.0), shift=0.0)
IN_PORTRAIT = PoseRange(yaw_rad=0.1, pitch_rad=0.06, roll_rad=0.03, bend=0.01, crop_scale=(3.4, 3.4), shift=0.0)
DAMAGE = DegradationParams(rho_px=1.2, scale=3.0, sigma=5.0, quality=40)

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class GroupPaths:
    """Where the pictures lie.

    Attributes:
        group: the old photograph: both people, grey and damaged.
        truth: the same undamaged.
        portraits: of the left and of the right person, in colour.
    """

    group: Path
    truth: Path
    portraits: tuple[Path, Path]


def write_group_sample(folder: Path) -> GroupPaths:
    """Make the pictures in `folder`; the same pixels every time.

    Raises:
        GfrError: `folder` is a file or cannot be written.
        MachineError: the disk is full.
    """
    paths = GroupPaths(folder / "group.png", folder / "group_truth.png", (folder / "ada.png", folder / "bea.png"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GfrError(f"Folder '{folder}' cannot be made: {error.strerror}.", "Choose another folder.") from error
    source = photograph()
    truth = _grey(np.concatenate([_seen(source, name, HALF, IN_GROUP, 0) for name in SEEDS], axis=1))
    _write(truth, paths.truth, grey=True)
    _write(_damaged(truth), paths.group, grey=True)
    write_portraits(dict(zip(SEEDS, paths.portraits, strict=True)))
    return paths


def write_portraits(paths: Mapping[str, Path]) -> None:
    """Writes the portraits of some of the two by name, "ada" and "bea". Raises as `write_still`."""
    source = photograph()
    for name, path in paths.items():
        _write(_seen(source, name, PORTRAIT, IN_PORTRAIT, 1), path)


def pose_in_group(name: str, size: int) -> PoseWarp:
    """How one of the two stands in the group, in a square of `size` pixels (a multiple of 32)."""
    return _pose(name, size, IN_GROUP, 0)


def person_seen(source: Pixels, name: str, pose: PoseWarp) -> Pixels:
    """One of the two in a pose, in colour; `source` is the photograph. S S 3."""
    import cv2

    places = pose.inverse_map()
    seen = cv2.remap(source, places[..., 0], places[..., 1], cv2.INTER_LANCZOS4, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(seen if name == "ada" else DARKENED[seen], dtype=np.uint8)


def _seen(source: Pixels, name: str, size: int, reach: PoseRange, which: int) -> Pixels:
    return person_seen(source, name, _pose(name, size, reach, which))


def _pose(name: str, size: int, reach: PoseRange, which: int) -> PoseWarp:
    is_second, seed = name == "bea", SEEDS[name][which]
    shape = sample_shape(np.random.default_rng(SHAPE_SEED), SHAPE_DEVIATION) if is_second else None
    rng = np.random.default_rng(seed)
    return sample_pose(rng, sample_landmarks(), size, reach, mirrored=is_second, shape=shape)


def _grey(pixels: Pixels) -> Pixels:
    grey = np.rint(pixels.astype(np.float64) @ GREY_WEIGHTS).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def _damaged(truth: Pixels) -> Pixels:
    bad = degrade(truth.astype(np.float32) / np.float32(255), DAMAGE, np.random.default_rng(SEEDS["ada"][0]))
    grey = np.rint(bad.mean(axis=2) * 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def _write(pixels: Pixels, path: Path, *, grey: bool = False) -> None:
    write_still(Frame(np.ascontiguousarray(pixels), path.name, grey=grey), path)
