"""What the commands tell programs, as they appear in JSON."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RegionFacts:
    """Shares of one region of a face: seen in the photo, taken from the portrait, made up. They sum to 1."""

    name: str
    observed: float
    guided: float
    invented: float


@dataclass(frozen=True, slots=True)
class EvidenceFacts:
    """What a restored face rests on; see docs/evidence.md.

    Attributes:
        blur_px: standard deviation of the blur that leads back to the photo, pixels of the network's crop.
        redegradation_error: how far the result, blurred so, is from the photo; root mean square, levels of 255.
        regions: eyes, nose, mouth and skin; only "face" when its landmarks are not known.
    """

    blur_px: float
    redegradation_error: float
    regions: tuple[RegionFacts, ...]


@dataclass(frozen=True, slots=True)
class FaceFacts:
    """A face and what came of it.

    Attributes:
        box: left, top, width, height in pixels of the source.
        status: "restored", "failed" or "skipped".
        reason: why it was not restored; empty when it was.
        guide: the portrait's file name; None when there was none.
        seconds: how long it took.
        number: counted from the left, from 1; None for a box drawn by hand.
        evidence: what the result rests on; None unless restored.
    """

    box: tuple[float, float, float, float]
    status: str
    reason: str
    guide: str | None
    seconds: float
    number: int | None
    evidence: EvidenceFacts | None = None


@dataclass(frozen=True, slots=True)
class RestoreFacts:
    """What `gfr restore` did.

    Attributes:
        output: the result's path; None when nothing was written.
        faces: every face found, or the one drawn by hand.
        changed_outside_mask: pixels outside the masks that differ from the source: 0.
        notes: doubts, losses and choices, in words.
        steps: files written by --save-steps.
        record: the treatment record's path; None when none was written.
        mask, patch: their paths; None when they were not asked for.
        marking: "marked", "switched off" or "not possible": whether OUT says that AI restored it; None without OUT.
    """

    output: str | None
    faces: tuple[FaceFacts, ...]
    changed_outside_mask: int
    notes: tuple[str, ...]
    steps: tuple[str, ...]
    record: str | None = None
    mask: str | None = None
    patch: str | None = None
    marking: str | None = None


@dataclass(frozen=True, slots=True)
class FoundFacts:
    """A face found.

    Attributes:
        number: counted from the left, from 1.
        box: left, top, width, height in pixels of the source.
        score: the detector's confidence, 0 to 1.
        found_by: the detector's name.
        landmarks: 68 pairs x, y, or None.
    """

    number: int
    box: tuple[float, float, float, float]
    score: float
    found_by: str
    landmarks: tuple[tuple[float, float], ...] | None


@dataclass(frozen=True, slots=True)
class FacesFacts:
    """What `gfr faces` found.

    Attributes:
        source: the picture's name.
        width: of the picture in pixels.
        height: of the picture in pixels.
        faces: from left to right.
    """

    source: str
    width: int
    height: int
    faces: tuple[FoundFacts, ...]
