"""Whether two faces are one person's, by a face-recognition network that the user may side-load.

None comes with the program. `cv2.FaceRecognizerSF` reads an ONNX file of the layout of OpenCV's SFace: an aligned face
of 112 x 112 in, a vector out, compared by its cosine.
"""

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.catalog.folder import Catalog
from gfr_core.errors import MachineError
from gfr_core.geometry import Box, Points68

Pixels8 = NDArray[np.uint8]

ENTRY = "sface"
"""Its name in the catalogue of optional weights."""
SAME_PERSON = 0.363
"""Cosine from which two faces are taken for one person's. OpenCV's documentation gives it for SFace and LFW, on which
it decides 99.6 % of pairs rightly; across ages it gives 0.277 (AgeDB-30), across poses 0.212 (CFP-FP)."""
RIGHT_EYE, LEFT_EYE, NOSE_TIP = slice(36, 42), slice(42, 48), 30
RIGHT_MOUTH, LEFT_MOUTH = 48, 54


class Recogniser:
    """Compares faces with a side-loaded network. One thread at a time."""

    def __init__(self, path: Path) -> None:
        """Load the network.

        Raises:
            MachineError: the file is missing or OpenCV cannot use it.
        """
        if not path.is_file():
            raise MachineError(
                f"The face recogniser's weights '{path}' do not exist.", "Put the file there, or do without."
            )
        self._path = path
        try:
            self._net = cv2.FaceRecognizerSF.create(str(path), "")
        except cv2.error as error:
            raise self._unusable(error) from error

    @staticmethod
    def find(catalog: Catalog) -> "Recogniser | None":
        """The recogniser of the catalogue's folder; None when its file is not on this machine.

        Raises:
            MachineError: the file is there and OpenCV cannot use it.
        """
        path = catalog.find(ENTRY)
        return None if path is None else Recogniser(path)

    def cosine(self, pixels_a: Pixels8, points_a: Points68, pixels_b: Pixels8, points_b: Points68) -> float:
        """How alike two faces are, -1 to 1; compare with `SAME_PERSON`.

        Args:
            pixels_a: a picture or a crop, H W 3, RGB.
            points_a: the landmarks of the face in it, its own pixel-index coordinates.
            pixels_b: the other picture.
            points_b: the landmarks of the face in that.

        Raises:
            MachineError: the network is of another layout.
        """
        try:
            feature_a, feature_b = self._feature(pixels_a, points_a), self._feature(pixels_b, points_b)
            return float(self._net.match(feature_a, feature_b, cv2.FaceRecognizerSF_FR_COSINE))
        except cv2.error as error:
            raise self._unusable(error) from error

    def _feature(self, pixels: Pixels8, points: Points68) -> NDArray[np.float32]:
        bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
        aligned = self._net.alignCrop(bgr, _detection(points))
        return self._net.feature(aligned).copy().astype(np.float32)  # the network's own buffer is written over

    def _unusable(self, error: cv2.error) -> MachineError:
        reason = str(error).strip().splitlines()[0]
        return MachineError(
            f"OpenCV cannot use '{self._path.name}' as a face recogniser ({reason}).",
            "Use face_recognition_sface_2021dec.onnx, or remove the file: the recogniser is optional.",
        )


def five_points(points: Points68) -> NDArray[np.float64]:
    """What alignment needs of 68 landmarks, 5 2: the person's right eye, left eye, tip of the nose, right and left
    corner of the mouth. An eye is the mean of its outline."""
    eyes = points[RIGHT_EYE].mean(axis=0), points[LEFT_EYE].mean(axis=0)
    return np.stack([*eyes, points[NOSE_TIP], points[RIGHT_MOUTH], points[LEFT_MOUTH]])


def _detection(points: Points68) -> NDArray[np.float32]:
    """The row that OpenCV's face detector would give: box, five points, score. 1 15."""
    box = Box.around(points)
    row = np.concatenate([[box.x, box.y, box.w, box.h], five_points(points).ravel(), [1.0]])
    return row[None].astype(np.float32)
