"""One camera for all views: which point of the source stands in the middle of a view, and how large it is drawn."""

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

MOST_ZOOM = 64.0
"""Screen pixels per source pixel beyond which nothing more is to be seen."""
_MARGIN = 0.04
"""Part of the view that `fit` leaves free around the picture."""
_LEAST_OF_FIT = 0.25
"""How far below the fitting zoom one may go."""


class Camera(QObject):
    """Maps source pixels (edge coordinates) to a view and back.

    `zoom` counts screen pixels (of the device) per source pixel, so that 1.0 is one to one on every screen; `scale`
    counts logical pixels. Positions in a view are logical pixels from its top left corner, as in mouse events.
    A camera that was fitted stays fitted when the view changes, until someone zooms or pans.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scene = QRectF()
        self._view = QSizeF(1.0, 1.0)
        self._pixel_ratio = 1.0
        self._centre = QPointF()
        self._zoom = 1.0
        self._fitted: QRectF | None = QRectF()

    @property
    def centre(self) -> QPointF:
        """The source point in the middle of the view."""
        return QPointF(self._centre)

    @property
    def zoom(self) -> float:
        """Screen pixels per source pixel."""
        return self._zoom

    @property
    def scale(self) -> float:
        """Logical pixels per source pixel."""
        return self._zoom / self._pixel_ratio

    @property
    def scene(self) -> QRectF:
        """The source's extent, in source pixels."""
        return QRectF(self._scene)

    @property
    def view(self) -> QSizeF:
        """The size of one view, in logical pixels."""
        return QSizeF(self._view)

    @property
    def pixel_ratio(self) -> float:
        """Screen pixels per logical pixel."""
        return self._pixel_ratio

    @property
    def is_fitted(self) -> bool:
        """Whether the camera follows the size of the view."""
        return self._fitted is not None

    def set_view(self, size: QSizeF, pixel_ratio: float = 1.0) -> None:
        """Tell the size of one view (logical pixels) and the screen's pixel ratio. The zoom in screen pixels stays."""
        size = QSizeF(max(1.0, size.width()), max(1.0, size.height()))
        if (size, pixel_ratio) != (self._view, self._pixel_ratio):
            self._view, self._pixel_ratio = size, pixel_ratio
            self._settle()

    def set_scene(self, scene: QRectF) -> None:
        """Tell the source's extent. A new extent is fitted into the view; the same one leaves the camera alone."""
        if scene != self._scene:
            self._scene = QRectF(scene)
            self.fit()

    def fit(self, area: QRectF | None = None) -> None:
        """Show all of `area` (source pixels), or of the scene, in the middle of the view."""
        self._fitted = QRectF() if area is None else QRectF(area)
        self._settle()

    def set_one_to_one(self) -> None:
        """Draw each source pixel on one screen pixel, around the same centre."""
        self._place(self._centre, 1.0)

    def zoom_at(self, point: QPointF, factor: float) -> None:
        """Zoom by `factor`; what lies under `point` of the view stays under it."""
        held = self.to_source(point)
        zoom = self._within_limits(self._zoom * factor)
        offset = (point - self._middle()) * (self._pixel_ratio / zoom)
        self._place(held - offset, zoom)

    def look_at(self, point: QPointF, zoom: float | None = None) -> None:
        """Bring a source point into the middle of the view, at another zoom if one is given."""
        self._place(point, self._zoom if zoom is None else zoom)

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by logical pixels of the view."""
        self._place(self._centre - QPointF(dx, dy) / self.scale, self._zoom)

    def to_screen(self, point: QPointF) -> QPointF:
        """Where a source point lies in the view."""
        return (point - self._centre) * self.scale + self._middle()

    def to_source(self, point: QPointF) -> QPointF:
        """Which source point lies at a point of the view."""
        return (point - self._middle()) / self.scale + self._centre

    def visible(self) -> QRectF:
        """The part of source space that the view shows. It may reach over the picture."""
        return QRectF(self.to_source(QPointF()), self.to_source(QPointF(self._view.width(), self._view.height())))

    def drawn_origin(self, corner: QPointF) -> QPointF:
        """Where source point (0, 0) is drawn in a view whose top left is `corner` of its widget.

        That is `to_screen`, moved by at most half a screen pixel onto the screen's pixel grid, so that a picture at
        one to one, two to one, ... is drawn sharp.
        """
        exact = (self.to_screen(QPointF()) + corner) * self._pixel_ratio
        return QPointF(round(exact.x()), round(exact.y())) / self._pixel_ratio

    def _middle(self) -> QPointF:
        return QPointF(self._view.width() / 2, self._view.height() / 2)

    def _settle(self) -> None:
        if self._fitted is None:
            self._centre, self._zoom = self._inside(self._centre), self._within_limits(self._zoom)
        else:
            area = self._scene if self._fitted.isEmpty() else self._fitted
            self._zoom, self._centre = min(self._fitting_zoom(area), MOST_ZOOM), area.center()
        self.changed.emit()

    def _place(self, centre: QPointF, zoom: float) -> None:
        self._fitted = None
        self._zoom, self._centre = self._within_limits(zoom), self._inside(centre)
        self.changed.emit()

    def _fitting_zoom(self, area: QRectF) -> float:
        if area.isEmpty():
            return 1.0
        across = self._view.width() / area.width()
        return min(across, self._view.height() / area.height()) * (1 - 2 * _MARGIN) * self._pixel_ratio

    def _within_limits(self, zoom: float) -> float:
        least = min(1.0, self._fitting_zoom(self._scene) * _LEAST_OF_FIT)
        return max(least, min(MOST_ZOOM, zoom))

    def _inside(self, centre: QPointF) -> QPointF:
        box = self._scene
        if box.isEmpty():
            return centre
        return QPointF(
            max(box.left(), min(box.right(), centre.x())),
            max(box.top(), min(box.bottom(), centre.y())),
        )
