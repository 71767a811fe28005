"""The drawings that show a flow, by name, and what their legend says."""

from enum import Enum

from gfr_core.restore.flow_study import FlowStudy


class FlowLayer(Enum):
    """One drawing of a flow. They are laid over each other in this order, the first at the bottom."""

    MASK = "Mask"
    COLOURS = "Colours"
    FOLDS = "Folds"
    GRID = "Grid"
    ARROWS = "Arrows"
    LANDMARKS = "Landmarks"


def unit_in_words(study: FlowStudy) -> str:
    """What every length in the legend is measured in."""
    return f"Lengths in px of the crop, {study.size} x {study.size}"


def legend_in_words(layer: FlowLayer, study: FlowStudy) -> str:
    """What the legend says of one drawing, with its numbers."""
    if layer is FlowLayer.COLOURS:
        return f"White still, rim {study.full_scale_px:g} px, darker beyond"
    if layer is FlowLayer.ARROWS:
        return f"To where it was fetched, one every {study.arrows.spacing_px:g} px"
    if layer is FlowLayer.GRID:
        return f"The portrait's grid, {study.lines.spacing_px:g} px a square"
    if layer is FlowLayer.LANDMARKS:
        return landmarks_in_words(study)
    if layer is FlowLayer.FOLDS:
        return f"Folded, {folded_share_in_words(study)} of the mask"
    return "Veiled: stays as it was"


def landmarks_in_words(study: FlowStudy) -> str:
    """How far the pairs miss each other on average."""
    if study.pairs is None:
        return "No landmarks"
    return f"Face and portrait, {study.pairs.mean_residual_px:.1f} px apart on average"


def folded_share_in_words(study: FlowStudy) -> str:
    """The share in per cent; a fold is never rounded away to nothing."""
    share = study.folds.share
    return "less than 0.1 %" if 0 < share < 0.001 else f"{share:.1%}".replace("%", " %")


def brief_legend(layer: FlowLayer, study: FlowStudy) -> str:
    """`legend_in_words`, short enough to lie on the picture."""
    if layer is FlowLayer.COLOURS:
        return f"White still, rim {study.full_scale_px:g} px"
    if layer is FlowLayer.ARROWS:
        return f"Fetched at the tip, every {study.arrows.spacing_px:g} px"
    if layer is FlowLayer.GRID:
        return f"Portrait's grid, every {study.lines.spacing_px:g} px"
    if layer is FlowLayer.LANDMARKS:
        return "No landmarks" if study.pairs is None else f"Face, portrait: {study.pairs.mean_residual_px:.1f} px"
    if layer is FlowLayer.FOLDS:
        return f"Folded, {folded_share_in_words(study)}"
    return "Veiled: stays as it was"
