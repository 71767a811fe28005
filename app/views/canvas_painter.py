"""Draws a `CanvasState`."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPalette, QPen

from app.translation import marked, tr
from app.views.canvas_state import CanvasState
from app.views.chip import chip_in_corner, draw_chip
from app.views.difference import show_difference
from app.views.empty_pane import draw_hint
from app.views.file_drop import ZONE_WORDS, drop_zones
from app.views.layer_painter import LayerPainter
from app.views.layers import CanvasMode, PaneKind
from app.views.loupe import Loupe
from app.views.mark_drawing import draw_box, draw_marks
from app.views.pane import Pane
from app.views.review_map import ReviewMap
from app.views.tones import Tones, seen_through

_COARSE = 2
"""The buffer of coarse pictures; the lower ones are those of A and B."""
_PROMPT = marked("Draw a box around the face. Esc leaves")
_LARGE = 1.4
"""How much larger than others the name of what blinks is: it is read without looking at it."""


class CanvasPainter:
    """One paint event: from the pictures at the bottom to the ring of focus on top."""

    def __init__(self, painter: QPainter, state: CanvasState, palette: QPalette, pixel_ratio: float) -> None:
        self._painter, self._state, self._ratio = painter, state, pixel_ratio
        self._palette, self._tones = palette, Tones.of(palette)
        self._metrics = QFontMetricsF(painter.font())
        self._layers = LayerPainter(painter, state, palette, pixel_ratio)

    def draw(self, coarseness: float = 1.0) -> None:
        """Draw everything, the pictures at a part of the screen's resolution: the finest is 1."""
        self._painter.fillRect(QRectF(QPointF(), self._state.size.toSizeF()), self._palette.mid())
        if coarseness < 1:
            self._draw_coarse_pictures(coarseness)
        else:
            self._draw_in_panes(self._draw_pictures)
        self._draw_in_panes(self._draw_signs)
        Loupe(self._state, self._palette, self._ratio).draw(self._painter)
        self._draw_readout()
        self._draw_drop_zones()
        self._draw_ring()

    def _draw_in_panes(self, draw: Callable[[Pane], None]) -> None:
        for pane in self._state.panes:
            self._painter.save()
            self._painter.setClipRect(pane.rect)
            draw(pane)
            self._painter.restore()

    def _draw_coarse_pictures(self, coarseness: float) -> None:
        size, ratio = self._state.size, self._ratio * coarseness
        image = self._state.buffer(_COARSE, (size * ratio).expandedTo(QSize(1, 1)))
        image.setDevicePixelRatio(ratio)
        painter = QPainter(image)
        coarse = CanvasPainter(painter, self._state, self._palette, ratio)
        coarse._draw_in_panes(coarse._draw_pictures)
        painter.end()
        self._painter.drawImage(QRectF(QPointF(), size.toSizeF()), image)

    def _draw_signs(self, pane: Pane) -> None:
        """What lies over the pictures and is to be read."""
        if self._state.splits:
            self._state.split.draw(self._painter, pane.rect, self._tones, focused=self._state.ring)
        self._draw_marks(pane)
        self._draw_captions(pane)
        self._draw_map(pane)

    def _draw_pictures(self, pane: Pane) -> None:
        self._painter.fillRect(pane.rect, self._palette.dark())
        layer = self._state.showing.in_pane(pane.kind)
        if self._state.showing.mixes:
            self._draw_mixed(pane)
        elif self._state.layers.picture(layer) is None:
            takes_files = layer in (PaneKind.SOURCE, PaneKind.PORTRAIT)
            draw_hint(self._painter, pane.rect, self._state.hint(layer), self._tones, takes_files=takes_files)
        else:
            self._draw_layer(layer, pane, pane.rect)

    def _draw_mixed(self, pane: Pane) -> None:
        mode, obstacle = self._state.view.mode, self._state.showing.obstacle_to_difference()
        if mode is CanvasMode.FADE:
            self._draw_faded(pane)
        elif mode is not CanvasMode.DIFFERENCE:
            self._draw_halves(pane)
        elif obstacle:
            draw_hint(self._painter, pane.rect, obstacle, self._tones, takes_files=False)
        else:
            self._draw_difference(pane)

    def _draw_layer(self, layer: str, pane: Pane, visible: QRectF) -> None:
        self._layers.draw(layer, pane, visible)
        self._layers.draw_overlays(layer, pane, visible)

    def _draw_halves(self, pane: Pane) -> None:
        split, view = self._state.split, self._state.view
        for layer, half in ((view.a, split.before(pane.rect)), (view.b, split.after(pane.rect))):
            self._painter.save()
            self._painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
            self._draw_layer(layer, pane, half)
            self._painter.restore()

    def _draw_faded(self, pane: Pane) -> None:
        """B over A, both with their surroundings: half of each is half of everything."""
        view = self._state.view
        if view.fade < 1:
            self._layers.draw(view.a, pane, pane.rect)
        if view.fade > 0:
            self._painter.setOpacity(view.fade)
            self._painter.drawImage(pane.rect.topLeft(), self._layers.rendered(view.b, pane, 0))
            self._painter.setOpacity(1.0)
        for layer in (view.a, view.b):
            self._layers.draw_overlays(layer, pane, pane.rect)

    def _draw_difference(self, pane: Pane) -> None:
        """Of what is seen, at the screen's resolution: a pan costs the same whatever the picture's size."""
        view, layers = self._state.view, self._state.layers
        first, second = (self._layers.rendered(side, pane, number) for number, side in enumerate((view.a, view.b)))
        show_difference(first, second, view.gain, view.threshold)
        self._painter.drawImage(pane.rect.topLeft(), first)
        area = layers.area(view.a)
        if area is not None:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(seen_through(self._tones.light, 0.4), 1))
            self._painter.drawRect(self._state.to_canvas(pane, area))

    def _draw_marks(self, pane: Pane) -> None:
        state = self._state
        if not state.marks_lie_in(pane):
            return
        placed, room = state.marks(pane, self._metrics), state.mark_room(pane, self._metrics)
        draw_marks(self._painter, placed, room, self._tones)
        if state.drawn_box is not None:
            draw_box(self._painter, state.to_canvas(pane, state.drawn_box), self._tones)
        self._draw_prompt(pane)

    def _draw_prompt(self, pane: Pane) -> None:
        """While a box is to be drawn, say so."""
        if self._state.draws_box and self._state.drawn_box is None:
            rect = chip_in_corner(self._metrics, tr(_PROMPT), pane.rect, Qt.Corner.BottomLeftCorner)
            rect.moveLeft(round(pane.rect.center().x() - rect.width() / 2))
            draw_chip(self._painter, rect, tr(_PROMPT), self._tones.accent, self._tones.on_accent)

    def _draw_captions(self, pane: Pane) -> None:
        state, captions = self._state, self._state.layers.caption
        if state.splits:
            corner = Qt.Corner.TopLeftCorner if state.split.is_level else Qt.Corner.TopRightCorner
            self._draw_caption(state.split.before(pane.rect), captions(state.view.a), Qt.Corner.TopLeftCorner)
            self._draw_caption(state.split.after(pane.rect), captions(state.view.b), corner)
        elif state.view.mode is CanvasMode.BLINK and not state.holding:
            self._draw_large_caption(pane.rect, state.showing.caption(pane.kind))
        else:
            self._draw_caption(pane.rect, state.showing.caption(pane.kind), Qt.Corner.TopLeftCorner)
        if state.layers.remark and PaneKind.SOURCE in state.showing.layers_in(pane.kind):
            self._draw_remark(pane)
        if state.legend_lies_in(pane):
            self._draw_legends(pane)

    def _draw_caption(self, room: QRectF, words: str, corner: Qt.Corner) -> None:
        rect = chip_in_corner(self._metrics, words, room, corner)
        if room.width() >= rect.width() + 24 and room.height() >= rect.height() + 12:
            draw_chip(self._painter, rect, words, self._tones.paper, self._tones.ink)

    def _draw_large_caption(self, room: QRectF, words: str) -> None:
        """The name of what blinks, large, on a plate of the window's colours for A and of the accent for B."""
        tones, is_b = self._tones, self._state.blinks_b
        self._painter.save()
        font = self._painter.font()
        font.setPointSizeF(font.pointSizeF() * _LARGE)
        font.setBold(True)
        self._painter.setFont(font)
        rect = chip_in_corner(QFontMetricsF(font), words, room, Qt.Corner.TopLeftCorner)
        ground, ink = (tones.accent, tones.on_accent) if is_b else (tones.paper, tones.ink)
        draw_chip(self._painter, rect, words, ground, ink)
        self._painter.restore()

    def _draw_remark(self, pane: Pane) -> None:
        """What is to be known of how the source is shown, below its caption."""
        remark = self._state.layers.remark
        rect = chip_in_corner(self._metrics, remark, pane.rect, Qt.Corner.TopLeftCorner)
        rect.translate(QPointF(0, rect.height() + 4))
        draw_chip(self._painter, rect, remark, self._tones.alarm, self._tones.on_alarm)

    def _draw_legends(self, pane: Pane) -> None:
        """Beside the map of a review, which takes the same corner."""
        state, room = self._state, QRectF(pane.rect)
        lies_here = state.review is not None and pane.kind is state.panes[-1].kind
        if state.review is not None and lies_here:
            room.setRight(ReviewMap(state.review, pane.rect, self._metrics).plate.left())
        if any(state.flow_is_seen(layer) for layer in state.showing.layers_in(pane.kind)):
            state.flow.draw_legend(self._painter, room, self._tones)
        for overlay in state.overlays:
            overlay.draw_legend(self._painter, room, self._tones)

    def _draw_map(self, pane: Pane) -> None:
        state = self._state
        if state.review is not None and state.layers.source is not None and pane.kind is state.panes[-1].kind:
            overview = ReviewMap(state.review, pane.rect, self._metrics)
            picture = state.mipmap(state.layers.source)
            overview.draw(self._painter, picture, state.camera.visible(), self._tones, self._ratio)

    def _draw_readout(self) -> None:
        text = self._state.readout()
        if text and self._state.pointer is not None:
            room = self._state.pane_at(self._state.pointer).rect
            rect = chip_in_corner(self._metrics, text, room, Qt.Corner.BottomLeftCorner)
            draw_chip(self._painter, rect, text, self._tones.paper, self._tones.ink)

    def _draw_drop_zones(self) -> None:
        if self._state.drop_zone is None:
            return
        for zone, rect in drop_zones(self._state.view.mode, self._state.size).items():
            self._draw_drop_zone(rect.adjusted(10, 10, -10, -10), tr(ZONE_WORDS[zone]), zone == self._state.drop_zone)

    def _draw_drop_zone(self, rect: QRectF, words: str, aimed: bool) -> None:  # noqa: FBT001
        tones = self._tones
        self._painter.save()
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._painter.setPen(
            QPen(tones.accent, 2.5 if aimed else 1.5, Qt.PenStyle.SolidLine if aimed else Qt.PenStyle.DashLine)
        )
        self._painter.setBrush(seen_through(tones.accent if aimed else tones.paper, 0.28 if aimed else 0.5))
        self._painter.drawRoundedRect(rect, 8, 8)
        self._painter.restore()
        label = chip_in_corner(self._metrics, words, rect, Qt.Corner.TopLeftCorner)
        label.moveCenter(rect.center())
        ground, ink = (tones.accent, tones.on_accent) if aimed else (tones.paper, tones.ink)
        draw_chip(self._painter, label, words, ground, ink)

    def _draw_ring(self) -> None:
        if self._state.ring:
            size = self._state.size
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(self._tones.accent, 2, j=Qt.PenJoinStyle.MiterJoin))
            self._painter.drawRect(QRectF(1, 1, size.width() - 2, size.height() - 2))
