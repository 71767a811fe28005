"""A face in a picture."""

from dataclasses import dataclass

from gfr_core.geometry import Box, Points68


@dataclass(frozen=True, slots=True)
class Face:
    """A face found in a picture or drawn by hand.

    Attributes:
        box: the smallest box around the 68 landmarks, or the best guess of it when there are none. Every detector's
            own box is brought to this convention, so that a crop never depends on which detector found the face.
        score: the detector's confidence in [0, 1]; 1 for a box drawn by hand.
        found_by: the detector's name, or "hand".
        landmarks: 68 x 2, pixel-index coordinates of the picture; None when no landmarker ran or it failed.
    """

    box: Box
    score: float
    found_by: str
    landmarks: Points68 | None = None
