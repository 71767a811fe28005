"""What a restoration is asked for and what it gives. Plain values: neither torch nor cv2 is loaded for them."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.geometry import SquareCrop
from gfr_core.media.frame import Frame

Picture = NDArray[np.float32]
Plane = NDArray[np.float32]
Status = Literal["restored", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class RestoreOptions:
    """What the user may choose.

    Attributes:
        strength: how much of the change is put back, 0 (nothing) to 1 (all).
        guide_choice: index of the portrait to use for every face; None takes the best one for each.
        match_colour: give the restored face the slow colours of the old picture.
    """

    strength: float = 1.0
    guide_choice: int | None = None
    match_colour: bool = True

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises:
            GfrError: the strength is not in [0, 1].
        """
        if not 0 <= self.strength <= 1:
            raise GfrError(f"Strength is {self.strength:g}; it must be between 0 and 1.")


DEFAULT_OPTIONS = RestoreOptions()


@dataclass(frozen=True, slots=True, eq=False)
class Steps:
    """What happened to one face, stage by stage, all at the size S the network saw.

    Attributes:
        crop: where the face's square lies in the picture.
        degraded: S S 3, RGB in [0, 1].
        guide: S S 3, the portrait's square.
        warped_guide: S S 3.
        restored: S S 3, colours matched, at full strength.
        grid: S S 2, positions in the guide, [-1, 1].
        mask: S S, where it may show, [0, 1].
    """

    crop: SquareCrop
    degraded: Picture
    guide: Picture
    warped_guide: Picture
    restored: Picture
    grid: NDArray[np.float32]
    mask: Plane


@dataclass(frozen=True, slots=True)
class GuideRank:
    """How well a portrait suits a face; `residual` as in `RankedGuide`, lower is better, None when unknown."""

    guide: str
    residual: float | None


@dataclass(frozen=True, slots=True, eq=False)
class FaceResult:
    """What became of one face.

    Attributes:
        face: the face.
        status: "failed" faces are untouched in the picture.
        reason: why it failed or was skipped; empty when restored.
        guide: name of the portrait used; None when it did not come to that.
        ranking: all portraits, the best first.
        doubts: what makes the result doubtful, one sentence each.
        seconds: time it took.
        steps: what happened; None unless restored.
    """

    face: Face
    status: Status
    reason: str = ""
    guide: str | None = None
    ranking: tuple[GuideRank, ...] = ()
    doubts: tuple[str, ...] = ()
    seconds: float = 0.0
    steps: Steps | None = None


@dataclass(frozen=True, slots=True, eq=False)
class StillRestoration:
    """A restored picture.

    Attributes:
        frame: the picture, at the source's own bit depth; metadata and alpha as they were.
        faces: one result a face, in the order given.
        mask: H W in [0, 1], where the picture could change.
        changed_outside_mask: pixels that differ from the source where the mask is 0; anything but 0 is a fault of ours.
        notes: what the user must know, one sentence each.
    """

    frame: Frame
    faces: tuple[FaceResult, ...]
    mask: Plane
    changed_outside_mask: int
    notes: tuple[str, ...]
