"""The legend of the flow's colours as a picture."""

import numpy as np
from PySide6.QtGui import QImage

from gfr_core.restore.flow_picture import flow_to_colour


def wheel_picture(diameter: int) -> QImage:
    """A disc with transparent surroundings: the colour at a point is that of a flow from the middle to that point.

    White is no motion, the rim the full scale. The colours come from the function that colours the flow itself, so that
    legend and picture cannot disagree.
    """
    axis = (np.arange(diameter) + 0.5) * (2 / diameter) - 1
    flow = np.stack(np.meshgrid(axis, axis, indexing="xy"), axis=-1)
    reach = np.hypot(flow[..., 0], flow[..., 1])
    inside = flow / np.maximum(reach, 1)[..., None] * (1 - 1e-9)  # the rim itself counts as beyond after rounding
    rgba = np.empty((diameter, diameter, 4), np.uint8)
    rgba[..., :3] = flow_to_colour(inside, 1.0)
    rgba[..., 3] = np.rint(np.clip((1 - reach) * diameter / 2 + 0.5, 0, 1) * 255)
    return QImage(rgba.data, diameter, diameter, diameter * 4, QImage.Format.Format_RGBA8888).copy()
