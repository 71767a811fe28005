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
RegionName = Literal["eyes", "nose", "mouth", "skin", "face"]


@dataclass(frozen=True, slots=True)
class RestoreOptions:
    """What the user may choose.

    Attributes:
        strength: how much of the change is put back, 0 (nothing) to 1 (all).
        guide_choice: index of the portrait to use for every face; None takes the best one for each.
        match_colour: give the restored face the slow colours of the old picture.
        guide_influence: how much of what the portrait contributed is put back, 0 (nothing) to 1 (all). Below 1 it
            needs faces that were restored `with_evidence`.
        with_evidence: restore every face without its portrait too, and weigh what was seen against what was made up.
            Takes about twice as long.
    """

    strength: float = 1.0
    guide_choice: int | None = None
    match_colour: bool = True
    guide_influence: float = 1.0
    with_evidence: bool = False

    def __post_init__(self) -> None:
        """Refuse what has no meaning.

        Raises:
            GfrError: the strength or the influence is not in [0, 1].
        """
        if not 0 <= self.strength <= 1:
            raise GfrError(f"Strength is {self.strength:g}; it must be between 0 and 1.")
        if not 0 <= self.guide_influence <= 1:
            raise GfrError(f"Guide influence is {self.guide_influence:g}; it must be between 0 and 1.")


DEFAULT_OPTIONS = RestoreOptions()


@dataclass(frozen=True, slots=True)
class RegionEvidence:
    """Of one region of the face, which share of it is what. Each in [0, 1]; they sum to 1."""

    name: RegionName
    observed: float
    guided: float
    invented: float

    @property
    def shares(self) -> tuple[float, float, float]:
        """Observed, guided, invented."""
        return self.observed, self.guided, self.invented


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """Where the pixels of a restored face come from; defined in docs/evidence.md, made by `restore/evidence.py`.

    Attributes:
        observed: S S, share that the old picture shows. The three planes sum to 1 at every pixel.
        guided: S S, share that changes when the portrait is taken away.
        invented: S S, the rest: made up by the network, or against what the old picture shows.
        blur_px: standard deviation of the blur that makes the restored face look like the old one, pixels of the crop.
        redegradation_error: how far the restored face, made as bad as the old one, is from it under the mask. Root mean
            square, in levels of 255.
        regions: shares of eyes, nose, mouth and skin; only of the "face" when its landmarks are not known.
    """

    observed: Plane
    guided: Plane
    invented: Plane
    blur_px: float
    redegradation_error: float
    regions: tuple[RegionEvidence, ...]


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
        unguided: S S 3, restored without what the portrait contributes, colours matched; None when not asked for.
        evidence: what was seen and what was made up; None when not asked for.
    """

    crop: SquareCrop
    degraded: Picture
    guide: Picture
    warped_guide: Picture
    restored: Picture
    grid: NDArray[np.float32]
    mask: Plane
    unguided: Picture | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """How far a restoration is to be trusted; made by `restore/judgement.py`.

    Attributes:
        doubts: what makes it doubtful, one sentence each.
        wrong_person_score: how much the portrait looks like another person; None when it cannot be said.
        wrong_person_threshold: the score from which on it is doubted.
        harm: how far the restoration goes against the old picture; 0 for not at all, None when it cannot be said.
        advised_strength: the strength at which it does more good than harm; 1 unless there is a reason.
        cosine: likeness of portrait and face to a face-recognition network; None without one.
    """

    doubts: tuple[str, ...]
    wrong_person_score: float | None
    wrong_person_threshold: float
    harm: float | None
    advised_strength: float
    cosine: float | None


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
        guide_face: the face in that portrait.
        ranking: all portraits, the best first.
        doubts: what makes the result doubtful, one sentence each.
        seconds: time it took.
        steps: what happened; None unless restored.
        judgement: how far it is to be trusted; None unless restored.
    """

    face: Face
    status: Status
    reason: str = ""
    guide: str | None = None
    ranking: tuple[GuideRank, ...] = ()
    doubts: tuple[str, ...] = ()
    seconds: float = 0.0
    steps: Steps | None = None
    judgement: Judgement | None = None
    guide_face: Face | None = None


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
