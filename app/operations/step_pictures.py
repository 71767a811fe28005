"""The steps of one face as pictures for the screen."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.documents.qt_image import to_qimage
from app.documents.restoration import StepPictures
from gfr_core.restore.outcome import Steps


def pictures_of(steps: Steps) -> StepPictures:
    """Guide, warped guide and flow of one face. For the lane that restores."""
    from gfr_core.restore.flow_picture import SCALE, flow_of, flow_to_colour

    flow = flow_of(steps.grid)
    scale_px = SCALE * len(flow)
    return StepPictures(
        steps.crop,
        _to_image(steps.guide),
        _to_image(steps.warped_guide),
        flow,
        to_qimage(flow_to_colour(flow, scale_px)),
        scale_px,
    )


def _to_image(picture: NDArray[np.float32]) -> QImage:
    return to_qimage(np.asarray(np.clip(picture * 255 + 0.5, 0, 255), dtype=np.uint8))
