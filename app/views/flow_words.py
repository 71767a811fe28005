"""What is said of a flow, in the user's language. In English it is what the core says (`flow_layers`)."""

from app.translation import marked, tr
from gfr_core.restore.flow_landmarks import LandmarkPairs, part_of_face
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_study import FlowStudy

LAYER_WORDS = {
    FlowLayer.MASK: marked("Mask"),
    FlowLayer.COLOURS: marked("Colours"),
    FlowLayer.FOLDS: marked("Folds"),
    FlowLayer.GRID: marked("Grid"),
    FlowLayer.ARROWS: marked("Arrows"),
    FlowLayer.LANDMARKS: marked("Landmarks"),
}
"""What each drawing is called."""
PART_WORDS = {
    "jaw": marked("jaw"),
    "brow": marked("brow"),
    "nose": marked("nose"),
    "eye": marked("eye"),
    "mouth": marked("mouth"),
}
_LEAST = 0.001


def unit_in_words(study: FlowStudy) -> str:
    """What every length in the legend is measured in."""
    return tr("Lengths in px of the crop, {size} x {size}").format(size=study.size)


def folded_share_in_words(study: FlowStudy) -> str:
    """The share in per cent; a fold is never rounded away to nothing."""
    share = study.folds.share
    return tr("less than 0.1 %") if 0 < share < _LEAST else f"{100 * share:.1f} %"


def brief_legend(layer: FlowLayer, study: FlowStudy) -> str:
    """What the legend on the picture says of one drawing, with its numbers."""
    if layer is FlowLayer.COLOURS:
        return tr("White still, rim {length:g} px").format(length=study.full_scale_px)
    if layer is FlowLayer.ARROWS:
        return tr("Fetched at the tip, every {length:g} px").format(length=study.arrows.spacing_px)
    if layer is FlowLayer.GRID:
        return tr("Portrait's grid, every {length:g} px").format(length=study.lines.spacing_px)
    if layer is FlowLayer.LANDMARKS:
        return _landmarks_in_words(study.pairs)
    if layer is FlowLayer.FOLDS:
        return tr("Folded, {share}").format(share=folded_share_in_words(study))
    return tr("Veiled: stays as it was")


def landmark_in_words(landmark: int, apart_px: float, *, is_seen: bool) -> str:
    """Which landmark it is, and how far the portrait's is from the face's.

    Args:
        landmark: from 0, iBUG order.
        apart_px: pixels of the crop.
        is_seen: whether the portrait's is to be seen in the warped guide.
    """
    words = tr("Landmark {number}, {part}: {length:.1f} px apart")
    if not is_seen:
        words = tr("Landmark {number}, {part}: {length:.1f} px apart, not to be seen in the warped guide")
    part = tr(PART_WORDS[part_of_face(landmark)])
    return words.format(number=landmark + 1, part=part, length=apart_px)


def _landmarks_in_words(pairs: LandmarkPairs | None) -> str:
    if pairs is None:
        return tr("No landmarks")
    return tr("Face, portrait: {length:.1f} px").format(length=pairs.mean_residual_px)
