"""Everything that decides what the comparison canvas draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage

from app.views.camera import Camera
from app.views.chip import chip_in_corner
from app.views.face_marks import MarkRoom, PlacedMark, place_marks
from app.views.flow_overlay import FlowOverlay
from app.views.layers import CanvasMode, FaceMark, FaceState, Layers, PaneKind
from app.views.mipmap import Mipmap
from app.views.pane import Pane, pane_at, panes_of
from app.views.readout import SHOW_PIXELS_ABOVE, pixel_in_words, readout
from app.views.split_handle import SplitHandle


@dataclass(slots=True)
class CanvasState:
    """The pictures and marks of a canvas, and what the user is doing with them.

    Attributes:
        pointer: where the pointer is, in logical pixels of the canvas; None outside.
        holding: a key is held to see the original.
        draws_box: the next drag draws a new box.
        drawn_box: the new box being drawn, in source pixels.
        edited_box: what the selected face's box is being dragged to, in source pixels.
        drop_zone: the zone files hang over, or None.
        ring: draw the ring of keyboard focus.
    """

    camera: Camera
    size: QSize
    mode: CanvasMode = CanvasMode.FOUR_UP
    layers: Layers = field(default_factory=Layers)
    faces: tuple[FaceMark, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    overlay: FlowOverlay = field(default_factory=FlowOverlay)
    split: SplitHandle = field(default_factory=SplitHandle)
    pointer: QPointF | None = None
    holding: bool = False
    draws_box: bool = False
    drawn_box: QRectF | None = None
    edited_box: QRectF | None = None
    drop_zone: str | None = None
    ring: bool = False
    _mipmaps: dict[int, Mipmap] = field(default_factory=dict, init=False)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The panes as they lie now."""
        return panes_of(self.mode, self.size)

    @property
    def splits(self) -> bool:
        """Whether before and after are both to be seen in one pane."""
        return self.mode is CanvasMode.SPLIT and self.layers.result is not None and not self.holding

    @property
    def selected(self) -> FaceMark | None:
        """The selected face, whose box can be dragged."""
        return next((mark for mark in self.faces if mark.state is FaceState.SELECTED), None)

    def set_layers(self, layers: Layers) -> None:
        """Take new pictures. Those that were there before keep their prepared levels."""
        self.layers = layers
        kept = {image.cacheKey() for image in _images(layers)}
        self._mipmaps = {key: mipmap for key, mipmap in self._mipmaps.items() if key in kept}
        self.camera.set_scene(layers.scene)

    def mipmap(self, image: QImage) -> Mipmap:
        """The picture's levels, made on first use."""
        key = image.cacheKey()
        if key not in self._mipmaps:
            self._mipmaps[key] = Mipmap(image)
        return self._mipmaps[key]

    def shown_kind(self, kind: PaneKind) -> PaneKind:
        """Which picture a pane shows: the result's pane shows the source while a key is held, and, when it is the only
        pane, until there is a result."""
        waits = self.layers.result is None and self.mode is not CanvasMode.FOUR_UP
        return PaneKind.SOURCE if kind is PaneKind.RESULT and (self.holding or waits) else kind

    def kind_at(self, at: QPointF) -> PaneKind:
        """Which picture lies under a point of the canvas."""
        pane = self.pane_at(at)
        if self.splits and at.x() < self.split.x(pane.rect):
            return PaneKind.SOURCE
        return self.shown_kind(pane.kind)

    def pane_at(self, at: QPointF) -> Pane:
        """The pane under a point of the canvas."""
        return pane_at(self.panes, at)

    def to_source(self, pane: Pane, at: QPointF) -> QPointF:
        """A point of the canvas as a source point, seen through `pane`."""
        return self.camera.to_source(pane.local(at))

    def to_canvas(self, pane: Pane, box: QRectF) -> QRectF:
        """A box in source pixels as it is drawn in `pane`, in logical pixels of the canvas."""
        scale, origin = self.camera.scale, self.camera.drawn_origin(pane.rect.topLeft())
        return QRectF(origin + box.topLeft() * scale, box.size() * scale)

    def marks_lie_in(self, pane: Pane) -> bool:
        """Whether faces are marked in this pane: over the source, or over the only picture."""
        return self.layers.source is not None and (pane.kind is PaneKind.SOURCE or self.mode is not CanvasMode.FOUR_UP)

    def marks(self, pane: Pane, metrics: QFontMetricsF) -> list[PlacedMark]:
        """The faces as they lie in a pane; empty where they are not marked."""
        if not self.marks_lie_in(pane):
            return []
        faces = [self._as_dragged(mark) for mark in self.faces]
        return place_marks(faces, lambda box: self.to_canvas(pane, box), metrics, self.mark_room(pane, metrics))

    def mark_room(self, pane: Pane, metrics: QFontMetricsF) -> MarkRoom:
        """Where marks may lie in a pane. They are quiet over a result, which is there to be looked at."""
        shown = PaneKind.SOURCE if self.splits else self.shown_kind(pane.kind)
        caption = chip_in_corner(metrics, shown.caption, pane.rect, Qt.Corner.TopLeftCorner)
        quiet = self.edited_box is None and self.layers.result is not None and pane.kind is PaneKind.RESULT
        return MarkRoom(pane.rect, caption, self.pointer, quiet)

    def _as_dragged(self, mark: FaceMark) -> FaceMark:
        box = self.edited_box
        if box is None or mark.state is not FaceState.SELECTED:
            return mark
        return replace(mark, x=box.x(), y=box.y(), w=box.width(), h=box.height())

    def flow_is_seen(self, kind: PaneKind) -> bool:
        """Whether the flow lies over this picture."""
        drawn = self.overlay.opacity > 0 and self.layers.flow is not None and self.layers.crop is not None
        return drawn and kind in (PaneKind.WARPED_GUIDE, PaneKind.RESULT) and self.layers.picture(kind) is not None

    def legend_lies_in(self, pane: Pane) -> bool:
        """Whether the flow's legend is drawn in this pane: once, in the first one that shows the flow."""
        first = next((each for each in self.panes if self.flow_is_seen(self.shown_kind(each.kind))), None)
        return first is not None and first.kind is pane.kind

    def in_words(self) -> str:
        """What is to be seen, for those who do not see it."""
        there = [kind.caption for kind in PaneKind if self.layers.picture(kind) is not None]
        faces = f"{len(self.faces)} face{'' if len(self.faces) == 1 else 's'}"
        return f"View: {self.mode.value}. {', '.join(there) or 'No picture yet'}. {faces}."

    def readout(self) -> str:
        """What stands under the pointer: pixel values when zoomed in, the flow where it is drawn."""
        if self.pointer is None:
            return ""
        kind = self.kind_at(self.pointer)
        point = self.to_source(self.pane_at(self.pointer), self.pointer)
        return readout(self._pixel(kind, point), self._flow(kind, point))

    def _pixel(self, kind: PaneKind, point: QPointF) -> str:
        image, area = self.layers.picture(kind), self.layers.area(kind)
        if image is None or area is None or self.camera.zoom <= SHOW_PIXELS_ABOVE:
            return ""
        return pixel_in_words(image, area, point, self.layers.pixels(kind))

    def _flow(self, kind: PaneKind, point: QPointF) -> tuple[float, float] | None:
        area = self.layers.crop_area
        return self.overlay.value_at(point, area) if area is not None and self.flow_is_seen(kind) else None


def _images(layers: Layers) -> list[QImage]:
    pictures = [layers.picture(kind) for kind in PaneKind]
    return [image for image in (*pictures, layers.flow) if image is not None]
