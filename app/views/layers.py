"""What the comparison canvas is given to draw."""

from dataclasses import dataclass
from enum import Enum, StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from gfr_core.media.frame import Pixels


class CanvasMode(Enum):
    """How the canvas shares its room: four linked views, before against after, or the result alone."""

    FOUR_UP = "four views"
    SPLIT = "before and after"
    RESULT = "result"


class PaneKind(StrEnum):
    """The four pictures of a restoration. The values are the keys of `CompareCanvas.set_hints`."""

    SOURCE = "source"
    PORTRAIT = "portrait"
    WARPED_GUIDE = "warped_guide"
    RESULT = "result"

    @property
    def caption(self) -> str:
        """What the pane is called on the screen."""
        return _CAPTIONS[self]


_CAPTIONS = {
    PaneKind.SOURCE: "Degraded",
    PaneKind.PORTRAIT: "Portrait",
    PaneKind.WARPED_GUIDE: "Warped guide",
    PaneKind.RESULT: "Result",
}


class FaceState(StrEnum):
    """What became of a face so far."""

    FOUND = "found"
    SELECTED = "selected"
    RESTORED = "restored"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FaceMark:
    """A numbered face on the source: its box in source pixels (edge coordinates), its state, and a word about it."""

    number: int
    x: float
    y: float
    w: float
    h: float
    state: FaceState = FaceState.FOUND
    label: str = ""

    @property
    def box(self) -> QRectF:
        """The face's box, in source pixels."""
        return QRectF(self.x, self.y, self.w, self.h)


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """The pictures to compare. What is None is not there yet.

    Attributes:
        source: the degraded picture. Its size is the shared coordinate system.
        portrait: with `crop`, the portrait's crop resampled to the source's crop; without, the whole portrait, which is
            then fitted into its pane by itself.
        warped_guide: the portrait warped onto the face, placed at `crop`.
        result: the restored picture, of the source's extent.
        crop: left, top, side of the face's square crop in source pixels. It may reach over the border.
        flow: the flow in colours, placed at `crop`.
        source_pixels, result_pixels: H W 3, source and result at the depth of their files, to be told in numbers.
    """

    source: QImage | None = None
    portrait: QImage | None = None
    warped_guide: QImage | None = None
    result: QImage | None = None
    crop: tuple[float, float, float] | None = None
    flow: QImage | None = None
    source_pixels: Pixels | None = None
    result_pixels: Pixels | None = None

    @property
    def scene(self) -> QRectF:
        """The source's extent; empty without a source."""
        return QRectF() if self.source is None else QRectF(0, 0, self.source.width(), self.source.height())

    @property
    def crop_area(self) -> QRectF | None:
        """The face's crop, in source pixels."""
        if self.crop is None:
            return None
        x, y, side = self.crop
        return QRectF(x, y, side, side)

    def picture(self, kind: PaneKind) -> QImage | None:
        """The picture that belongs to a pane."""
        return {
            PaneKind.SOURCE: self.source,
            PaneKind.PORTRAIT: self.portrait,
            PaneKind.WARPED_GUIDE: self.warped_guide,
            PaneKind.RESULT: self.result,
        }[kind]

    def pixels(self, kind: PaneKind) -> Pixels | None:
        """The numbers behind a pane's picture; None when the picture itself tells them."""
        return {PaneKind.SOURCE: self.source_pixels, PaneKind.RESULT: self.result_pixels}.get(kind)

    def area(self, kind: PaneKind) -> QRectF | None:
        """Where a pane's picture lies in the source; None when it has no place there."""
        return self.scene if kind in (PaneKind.SOURCE, PaneKind.RESULT) else self.crop_area
