"""What the comparison canvas is given to draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from app.documents.view import EVIDENCE, LAYER_WORDS, MASK, UNGUIDED, CanvasMode, PaneKind
from app.translation import tr
from gfr_core.media.frame import Pixels

__all__ = ["CanvasMode", "FaceMark", "FaceState", "Layers", "NamedPicture", "PaneKind"]


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
class NamedPicture:
    """An earlier result: what it is called, its picture, and its pixels at the depth of the file.

    Without a picture it is being made ready.
    """

    name: str
    image: QImage | None = None
    pixels: Pixels | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """The pictures to compare, each with the name of its layer. What is None is not there yet.

    Attributes:
        source: the degraded picture. Its size is the shared coordinate system.
        portrait: with `crop`, the portrait's crop resampled to the source's crop; without, the whole portrait, which is
            then fitted into its pane by itself.
        warped_guide: the portrait warped onto the face, placed at `crop`.
        result: the restored picture, of the source's extent.
        crop: left, top, side of the face's square crop in source pixels. It may reach over the border.
        flow: the flow in colours, placed at `crop`.
        source_pixels, result_pixels: H W 3, source and result at the depth of their files, to be told in numbers.
        unguided, mask, evidence: the face restored without the guide, where it may show, and how far to trust it; all
            placed at `crop`.
        snapshots: earlier results of the source's extent, by the names of their layers.
        remark: what is to be known of how the source is shown.
    """

    source: QImage | None = None
    portrait: QImage | None = None
    warped_guide: QImage | None = None
    result: QImage | None = None
    crop: tuple[float, float, float] | None = None
    flow: QImage | None = None
    source_pixels: Pixels | None = None
    result_pixels: Pixels | None = None
    unguided: QImage | None = None
    mask: QImage | None = None
    evidence: QImage | None = None
    snapshots: Mapping[str, NamedPicture] = field(default_factory=dict)
    remark: str = ""

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

    @property
    def names(self) -> tuple[str, ...]:
        """The layers that have a picture."""
        return tuple(name for name in (*LAYER_WORDS, *self.snapshots) if self.picture(name) is not None)

    def picture(self, name: str) -> QImage | None:
        """The picture of a layer."""
        if name in self.snapshots:
            return self.snapshots[name].image
        return {
            PaneKind.SOURCE: self.source,
            PaneKind.PORTRAIT: self.portrait,
            PaneKind.WARPED_GUIDE: self.warped_guide,
            PaneKind.RESULT: self.result,
            UNGUIDED: self.unguided,
            MASK: self.mask,
            EVIDENCE: self.evidence,
        }.get(name)

    def caption(self, name: str) -> str:
        """What a layer is called on the screen."""
        return self.snapshots[name].name if name in self.snapshots else tr(LAYER_WORDS.get(name, name))

    def pixels(self, name: str) -> Pixels | None:
        """The numbers behind a layer's picture; None when the picture itself tells them."""
        if name in self.snapshots:
            return self.snapshots[name].pixels
        exact: dict[str, Pixels | None] = {
            PaneKind.SOURCE: self.source_pixels,
            PaneKind.RESULT: self.result_pixels,
        }
        return exact.get(name)

    def area(self, name: str) -> QRectF | None:
        """Where a layer's picture lies in the source; None when it has no place there."""
        fills_scene = name in (PaneKind.SOURCE, PaneKind.RESULT) or name in self.snapshots
        return self.scene if fills_scene else self.crop_area
