"""Draws one layer as a pane shows it: its picture, its surroundings, and what lies over it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPalette

from app.views.canvas_state import CanvasState
from app.views.pane import Pane
from app.views.tones import Tones

_GHOST = 0.16
"""Opacity of the source around a crop, which tells where in the picture the crop belongs."""

Through = Callable[[QRectF], QRectF]
"""Where a place of the canvas is seen: elsewhere and larger through a loupe."""


class LayerPainter:
    """Draws the layers of a `CanvasState`."""

    def __init__(self, painter: QPainter, state: CanvasState, palette: QPalette, pixel_ratio: float) -> None:
        self._painter, self._state, self._palette, self._ratio = painter, state, palette, pixel_ratio

    def draw(self, layer: str, pane: Pane, visible: QRectF, through: Through = lambda place: place) -> None:
        """Draw a layer where its pane shows it, as far as it lies in `visible`; nothing when it has no picture."""
        layers = self._state.layers
        image, area = layers.picture(layer), layers.area(layer)
        if image is None:
            return
        if area is None or layers.source is None:
            self._draw_image(image, through(_fitted(image, pane.rect)), visible)
            return
        if area != layers.scene:
            self._draw_faintly(layers.source, through(self._state.to_canvas(pane, layers.scene)), visible, _GHOST)
        self._draw_image(image, through(self._state.to_canvas(pane, area)), visible)

    def draw_overlays(self, layer: str, pane: Pane, visible: QRectF, through: Through = lambda place: place) -> None:
        """Draw what lies over a layer's crop."""
        state = self._state
        if state.layers.crop_area is None or not state.is_under_overlays(layer):
            return
        area, scene = (through(state.to_canvas(pane, box)) for box in (state.layers.crop_area, state.layers.scene))
        if state.layers.flow is not None and state.flow.opacity > 0:
            self._draw_faintly(state.layers.flow, area, visible & scene, state.flow.opacity)
        for overlay in state.overlays:
            overlay.draw(self._painter, area, visible & scene, Tones.of(self._palette))

    def rendered(self, layer: str, pane: Pane, number: int) -> QImage:
        """A pane that shows a layer, without overlays, as a picture of its own in the screen's pixels.

        Args:
            number: of the buffer that is drawn into. Its picture stays until the next one with this number.
        """
        size = (pane.rect.size() * self._ratio).toSize()
        image = self._state.buffer(number, size)
        image.setDevicePixelRatio(self._ratio)
        painter = QPainter(image)
        painter.translate(-pane.rect.topLeft())
        painter.fillRect(pane.rect, self._palette.dark())
        LayerPainter(painter, self._state, self._palette, self._ratio).draw(layer, pane, pane.rect)
        painter.end()
        return image

    def _draw_image(self, image: QImage, target: QRectF, visible: QRectF) -> None:
        self._state.mipmap(image).draw(self._painter, target, visible, self._ratio)

    def _draw_faintly(self, image: QImage, target: QRectF, visible: QRectF, opacity: float) -> None:
        self._painter.setOpacity(opacity)
        self._draw_image(image, target, visible)
        self._painter.setOpacity(1.0)


def _fitted(image: QImage, room: QRectF) -> QRectF:
    """Where a picture without a place in the source lies: whole, in the middle of its pane."""
    scale = min(room.width() / image.width(), room.height() / image.height()) * 0.92
    fitted = QRectF(0, 0, image.width() * scale, image.height() * scale)
    fitted.moveCenter(room.center())
    return fitted
