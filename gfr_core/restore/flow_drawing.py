"""The chosen drawings of a flow as one page with its legend, to be written as SVG or PNG."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from gfr_core.restore.flow_folds import outline, runs
from gfr_core.restore.flow_layers import FlowLayer, legend_in_words, unit_in_words
from gfr_core.restore.flow_lines import Line
from gfr_core.restore.flow_picture import flow_to_colour, legend
from gfr_core.restore.flow_shapes import Areas, Colour, Dots, Drawing, Picture, Raster, Shape, Strokes, Words
from gfr_core.restore.flow_study import FlowStudy

PAPER, INK, FAINT = (250, 249, 247), (32, 32, 36), (120, 120, 126)
LIGHT, DARK, BLUE, RED = (255, 255, 255), (20, 20, 24), (47, 113, 200), (214, 48, 38)
PICTURE, MARGIN, HEAD, LEGEND, WHEEL, SWATCH = 1024, 32, 96, 440, 160, 40
"""Sides and distances on the page, pixels."""
HALO = 0.55
ROW = 56
FOLD_FILL = 0.45
VEIL = 0.75


@dataclass(frozen=True, slots=True, eq=False)
class FlowPage:
    """What is to be drawn.

    Attributes:
        study: the flow.
        layers: which drawings of it.
        backdrop: S S 3, the picture below.
        title: whose flow it is.
        opacity: of the colours and the veil, which would hide the backdrop. Lines are drawn in full.
    """

    study: FlowStudy
    layers: Collection[FlowLayer]
    backdrop: Picture
    title: str
    opacity: float = 0.6


def draw_flow(page: FlowPage) -> Drawing:
    """The page: title, picture with the drawings, and beside it the legend with the fixed scale."""
    layers = [layer for layer in FlowLayer if layer in page.layers]
    words = [unit_in_words(page.study), *(legend_in_words(layer, page.study) for layer in layers)]
    on_picture = (shape for layer in layers for shape in _drawn(layer, page.study, page.opacity))
    return Drawing(
        2 * MARGIN + PICTURE + MARGIN + LEGEND,
        HEAD + PICTURE + MARGIN,
        (MARGIN, HEAD, MARGIN + PICTURE, HEAD + PICTURE),
        PAPER,
        page.title,
        ". ".join(words) + ".",
        (*_head(page), _on_page(page.backdrop), *on_picture, *_legend(page.study, layers)),
    )


def _head(page: FlowPage) -> Iterator[Shape]:
    yield Words(MARGIN, 44, page.title, 26, INK)
    yield Words(
        MARGIN, 76, f"{unit_in_words(page.study)}, drawn {PICTURE / page.study.size:g} times as large", 18, FAINT
    )


def _drawn(layer: FlowLayer, study: FlowStudy, opacity: float) -> Iterator[Shape]:
    """The shapes of one drawing over the picture."""
    scale = PICTURE / study.size
    if layer is FlowLayer.MASK:
        yield _on_page(_veil(study.mask), opacity)
    elif layer is FlowLayer.COLOURS:
        yield _on_page(flow_to_colour(study.flow, study.full_scale_px), opacity)
    elif layer is FlowLayer.FOLDS:
        yield Areas("folds", _boxes(study.folds.where) * scale + np.array((MARGIN, HEAD) * 2), RED, FOLD_FILL)
        yield from _haloed("fold outlines", outline(study.folds.where), scale, RED, 1.5)
    elif layer is FlowLayer.GRID:
        yield from _haloed("grid", study.lines.all, scale, BLUE, 1.75, halo=LIGHT)
    elif layer is FlowLayer.ARROWS:
        yield from _haloed("arrows", study.arrows.lines(), scale, LIGHT, 2)
    elif study.pairs is not None:
        seen = ~np.isnan(study.pairs.carried[:, 0])
        joins = np.stack([study.pairs.face, study.pairs.carried], axis=1)[seen]
        yield from _haloed("residuals", list(joins), scale, LIGHT, 2)
        yield from _pair_marks(_moved(study.pairs.face, scale), _moved(study.pairs.carried[seen], scale))


def _pair_marks(face: Line, portrait: Line) -> Iterator[Shape]:
    """Dots for the face, rings for the portrait."""
    yield Dots("face landmarks", face, 5.5, DARK)
    yield Dots("face landmarks, inside", face, 4, LIGHT)
    yield Dots("portrait landmarks, halo", portrait, 7, LIGHT, ring_width=4)
    yield Dots("portrait landmarks", portrait, 7, BLUE, ring_width=2.5)


def _legend(study: FlowStudy, layers: list[FlowLayer]) -> Iterator[Shape]:
    left, top = 2 * MARGIN + PICTURE, float(HEAD)
    for layer in layers:
        is_wheel = layer is FlowLayer.COLOURS
        yield from _swatch(layer, left, top)
        top += WHEEL if is_wheel else 0
        indent = 0 if is_wheel else SWATCH + 16
        yield Words(left + indent, top + SWATCH / 2 + 6, legend_in_words(layer, study), 17, INK)
        top += ROW


def _swatch(layer: FlowLayer, left: float, top: float) -> Iterator[Shape]:
    """The drawing's marks as a small sample."""
    middle, right = top + SWATCH / 2, left + SWATCH
    across = np.array([[left, middle], [right, middle]])
    box = np.array([[left, top + 6, right, top + SWATCH - 6]])
    if layer is FlowLayer.COLOURS:
        yield Raster(left, top, WHEEL, WHEEL, _wheel())
    elif layer is FlowLayer.MASK:
        yield Areas("sample of the veil", box, DARK, VEIL)
    elif layer is FlowLayer.FOLDS:
        yield Areas("sample of folds", box, RED, FOLD_FILL)
    elif layer is FlowLayer.GRID:
        upright = np.array([[left + SWATCH / 2, top + 6], [left + SWATCH / 2, top + SWATCH - 6]])
        yield Strokes("sample of the grid", (across, upright), BLUE, 1.75)
    elif layer is FlowLayer.ARROWS:
        head = np.array([[right - 9, middle - 6], [right, middle], [right - 9, middle + 6]])
        yield Strokes("sample of an arrow", (across, head), DARK, 2)
    elif layer is FlowLayer.LANDMARKS:
        apart = np.array([[left + 6, middle], [right - 8, middle]])
        yield Strokes("sample of a residual", (apart,), DARK, 2)
        yield from _pair_marks(apart[:1], apart[1:])


