"""The portraits: good photos of the person, which of them is used, and how well each suits the selected face."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.documents.qt_image import to_qimage
from gfr_core.faces.face import Face
from gfr_core.geometry import SquareCrop
from gfr_core.media.frame import Frame

_THUMBNAIL_PX = 224
"""Enough for a card on a screen of four times the density."""


@dataclass(frozen=True, slots=True, eq=False)
class Portrait:
    """One portrait with its face.

    Attributes:
        key: its identity on the desk: two files may have one name.
        frame: the picture.
        face: the face in it that guides.
        path: its file; None for a pasted one.
        image: the picture for the screen; made from the frame when it is not given.
        square: the part of it around the face, as the network sees it; black where that reaches over the border.
        thumbnail: the square, small.
    """

    key: int
    frame: Frame
    face: Face
    path: Path | None = None
    image: QImage = field(default_factory=QImage)
    square: QImage = field(init=False)
    thumbnail: QImage = field(init=False)

    def __post_init__(self) -> None:
        """Makes the pictures for the screen that nobody has made."""
        if self.image.isNull():
            object.__setattr__(self, "image", to_qimage(self.frame.pixels_8bit()))
        crop = SquareCrop.of_face(self.face.box)
        square = self.image.copy(round(crop.x), round(crop.y), round(crop.side), round(crop.side))
        object.__setattr__(self, "square", square)
        smooth = Qt.TransformationMode.SmoothTransformation
        object.__setattr__(self, "thumbnail", square.scaledToWidth(min(_THUMBNAIL_PX, square.width()), smooth))

    @property
    def name(self) -> str:
        """How to call it."""
        return self.frame.name


@dataclass(frozen=True, slots=True)
class Rank:
    """How well a portrait suits the selected face: place 1 is best.

    `residual` is what pose and expression leave unexplained, smaller is better; None when it cannot be told.
    """

    key: int
    place: int
    residual: float | None


class PortraitsDocument(QObject):
    """All portraits on the desk."""

    portraits_changed = Signal()
    choice_changed = Signal()
    ranking_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portraits: tuple[Portrait, ...] = ()
        self._chosen: int | None = None
        self._ranking: tuple[Rank, ...] = ()
        self._next_key = 1

    @property
    def portraits(self) -> tuple[Portrait, ...]:
        """All, in the order they came."""
        return self._portraits

    @property
    def ranking(self) -> tuple[Rank, ...]:
        """Best first, for the selected face. Empty while there is none."""
        return self._ranking

    @property
    def chosen(self) -> Portrait | None:
        """The one the user insists on; None leaves the choice to the ranking."""
        return self._with_key(self._chosen)

    @property
    def used(self) -> Portrait | None:
        """The one that a restoration takes now: the chosen, else the best ranked, else the first."""
        best = self._ranking[0].key if self._ranking else None
        return self.chosen or self._with_key(best) or (self._portraits[0] if self._portraits else None)

    def key_for_next(self) -> int:
        """A key that no portrait had before."""
        self._next_key += 1
        return self._next_key - 1

    def rank_of(self, key: int) -> Rank | None:
        """The rank of one portrait."""
        return next((rank for rank in self._ranking if rank.key == key), None)

    def add(self, portraits: tuple[Portrait, ...]) -> None:
        """Adds portraits; by key, so that one taken away comes back to its old place."""
        self._portraits = tuple(sorted((*self._portraits, *portraits), key=lambda each: each.key))
        self.portraits_changed.emit()

    def remove(self, keys: frozenset[int]) -> None:
        """Takes portraits away. A choice among them becomes the automatic one."""
        self._portraits = tuple(each for each in self._portraits if each.key not in keys)
        self._ranking = tuple(rank for rank in self._ranking if rank.key not in keys)
        if self._chosen in keys:
            self._chosen = None
        self.portraits_changed.emit()
        self.choice_changed.emit()

    def choose(self, key: int | None) -> None:
        """Insists on one portrait; None goes back to the best ranked."""
        if key != self._chosen:
            self._chosen = key
            self.choice_changed.emit()

    def set_ranking(self, ranking: tuple[Rank, ...]) -> None:
        """Takes a new ranking, best first."""
        if ranking != self._ranking:
            self._ranking = ranking
            self.ranking_changed.emit()

    def _with_key(self, key: int | None) -> Portrait | None:
        return next((each for each in self._portraits if each.key == key), None)
