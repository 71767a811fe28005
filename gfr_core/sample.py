"""Pictures to try things on: an old photograph, a portrait of the same person, and the truth.

All three come from one public-domain photograph that scikit-image carries, so that nobody else's picture has to travel
with the program and nothing is fetched. The old photograph shows the person in another pose and expression
(`gfr_core.train.pose`), grey, blurred, small, noisy and compressed (`gfr_core.degradation`, eq. 4 of the paper).
"""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.degradation.apply import degrade
from gfr_core.degradation.params import DegradationParams
from gfr_core.errors import GfrError
from gfr_core.geometry import Points68
from gfr_core.media.atomic import write_atomically
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still
from gfr_core.train.pose import PoseRange, PoseWarp, sample_pose

PHOTOGRAPH = "scikit-image's 'astronaut': Eileen Collins, NASA, public domain"
PORTRAIT_CORNER = (24, 0, 448)
"""Left, top and side of the portrait in the photograph: its own pixels, not resampled."""
TRUTH_SIZE = 384
SEED = 20
POSE = PoseRange(crop_scale=(4.3, 4.3), shift=0.0)
"""Head and shoulders: a face of 89 px, a little smaller than the portrait's, so that every detail can be had there."""
RAISED_PX = 48
"""The face stands so much above the middle, as in a portrait; it also keeps the picture inside the photograph."""
DAMAGE = DegradationParams(rho_px=1.2, scale=3.0, sigma=5.0, quality=40)
"""Leaves about 30 of the 89 px."""
GREY_WEIGHTS = (0.299, 0.587, 0.114)

# fmt: off
LANDMARKS = (
    (181, 96), (181, 108), (182.5, 120), (185, 132), (189, 144), (195, 155), (203, 165), (212, 173), (224, 177.5),
    (236, 174), (246, 167), (254, 157), (259.5, 146), (263, 134), (266, 122), (268.5, 110), (270, 98),
    (190, 92), (195, 88.5), (201, 88), (207, 89.5), (213.5, 93), (236, 95), (243, 93), (250, 92), (257, 93.5),
    (262.5, 97), (224.5, 101), (224.5, 109), (224.5, 117), (224.5, 124.5), (214.5, 129.5), (219, 131), (224, 132.5),
    (229.5, 131.5), (234.5, 130.5), (194, 100.5), (200, 97), (206, 97), (211.5, 102.5), (206, 104.5), (200, 104),
    (236.5, 103.5), (242, 99.5), (249, 99.5), (256, 103), (249.5, 106.5), (242.5, 106), (203, 138.5), (210, 139),
    (217, 138.5), (223, 140), (229, 139), (237, 139.5), (245.5, 139.5), (239, 147), (231, 152.5), (222.5, 154),
    (214.5, 152), (208, 146), (205, 139.5), (216, 141.5), (223, 142.5), (230, 142), (243.5, 140.5), (231, 147.5),
    (222.5, 149), (215, 147),
)
"""The 68 landmarks of the photograph, marked by hand: the sample must not change when a landmarker does."""
# fmt: on


@dataclass(frozen=True, slots=True)
class SamplePaths:
    """Where the sample lies.

    Attributes:
        portrait: sharp, in colour: the guide.
        old_photo: the picture to restore, as large as `truth`.
        truth: what `old_photo` would show undamaged, grey.
        recipe: JSON: how the pictures were made.
    """

    portrait: Path
    old_photo: Path
    truth: Path
    recipe: Path


def write_sample(folder: Path) -> SamplePaths:
    """Make the sample in `folder`; the same pixels every time. Older files of the same names are replaced.

    Raises:
        GfrError: `folder` is a file or cannot be written.
        MachineError: the disk is full.
    """
    paths = SamplePaths(*(folder / name for name in ("portrait.png", "old_photo.png", "truth.png", "recipe.json")))
    _make_folder(folder)
    source = photograph()
    pose = _pose()
    truth = _posed_and_grey(source, pose)
    left, top, side = PORTRAIT_CORNER
    _write(source[top : top + side, left : left + side], paths.portrait)
    _write(truth, paths.truth, grey=True)
    _write(_damaged(truth), paths.old_photo, grey=True)
    write_atomically(paths.recipe, (json.dumps(_recipe(pose), indent=2) + "\n").encode())
    return paths


def sample_landmarks() -> Points68:
    """The 68 landmarks of the photograph, in its pixels."""
    return np.asarray(LANDMARKS, dtype=np.float64)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GfrError(f"Folder '{folder}' cannot be made: {error.strerror}.", "Choose another folder.") from error


def photograph() -> NDArray[np.uint8]:
    """The photograph everything is made of: H W 3, RGB."""
    from skimage.data import astronaut

    return np.asarray(astronaut(), dtype=np.uint8)  # type: ignore[no-untyped-call]


def _pose() -> PoseWarp:
    centred = sample_pose(np.random.default_rng(SEED), sample_landmarks(), TRUTH_SIZE, POSE, mirrored=False)
    return replace(centred, matrix=centred.matrix - [[0, 0, 0], [0, 0, RAISED_PX]])


def _posed_and_grey(photograph: NDArray[np.uint8], pose: PoseWarp) -> NDArray[np.uint8]:
    import cv2

    places = pose.inverse_map()
    seen = cv2.remap(photograph, places[..., 0], places[..., 1], cv2.INTER_LANCZOS4, borderMode=cv2.BORDER_REPLICATE)
    grey = np.rint(seen.astype(np.float64) @ GREY_WEIGHTS).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)


def _damaged(truth: NDArray[np.uint8]) -> NDArray[np.uint8]:
    bad = degrade(truth.astype(np.float32) / np.float32(255), DAMAGE, np.random.default_rng(SEED))
    grey = np.rint(bad.mean(axis=2) * 255).astype(np.uint8)  # noise and JPEG gave it a little colour
    return np.repeat(grey[..., None], 3, axis=2)


def _write(pixels: NDArray[np.uint8], path: Path, *, grey: bool = False) -> None:
    write_still(Frame(np.ascontiguousarray(pixels), path.name, grey=grey), path)


def _recipe(pose: PoseWarp) -> dict[str, object]:
    left, top, side = PORTRAIT_CORNER
    return {
        "photograph": PHOTOGRAPH,
        "portrait": {"left": left, "top": top, "side": side},
        "pose": {
            "seed": SEED,
            "range": asdict(POSE),
            "yaw_rad": pose.yaw_rad,
            "pitch_rad": pose.pitch_rad,
            "raised_px": RAISED_PX,
            "size": TRUTH_SIZE,
        },
        "grey": GREY_WEIGHTS,
        "degradation": {"seed": SEED, **asdict(DAMAGE)},
    }