def _haloed(
    name: str, lines: list[Line] | tuple[Line, ...], scale: float, colour: Colour, width: float, halo: Colour = DARK
) -> Iterator[Shape]:
    moved = tuple(_moved(line, scale) for line in lines)
    yield Strokes(f"{name}, halo", moved, halo, width + 2.5, HALO, in_picture=True)
    yield Strokes(name, moved, colour, width, in_picture=True)


def _moved(points: Line, scale: float) -> Line:
    """Points of the crop as places on the page."""
    return np.asarray(points * scale + (MARGIN, HEAD), dtype=np.float64)


def _on_page(pixels: Picture, opacity: float = 1.0) -> Raster:
    return Raster(MARGIN, HEAD, PICTURE, PICTURE, pixels, opacity)


def _boxes(where: NDArray[np.bool_]) -> NDArray[np.float64]:
    row, start, end = runs(where).T
    return np.stack([start, row, end, row + 1], axis=1).astype(np.float64)


def _veil(mask: NDArray[np.float32]) -> Picture:
    """Dark where the mask is 0, clear where it is 1. S S 4."""
    veil = np.empty((*mask.shape, 4), np.uint8)
    veil[..., :3] = DARK
    veil[..., 3] = np.rint((1 - mask) * 255)
    return veil


def _wheel() -> Picture:
    """The wheel on the page's own ground."""
    disc = legend(2 * WHEEL)
    place = (np.arange(2 * WHEEL) + 0.5) / WHEEL - 1
    outside = np.hypot(place[None], place[:, None]) > 1
    disc[outside] = PAPER
    return disc
