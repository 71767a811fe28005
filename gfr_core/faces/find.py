"""The faces of a picture with their landmarks, or of a box drawn by hand."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from gfr_core.catalog.folder import Catalog
from gfr_core.errors import GfrError
from gfr_core.faces.box_calibration import WIDER
from gfr_core.faces.detect import FaceDetector, HaarDetector, YuNetDetector
from gfr_core.faces.face import Face
from gfr_core.faces.landmarks import Landmarker, NetLandmarker
from gfr_core.faces.plausible import is_plausible, misfit
from gfr_core.geometry import Box, Points68

Pixels8 = NDArray[np.uint8]

SMALLEST_HAND_BOX = 16
"""Pixels of the shorter side below which a box drawn by hand holds nothing to restore."""
NEAR = 0.35
"""Least overlap (intersection over union) of a landmark box with the box it was looked for in: 0.6 is usual."""
SURE = 0.5
"""A detector's score from which a face is kept though its landmarks are implausible: a covered or ruined face."""
ORDINARY_MISFIT = 0.06
"""Misfit below which a face is believed that its detector doubts: 95 % of found faces lie below 0.055, sharp or 8x."""


class FaceFinder:
    """Finds faces with one detector and their landmarks with one landmarker. One thread at a time."""

    def __init__(self, detector: FaceDetector, landmarker: Landmarker) -> None:
        self.detector = detector
        self.landmarker = landmarker

    def find(self, pixels: Pixels8) -> list[Face]:
        """The faces of RGB pixels (H W 3, uint8), from left to right.

        Each has its landmarks and their box. A face whose landmarks make no face has none, and the detector's box.
        What the detector is unsure of is left out unless its landmarks make a very ordinary face.
        """
        _check_pixels(pixels)
        faces = [self._with_landmarks(pixels, face) for face in self.detector.detect(pixels)]
        return sorted(_each_once([face for face in faces if _is_believed(face)]), key=lambda face: face.box.centre)

    def face_in_box(self, pixels: Pixels8, box: Box) -> Face:
        """The face in a box drawn by hand, in edge coordinates of RGB pixels (H W 3, uint8).

        With landmarks and their box where a face can be made out, else with the box as drawn.

        Raises:
            GfrError: the box lies outside the picture, is smaller than 16 pixels or is not a box.
        """
        _check_pixels(pixels)
        _check_box(pixels, box)
        drawn = Face(box, 1.0, "hand")
        for guess in (box, WIDER.apply(box)):  # drawn around the features, or around the whole head
            face = self._with_landmarks(pixels, replace(drawn, box=guess))
            if face.landmarks is not None:
                return face
        return drawn

    def _with_landmarks(self, pixels: Pixels8, face: Face) -> Face:
        points = self.landmarker.landmarks(pixels, face.box)
        return replace(face, box=Box.around(points), landmarks=points) if _fits(points, face.box) else face


def _is_believed(face: Face) -> bool:
    return face.score >= SURE or (face.landmarks is not None and misfit(face.landmarks) <= ORDINARY_MISFIT)


def _fits(points: Points68, box: Box) -> bool:
    return is_plausible(points) and Box.around(points).iou(box) > NEAR


def _each_once(faces: Sequence[Face]) -> list[Face]:
    """Two boxes can lead to the same landmarks: the surer one stays."""
    kept: list[Face] = []
    for face in sorted(faces, key=lambda face: face.score, reverse=True):
        if all(face.box.iou(other.box) < 0.4 for other in kept):
            kept.append(face)
    return kept


def _check_pixels(pixels: Pixels8) -> None:
    if pixels.dtype != np.uint8 or pixels.ndim != 3 or pixels.shape[2] != 3:
        raise ValueError(f"pixels are {pixels.dtype} {pixels.shape}, wanted uint8 (height, width, 3)")


def _check_box(pixels: Pixels8, box: Box) -> None:
    height, width = pixels.shape[:2]
    if not np.isfinite([box.x, box.y, box.w, box.h]).all():
        raise GfrError("The face box has a coordinate that is not a number.", "Give x, y, width and height in pixels.")
    said = f"The face box {box.x:g},{box.y:g},{box.w:g},{box.h:g}"
    if min(box.w, box.h) < SMALLEST_HAND_BOX:
        hint = f"Draw it at least {SMALLEST_HAND_BOX} px wide and high."
        raise GfrError(f"{said} is {box.w:g} x {box.h:g} px, wanted at least {SMALLEST_HAND_BOX} px.", hint)
    across = min(box.right, width) - max(box.x, 0.0)
    down = min(box.bottom, height) - max(box.y, 0.0)
    if across <= 0 or down <= 0 or across * down < 0.5 * box.w * box.h:
        raise GfrError(f"{said} lies outside the picture ({width} x {height} px).", "Draw it around a face inside.")


def build_finder(catalog: Catalog, *, detector: str = "", landmarker: str = "", device: str = "cpu") -> FaceFinder:
    """A face finder from what this machine has.

    Args:
        catalog: where optional weights lie.
        detector: "haar" (comes with the program), "yunet" or "s3fd"; empty for "haar".
        landmarker: "net" (comes with the program) or "fan"; empty for "net".
        device: where the networks run.

    Raises:
        GfrError: no detector or landmarker is called so.
        MachineError: the weights asked for are not on this machine.
    """
    return FaceFinder(_detector(catalog, detector, device), _landmarker(catalog, landmarker, device))


def _detector(catalog: Catalog, name: str, device: str) -> FaceDetector:
    if name in ("", "haar"):
        return HaarDetector()
    if name == "yunet":
        return YuNetDetector(catalog.need("yunet"))
    if name == "s3fd":
        from gfr_core.faces.face_alignment_adapter import FaceAlignmentDetector

        return FaceAlignmentDetector(catalog, device=device)
    raise GfrError(f"No face detector is called '{name}'.", "There are: haar, yunet, s3fd.")


def _landmarker(catalog: Catalog, name: str, device: str) -> Landmarker:
    if name in ("", "net"):
        return NetLandmarker.load(device=device)
    if name == "fan":
        from gfr_core.faces.face_alignment_adapter import FaceAlignmentLandmarker

        return FaceAlignmentLandmarker(catalog, device=device)
    raise GfrError(f"No landmarker is called '{name}'.", "There are: net, fan.")
