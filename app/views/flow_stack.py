"""The chosen drawings of one flow over each other, under one legend."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from app.views.flow_arrows import FlowArrows
from app.views.flow_colours import FlowColours
from app.views.flow_folds import FlowFolds
from app.views.flow_grid import FlowGrid
from app.views.flow_landmarks import FlowLandmarks
from app.views.flow_legend import draw_legend
from app.views.flow_mask import TrustMask
from app.views.flow_part import FlowPart
from app.views.flow_words import unit_in_words
from app.views.tones import Tones
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_study import FlowStudy


class FlowStack:
    """A `CropOverlay` of others: one legend for all, each statement once.

    Args:
        parts: at least one, all of one study; the lowest first.
    """

    def __init__(self, parts: Sequence[FlowPart]) -> None:
        self.parts = tuple(parts)

    def draw(self, painter: QPainter, area: QRectF, visible: QRectF, tones: Tones) -> None:
        """Draw all, the lowest first."""
        for part in self.parts:
            part.draw(painter, area, visible, tones)

    def words_at(self, x: float, y: float) -> str:
        """What they say about a place of the crop, on one line."""
        said = (part.words_at(x, y) for part in self.parts)
        return "   ".join(dict.fromkeys(words for words in said if words))

    def draw_legend(self, painter: QPainter, room: QRectF, tones: Tones) -> None:
        """Draw one plate with a row for each."""
        heading = unit_in_words(self.parts[0].study)
        draw_legend(painter, room, tones, heading, [part.legend_row() for part in self.parts])


class FlowParts:
    """All drawings of one flow, each made once, when it is first wanted.

    Args:
        study: the flow.
        colours: S S, the flow on Middlebury's wheel.
    """

    def __init__(self, study: FlowStudy, colours: QImage) -> None:
        self.study, self._colours = study, colours
        self._made: dict[FlowLayer, FlowPart] = {}

    def stack(self, layers: Collection[FlowLayer], opacity: float) -> FlowStack | None:
        """The wanted ones at an opacity; None when none is wanted."""
        parts = [self._part(layer) for layer in FlowLayer if layer in layers]
        for part in parts:
            part.opacity = opacity
        return FlowStack(parts) if parts else None

    def _part(self, layer: FlowLayer) -> FlowPart:
        if layer not in self._made:
            self._made[layer] = self._new(layer)
        return self._made[layer]

    def _new(self, layer: FlowLayer) -> FlowPart:
        if layer is FlowLayer.COLOURS:
            return FlowColours(self.study, self._colours)
        kinds: dict[FlowLayer, type[FlowPart]] = {
            FlowLayer.MASK: TrustMask,
            FlowLayer.FOLDS: FlowFolds,
            FlowLayer.GRID: FlowGrid,
            FlowLayer.ARROWS: FlowArrows,
            FlowLayer.LANDMARKS: FlowLandmarks,
        }
        return kinds[layer](self.study)
