"""The steps of one face as pictures for the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from app.documents.qt_image import to_qimage
from app.documents.restoration import StepPictures
from gfr_core.faces.face import Face
from gfr_core.geometry import Points68, SquareCrop
from gfr_core.media.frame import Frame
from gfr_core.restore.outcome import FaceResult, Steps

if TYPE_CHECKING:
    from gfr_core.pairing.guide_set import Guide


@dataclass(frozen=True, slots=True)
class Profiles:
    """The colour profiles (ICC) of source and portrait; None for sRGB."""

    source: bytes | None = None
    portrait: bytes | None = None


def outcome_pictures(source: Frame, guides: Sequence[Guide], result: FaceResult) -> StepPictures | None:
    """The pictures of what became of a face; None when it was not restored.

    Args:
        source: the picture it is on.
        guides: the portraits it could be restored with.
        result: what became of it.
    """
    if result.steps is None:
        return None
    return pictures_of(result.steps, result.face, result.guide_face, _profiles_of(source, guides, result))


def _profiles_of(source: Frame, guides: Sequence[Guide], result: FaceResult) -> Profiles:
    """The profiles of the source and of the portrait that was used."""
    used = next((guide for guide in guides if guide.face is result.guide_face), None)
    return Profiles(source.metadata.icc, used.frame.metadata.icc if used else None)


def pictures_of(
    steps: Steps,
    face: Face | None = None,
    guide: Face | None = None,
    profiles: Profiles = Profiles(),  # frozen
) -> StepPictures:
    """Guide, warped guide, flow and evidence of one face. For the lane that restores.

    Args:
        steps: what happened.
        face: the face in the source.
        guide: the face in the portrait; without both there are no landmarks to compare.
        profiles: of the pictures they came from.
    """
    from gfr_core.restore.evidence import evidence_colours
    from gfr_core.restore.flow_picture import SCALE, flow_of, flow_to_colour
    from gfr_core.restore.flow_study import study_flow

    flow = flow_of(steps.grid)
    scale_px = SCALE * len(flow)
    guide_points, face_points = _points(guide, len(flow)), _points(face, len(flow))
    return StepPictures(
        steps.crop,
        _to_image(steps.guide, profiles.portrait),
        _to_image(steps.warped_guide, profiles.portrait),
        flow,
        to_qimage(flow_to_colour(flow, scale_px)),
        scale_px,
        study_flow(steps.grid, steps.mask, guide_points, face_points),
        unguided=None if steps.unguided is None else _to_image(steps.unguided, profiles.source),
        mask=_to_image(steps.mask),
        evidence=None if steps.evidence is None else to_qimage(evidence_colours(steps.evidence)),
        grid=steps.grid,
        guide_points=guide_points,
        face_points=face_points,
    )


def _points(face: Face | None, size: int) -> Points68 | None:
    """The face's landmarks in its own crop, as the networks see it."""
    if face is None or face.landmarks is None:
        return None
    return SquareCrop.of_face(face.box).to_crop(face.landmarks, size)


def _to_image(picture: NDArray[np.float32], icc: bytes | None = None) -> QImage:
    return to_qimage(np.asarray(np.clip(picture * 255 + 0.5, 0, 255), dtype=np.uint8), icc)
