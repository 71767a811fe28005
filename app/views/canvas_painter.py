"""Draws a `CanvasState`."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPalette, QPen

from app.views.canvas_state import CanvasState
from app.views.chip import chip_in_corner, draw_chip
from app.views.empty_pane import draw_hint
from app.views.file_drop import ZONE_WORDS, drop_zones
from app.views.layers import PaneKind
from app.views.mark_drawing import draw_box, draw_marks
from app.views.pane import Pane
from app.views.tones import Tones, seen_through

_GHOST = 0.16
"""Opacity of the source around a crop, which tells where in the picture the crop belongs."""
_PROMPT = "Draw a box around the face. Esc leaves"


class CanvasPainter:
    """One paint event: from the pictures at the bottom to the ring of focus on top."""

    def __init__(self, painter: QPainter, state: CanvasState, palette: QPalette, pixel_ratio: float) -> None:
        self._painter, self._state, self._ratio = painter, state, pixel_ratio
        self._palette, self._tones = palette, Tones.of(palette)
        self._metrics = QFontMetricsF(painter.font())

    def draw(self) -> None:
        """Draw everything."""
        self._painter.fillRect(QRectF(0, 0, self._state.size.width(), self._state.size.height()), self._palette.mid())
        for pane in self._state.panes:
            self._painter.save()
            self._painter.setClipRect(pane.rect)
            self._draw_pane(pane)
            self._painter.restore()
        self._draw_readout()
        self._draw_drop_zones()
        self._draw_ring()

    def _draw_pane(self, pane: Pane) -> None:
        self._painter.fillRect(pane.rect, self._palette.dark())
        kind = self._state.shown_kind(pane.kind)
        if self._state.layers.picture(kind) is None:
            takes_files = kind in (PaneKind.SOURCE, PaneKind.PORTRAIT)
            draw_hint(self._painter, pane.rect, self._state.hints.get(kind, ""), self._tones, takes_files=takes_files)
        elif self._state.splits:
            self._draw_halves(pane)
        else:
            self._draw_picture(pane, kind, pane.rect)
        self._draw_marks(pane)
        self._draw_captions(pane, kind)

    def _draw_halves(self, pane: Pane) -> None:
        split, state = self._state.split, self._state
        for kind, half in (
            (PaneKind.SOURCE, split.before(pane.rect)),
            (PaneKind.RESULT, split.after(pane.rect)),
        ):
            self._painter.save()
            self._painter.setClipRect(half, Qt.ClipOperation.IntersectClip)
            self._draw_picture(pane, kind, half)
            self._painter.restore()
        split.draw(self._painter, pane.rect, self._tones, focused=state.ring)

    def _draw_picture(self, pane: Pane, kind: PaneKind, visible: QRectF) -> None:
        layers = self._state.layers
        image, area = layers.picture(kind), layers.area(kind)
        if image is None:
            return
        if area is None or layers.source is None:
            self._draw_image(image, _fitted(image, pane.rect), visible)
            return
        if kind in (PaneKind.PORTRAIT, PaneKind.WARPED_GUIDE):
            self._draw_faintly(layers.source, self._state.to_canvas(pane, layers.scene), visible, _GHOST)
        self._draw_image(image, self._state.to_canvas(pane, area), visible)
        if self._state.flow_is_seen(kind):
            self._draw_flow(pane, visible)

    def _draw_flow(self, pane: Pane, visible: QRectF) -> None:
        layers, overlay = self._state.layers, self._state.overlay
        if layers.flow is not None and layers.crop_area is not None:
            area = self._state.to_canvas(pane, layers.crop_area)
            self._draw_faintly(layers.flow, area, visible & self._state.to_canvas(pane, layers.scene), overlay.opacity)

    def _draw_image(self, image: QImage, target: QRectF, visible: QRectF) -> None:
        self._state.mipmap(image).draw(self._painter, target, visible, self._ratio)

    def _draw_faintly(self, image: QImage, target: QRectF, visible: QRectF, opacity: float) -> None:
        self._painter.setOpacity(opacity)
        self._draw_image(image, target, visible)
        self._painter.setOpacity(1.0)

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
            rect = chip_in_corner(self._metrics, _PROMPT, pane.rect, Qt.Corner.BottomLeftCorner)
            rect.moveLeft(round(pane.rect.center().x() - rect.width() / 2))
            draw_chip(self._painter, rect, _PROMPT, self._tones.accent, self._tones.on_accent)

    def _draw_captions(self, pane: Pane, kind: PaneKind) -> None:
        if self._state.splits:
            self._draw_caption(self._state.split.before(pane.rect), PaneKind.SOURCE, Qt.Corner.TopLeftCorner)
            self._draw_caption(self._state.split.after(pane.rect), PaneKind.RESULT, Qt.Corner.TopRightCorner)
        else:
            self._draw_caption(pane.rect, kind, Qt.Corner.TopLeftCorner)
        if self._state.legend_lies_in(pane):
            self._state.overlay.draw_legend(self._painter, pane.rect, self._tones)

    def _draw_caption(self, room: QRectF, kind: PaneKind, corner: Qt.Corner) -> None:
        rect = chip_in_corner(self._metrics, kind.caption, room, corner)
        if room.width() >= rect.width() + 24:
            draw_chip(self._painter, rect, kind.caption, self._tones.paper, self._tones.ink)

    def _draw_readout(self) -> None:
        text = self._state.readout()
        if text and self._state.pointer is not None:
            room = self._state.pane_at(self._state.pointer).rect
            rect = chip_in_corner(self._metrics, text, room, Qt.Corner.BottomLeftCorner)
            draw_chip(self._painter, rect, text, self._tones.paper, self._tones.ink)

    def _draw_drop_zones(self) -> None:
        if self._state.drop_zone is None:
            return
        for zone, rect in drop_zones(self._state.mode, self._state.size).items():
            self._draw_drop_zone(rect.adjusted(10, 10, -10, -10), ZONE_WORDS[zone], zone == self._state.drop_zone)

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


def _fitted(image: QImage, room: QRectF) -> QRectF:
    """Where a picture without a place in the source lies: whole, in the middle of its pane."""
    scale = min(room.width() / image.width(), room.height() / image.height()) * 0.92
    fitted = QRectF(0, 0, image.width() * scale, image.height() * scale)
    fitted.moveCenter(room.center())
    return fitted
