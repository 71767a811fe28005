"""The Middlebury colour wheel as a picture: which colour means which direction and how far."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

_SPANS = (15, 6, 4, 11, 13, 6)
"""Steps from red to yellow, yellow to green, green to cyan, cyan to blue, blue to magenta, magenta to red."""
_CORNERS = ((255, 0, 0), (255, 255, 0), (0, 255, 0), (0, 255, 255), (0, 0, 255), (255, 0, 255), (255, 0, 0))


def wheel_picture(diameter: int) -> QImage:
    """A disc with transparent surroundings: the colour at a point is that of a flow from the middle to that point.

    White is no motion, the rim the full scale. Source: Baker et al., *A Database and Evaluation Methodology for Optical
    Flow*, ICCV 2007, and the colour code published with it.
    """
    axis = (np.arange(diameter) + 0.5) * (2 / diameter) - 1
    x, y = np.meshgrid(axis, axis)
    reach = np.hypot(x, y)
    coverage = np.clip((1 - reach) * diameter / 2 + 0.5, 0, 1)
    rgba = np.empty((diameter, diameter, 4), np.uint8)
    rgba[..., :3] = _colour(x, y, np.minimum(reach, 1))
    rgba[..., 3] = np.rint(coverage * 255)
    return QImage(rgba.data, diameter, diameter, diameter * 4, QImage.Format.Format_RGBA8888).copy()


def _colour(x: NDArray[np.float64], y: NDArray[np.float64], reach: NDArray[np.float64]) -> NDArray[np.uint8]:
    hues = _hues()
    place = (np.arctan2(-y, -x) / np.pi + 1) / 2 * (len(hues) - 1)
    below = np.floor(place).astype(int)
    part = (place - below)[..., None]
    hue = (1 - part) * hues[below] + part * hues[(below + 1) % len(hues)]
    return np.asarray(np.floor(255 * (1 - reach[..., None] * (1 - hue))), np.uint8)


def _hues() -> NDArray[np.float64]:
    """The wheel's 55 hues, 55 x 3 in [0, 1]."""
    corners = np.asarray(_CORNERS, np.float64)
    spans = [
        corners[i] + np.floor(255 * np.arange(n) / n)[:, None] * np.sign(corners[i + 1] - corners[i])
        for i, n in enumerate(_SPANS)
    ]
    return np.concatenate(spans) / 255
