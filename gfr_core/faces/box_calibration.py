"""From a detector's idea of a face's box to ours, the smallest box around the 68 landmarks.

The constants are medians over the train photographs; `python benchmarks/landmarks.py` prints them.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gfr_core.geometry import Box


@dataclass(frozen=True, slots=True)
class BoxCalibration:
    """How the landmark box lies in a detector's box, for upright faces.

    Attributes:
        right: from the detector's centre to ours, in widths of its box.
        down: the same in heights of its box.
        width: our width over its width.
        height: our height over its height.
    """

    right: float
    down: float
    width: float
    height: float

    def apply(self, box: Box) -> Box:
        """The best guess of the landmark box of a face that the detector sees in `box`."""
        x, y = box.centre
        width, height = box.w * self.width, box.h * self.height
        return Box(x + box.w * self.right - width / 2, y + box.h * self.down - height / 2, width, height)

    @staticmethod
    def measured(pairs: Sequence[tuple[Box, Box]]) -> "BoxCalibration":
        """The median calibration of pairs of (detector's box, landmark box)."""
        rows = [
            (
                (ours.centre[0] - theirs.centre[0]) / theirs.w,
                (ours.centre[1] - theirs.centre[1]) / theirs.h,
                ours.w / theirs.w,
                ours.h / theirs.h,
            )
            for theirs, ours in pairs
        ]
        right, down, width, height = (float(value) for value in np.median(rows, axis=0))
        return BoxCalibration(right, down, width, height)


AS_IT_IS = BoxCalibration(0.0, 0.0, 1.0, 1.0)
HAAR = BoxCalibration(0.022, 0.184, 0.868, 0.861)
WIDER = BoxCalibration(0.026, 0.147, 1.045, 0.739)
"""For detectors trained on WIDER FACE, whose boxes hold a part of the forehead: YuNet (measured), S3FD (assumed)."""
