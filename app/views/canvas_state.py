"""Everything that decides what the comparison canvas draws."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage

from app.documents.view import View
from app.translation import tr
from app.views.camera import Camera
from app.views.chip import chip_in_corner
from app.views.crop_overlay import CropOverlay
from app.views.face_marks import MarkRoom, PlacedMark, place_marks
from app.views.flow_overlay import FlowOverlay
from app.views.layers import CanvasMode, FaceMark, FaceState, Layers, PaneKind
from app.views.mipmap import Mipmap
from app.views.pane import Pane, pane_at, panes_of
from app.views.readout import SHOW_PIXELS_ABOVE, difference_in_words, pixel_in_words, readout
from app.views.review import Review
from app.views.showing import UNDER_OVERLAYS, Showing
from app.views.split_handle import SplitHandle


@dataclass(slots=True)
class CanvasState:
    """The pictures and marks of a canvas, and what the user is doing with them.

    Attributes:
        view: how the pictures are compared; changed by `set_view`.
        flow: how the flow lies over the crop; `overlays` are drawn after it.
        review: the picture is looked through tile by tile.
        pointer: where the pointer is, in logical pixels of the canvas; None outside.
        holding: a key is held to see the original.
        blinks_b: blinking shows B now.
        holds_loupe: a key is held to see the other side through the loupe.
        draws_box: the next drag draws a new box.
        drawn_box: the new box being drawn, in source pixels.
        edited_box: what the selected face's box is being dragged to, in source pixels.
        drop_zone: the zone files hang over, or None.
        ring: draw the ring of keyboard focus.
    """

    camera: Camera
    size: QSize
    view: View = field(default_factory=View)
    layers: Layers = field(default_factory=Layers)
    faces: tuple[FaceMark, ...] = ()
    hints: Mapping[str, str] = field(default_factory=dict)
    flow: FlowOverlay = field(default_factory=FlowOverlay)
    overlays: tuple[CropOverlay, ...] = ()
    split: SplitHandle = field(default_factory=SplitHandle)
    review: Review | None = None
    pointer: QPointF | None = None
    holding: bool = False
    blinks_b: bool = False
    holds_loupe: bool = False
    draws_box: bool = False
    drawn_box: QRectF | None = None
    edited_box: QRectF | None = None
    drop_zone: str | None = None
    ring: bool = False
    _mipmaps: dict[int, Mipmap] = field(default_factory=dict, init=False)
    _buffers: dict[int, QImage] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Lays the split line as the view wants it."""
        self.set_view(self.view)

    @property
    def panes(self) -> tuple[Pane, ...]:
        """The panes as they lie now."""
        return panes_of(self.view.mode, self.size)

    @property
    def showing(self) -> Showing:
        """Which layers are shown where."""
        return Showing(self.view, self.layers, self.holding, self.blinks_b)

    @property
    def splits(self) -> bool:
        """Whether a line parts A from B."""
        return self.view.mode in (CanvasMode.SPLIT, CanvasMode.SPLIT_ROWS) and self.showing.mixes

    @property
    def differs(self) -> bool:
        """Whether the difference of A and B is drawn, or why there is none."""
        return self.view.mode is CanvasMode.DIFFERENCE and self.showing.mixes

    @property
    def loupe_at(self) -> QPointF | None:
        """Where the loupe is: at the pointer; held without a pointer in the middle of the first pane. None without."""
        if self.layers.source is None or self.draws_box or not (self.view.loupe or self.holds_loupe):
            return None
        return self.panes[0].rect.center() if self.pointer is None and self.holds_loupe else self.pointer

    @property
    def selected(self) -> FaceMark | None:
        """The selected face, whose box can be dragged."""
        return next((mark for mark in self.faces if mark.state is FaceState.SELECTED), None)

    def set_view(self, view: View) -> None:
        """Compare in another way."""
        self.view = view
        self.split.is_level = view.mode is CanvasMode.SPLIT_ROWS
        self._buffers.clear()

    def set_layers(self, layers: Layers) -> None:
        """Take new pictures. Those that were there before keep their prepared levels."""
        if layers.scene != self.layers.scene:
            self.review = None
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

    def buffer(self, number: int, size: QSize) -> QImage:
        """A picture to draw into, kept between paint events: fresh memory costs more than drawing."""
        if number not in self._buffers or self._buffers[number].size() != size:
            self._buffers[number] = QImage(size, QImage.Format.Format_RGB32)
        return self._buffers[number]

    def hint(self, layer: str) -> str:
        """What to do next, where a layer has no picture."""
        return self.hints.get(layer) or tr("{name} is not there yet").format(name=self.layers.caption(layer))

    def layer_at(self, at: QPointF) -> str:
        """Which layer lies under a point of the canvas; of two mixed ones the one that is seen more."""
        pane, showing = self.pane_at(at), self.showing
        if not showing.mixes:
            return showing.in_pane(pane.kind)
        if self.splits:
            before = self.split.before(pane.rect)
            past = at.y() >= before.bottom() if self.split.is_level else at.x() >= before.right()
        else:
            past = self.view.mode is CanvasMode.FADE and self.view.fade > 0.5
        return self.view.b if past else self.view.a

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
        """Whether faces are marked in this pane: over the source, over A, or over the only picture."""
        is_refused = self.differs and self.showing.obstacle_to_difference()
        is_first = pane.kind is PaneKind.SOURCE or len(self.panes) == 1
        return self.layers.source is not None and is_first and not is_refused

    def marks(self, pane: Pane, metrics: QFontMetricsF) -> list[PlacedMark]:
        """The faces as they lie in a pane; empty where they are not marked."""
        if not self.marks_lie_in(pane):
            return []
        faces = [self._as_dragged(mark) for mark in self.faces]
        return place_marks(faces, lambda box: self.to_canvas(pane, box), metrics, self.mark_room(pane, metrics))

    def mark_room(self, pane: Pane, metrics: QFontMetricsF) -> MarkRoom:
        """Where marks may lie in a pane. They are quiet over a result, which is there to be looked at."""
        words = self.layers.caption(self.view.a) if self.splits else self.showing.caption(pane.kind)
        caption = chip_in_corner(metrics, words, pane.rect, Qt.Corner.TopLeftCorner)
        quiet = self.edited_box is None and self.layers.result is not None and pane.kind is PaneKind.RESULT
        return MarkRoom(pane.rect, caption, self.pointer, quiet)

    def _as_dragged(self, mark: FaceMark) -> FaceMark:
        box = self.edited_box
        if box is None or mark.state is not FaceState.SELECTED:
            return mark
        return replace(mark, x=box.x(), y=box.y(), w=box.width(), h=box.height())

    def is_under_overlays(self, layer: str) -> bool:
        """Whether something may lie over the crop of this layer."""
        return layer in UNDER_OVERLAYS and not self.differs and self.layers.picture(layer) is not None

    def flow_is_seen(self, layer: str) -> bool:
        """Whether the flow lies over this layer."""
        drawn = self.flow.opacity > 0 and self.layers.flow is not None and self.layers.crop is not None
        return drawn and self.is_under_overlays(layer)

    def legend_lies_in(self, pane: Pane) -> bool:
        """Whether legends are drawn in this pane: once, in the first one with something to explain."""
        return next((each.kind is pane.kind for each in self.panes if self._is_overlaid(each)), False)

    def _is_overlaid(self, pane: Pane) -> bool:
        layers = self.showing.layers_in(pane.kind)
        overlaid = bool(self.overlays) and self.layers.crop is not None
        return any(self.flow_is_seen(each) or (overlaid and self.is_under_overlays(each)) for each in layers)

    def step_review(self, by: int) -> None:
        """Go to the next or the previous tile. The first step begins a review: at one to one, or at the zoom chosen."""
        camera = self.camera
        if self.layers.source is None:
            return
        if self.review is None:
            zoom = 1.0 if camera.is_fitted else camera.zoom
            camera.look_at(camera.centre, zoom)
            self.review = Review(self.layers.scene, _tile(camera)).at(0)
        else:
            self.review = self.review.stepped(by)
        camera.look_at(self.review.area.center())

    def follow_camera(self) -> None:
        """Keep the tiles of a review at the size of the view."""
        if self.review is not None:
            self.review = self.review.in_tiles_of(_tile(self.camera))

    def in_words(self) -> str:
        """What is to be seen, for those who do not see it."""
        there = [self.layers.caption(layer) for layer in self.layers.names]
        faces = tr("1 face") if len(self.faces) == 1 else tr("{count} faces").format(count=len(self.faces))
        place = f" {self.review.words}." if self.review is not None else ""
        remark = f" {self.layers.remark}." if self.layers.remark else ""
        return f"{self.showing.in_words()}{place}{remark} {', '.join(there) or tr('No picture yet')}. {faces}."

    def readout(self) -> str:
        """What stands under the pointer: pixel values when zoomed in, and what overlays say where they are drawn."""
        if self.pointer is None:
            return ""
        point = self.to_source(self.pane_at(self.pointer), self.pointer)
        layer = self.layer_at(self.pointer)
        pixel = self._difference(point) if self.differs else self._pixel(layer, point)
        return "   ".join(
            each for each in (readout(pixel, self._flow(layer, point)), *self._told(layer, point)) if each
        )

    def _pixel(self, layer: str, point: QPointF) -> str:
        image, area = self.layers.picture(layer), self.layers.area(layer)
        if image is None or area is None or self.camera.zoom <= SHOW_PIXELS_ABOVE:
            return ""
        return pixel_in_words(image, area, point, self.layers.pixels(layer))

    def _difference(self, point: QPointF) -> str:
        layers, sides = self.layers, (self.view.a, self.view.b)
        images, area = [layers.picture(side) for side in sides], layers.area(sides[0])
        is_close = self.camera.zoom > SHOW_PIXELS_ABOVE
        if area is None or None in images or not is_close or self.showing.obstacle_to_difference():
            return ""
        first, second = ((image, layers.pixels(side)) for image, side in zip(images, sides, strict=True) if image)
        return difference_in_words(first, second, area, point)

    def _flow(self, layer: str, point: QPointF) -> tuple[float, float] | None:
        area = self.layers.crop_area
        return self.flow.value_at(point, area) if area is not None and self.flow_is_seen(layer) else None

    def _told(self, layer: str, point: QPointF) -> list[str]:
        area = self.layers.crop_area
        if area is None or not self.is_under_overlays(layer) or not area.contains(point):
            return []
        x, y = (point.x() - area.x()) / area.width(), (point.y() - area.y()) / area.height()
        return [overlay.words_at(x, y) for overlay in self.overlays]


def _tile(camera: Camera) -> QSizeF:
    return camera.view / camera.scale


def _images(layers: Layers) -> list[QImage]:
    pictures = [layers.picture(layer) for layer in layers.names]
    return [image for image in (*pictures, layers.flow) if image is not None]
