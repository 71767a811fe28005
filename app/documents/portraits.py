"""The portraits: good photos of people, which of them is used, and how well each suits the selected face."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage

from app.documents.people import FIRST_KEY
from app.documents.qt_image import image_of
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
        person: key of the person it shows.
        square: the part of it around the face, as the network sees it; black where that reaches over the border.
        thumbnail: the square, small.
    """

    key: int
    frame: Frame
    face: Face
    path: Path | None = None
    image: QImage = field(default_factory=QImage)
    person: int = FIRST_KEY
    square: QImage = field(init=False)
    thumbnail: QImage = field(init=False)

    def __post_init__(self) -> None:
        """Makes the pictures for the screen that nobody has made."""
        if self.image.isNull():
            object.__setattr__(self, "image", image_of(self.frame))
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
    """All portraits on the desk. What is chosen, used and ranked is told for one face and one person: see `attend`."""

    portraits_changed = Signal()
    choice_changed = Signal()
    ranking_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._portraits: tuple[Portrait, ...] = ()
        self._choices: dict[int | None, int] = {}
        self._face: int | None = None
        self._person: int | None = FIRST_KEY
        self._ranking: tuple[Rank, ...] = ()
        self._next_key = 1

    @property
    def portraits(self) -> tuple[Portrait, ...]:
        """All of everybody, in the order they came."""
        return self._portraits

    @property
    def shown(self) -> tuple[Portrait, ...]:
        """Those of the person attended to."""
        return self.portraits_of(self._person)

    @property
    def face(self) -> int | None:
        """The number of the face attended to."""
        return self._face

    @property
    def ranking(self) -> tuple[Rank, ...]:
        """The portraits of the person attended to, best first for the face attended to. Empty while there is none."""
        return self._ranking

    @property
    def choices(self) -> Mapping[int, int]:
        """Face number -> key of the portrait that the user insists on for it."""
        return MappingProxyType({face: key for face, key in self._choices.items() if face is not None})

    @property
    def chosen(self) -> Portrait | None:
        """The one the user insists on for the face attended to; None leaves the choice to the ranking."""
        return self._of_person(self._choices.get(self._face), self._person)

    @property
    def used(self) -> Portrait | None:
        """The one that a restoration takes now: the chosen, else the best ranked, else the first."""
        best = self._of_person(self._ranking[0].key, self._person) if self._ranking else None
        return self.chosen or best or next(iter(self.shown), None)

    def portraits_of(self, person: int | None) -> tuple[Portrait, ...]:
        """Those of one person, in the order they came."""
        return tuple(each for each in self._portraits if each.person == person)

    def chosen_for(self, face: int, person: int) -> Portrait | None:
        """The one the user insists on for a face that is this person's; a choice of somebody else's does not count."""
        return self._of_person(self._choices.get(face), person)

    def key_for_next(self) -> int:
        """A key that no portrait had before."""
        self._next_key += 1
        return self._next_key - 1

    def rank_of(self, key: int) -> Rank | None:
        """The rank of one portrait."""
        return next((rank for rank in self._ranking if rank.key == key), None)

    def attend(self, face: int | None, person: int | None) -> None:
        """Speaks of another face and another person from now on; the old ranking is dropped."""
        if (face, person) == (self._face, self._person):
            return
        self._face, self._person = face, person
        self.set_ranking(())
        self.choice_changed.emit()

    def add(self, portraits: tuple[Portrait, ...]) -> None:
        """Adds portraits; by key, so that one taken away comes back to its old place."""
        self._portraits = tuple(sorted((*self._portraits, *portraits), key=lambda each: each.key))
        self._next_key = max([self._next_key, *(each.key + 1 for each in portraits)])
        self.portraits_changed.emit()

    def remove(self, keys: frozenset[int]) -> None:
        """Takes portraits away. Choices among them become automatic ones."""
        self._portraits = tuple(each for each in self._portraits if each.key not in keys)
        self._ranking = tuple(rank for rank in self._ranking if rank.key not in keys)
        self._choices = {face: key for face, key in self._choices.items() if key not in keys}
        self.portraits_changed.emit()
        self.choice_changed.emit()

    def choose(self, key: int | None) -> None:
        """Insists on one portrait for the face attended to; None goes back to the best ranked."""
        self.choose_for(self._face, key)

    def choose_for(self, face: int | None, key: int | None) -> None:
        """Insists on one portrait for some face; None goes back to the best ranked."""
        others = {number: chosen for number, chosen in self._choices.items() if number != face}
        self._take_choices(others if key is None else {**others, face: key})

    def set_choices(self, choices: Mapping[int, int]) -> None:
        """Takes other choices for all faces."""
        self._take_choices(dict(choices.items()))

    def set_ranking(self, ranking: tuple[Rank, ...]) -> None:
        """Takes a new ranking, best first."""
        if ranking != self._ranking:
            self._ranking = ranking
            self.ranking_changed.emit()

    def _take_choices(self, choices: dict[int | None, int]) -> None:
        if choices != self._choices:
            self._choices = choices
            self.choice_changed.emit()

    def _of_person(self, key: int | None, person: int | None) -> Portrait | None:
        return next((each for each in self._portraits if each.key == key and each.person == person), None)
