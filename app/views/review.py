"""A picture looked through tile by tile, none left out."""

from dataclasses import dataclass, replace
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF

from app.translation import tr

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Review:
    """Tiles of a screen's size, row by row. The last of a row ends with the picture, so neighbours may overlap.

    Attributes:
        scene: the picture, in source pixels.
        tile: the largest size of a tile, in source pixels.
        index: the tile that is looked at.
        seen: what has been looked at so far, also in tiles of other sizes.
    """

    scene: QRectF
    tile: QSizeF
    index: int = 0
    seen: tuple[QRectF, ...] = ()

    @property
    def columns(self) -> int:
        """Tiles in a row."""
        return _count(self.scene.width(), self.tile.width())

    @property
    def rows(self) -> int:
        """Rows of tiles."""
        return _count(self.scene.height(), self.tile.height())

    @property
    def count(self) -> int:
        """All tiles."""
        return self.columns * self.rows

    @property
    def area(self) -> QRectF:
        """The tile that is looked at."""
        return self.area_of(self.index)

    @property
    def words(self) -> str:
        """The position: "Tile 5 of 24"."""
        return tr("Tile {number} of {count}").format(number=self.index + 1, count=self.count)

    def area_of(self, index: int) -> QRectF:
        """One tile, in source pixels."""
        row, column = divmod(index, self.columns)
        left, width = _span(self.scene.left(), self.scene.width(), self.tile.width(), column, self.columns)
        top, height = _span(self.scene.top(), self.scene.height(), self.tile.height(), row, self.rows)
        return QRectF(left, top, width, height)

    def is_seen(self, index: int) -> bool:
        """Whether the middle of a tile has been looked at."""
        middle = self.area_of(index).center()
        return any(area.contains(middle) for area in self.seen)

    def stepped(self, by: int) -> "Review":
        """The next or the previous tile; at the ends it stays."""
        return self.at(min(self.count - 1, max(0, self.index + by)))

    def at(self, index: int) -> "Review":
        """Another tile, which is seen from now on."""
        area = self.area_of(index)
        return replace(self, index=index, seen=self.seen if area in self.seen else (*self.seen, area))

    def in_tiles_of(self, tile: QSizeF) -> "Review":
        """The same place in tiles of another size; what was seen stays seen."""
        if tile == self.tile:
            return self
        resized = replace(self, tile=tile)
        return replace(resized, index=resized._nearest(self.area.center()))

    def _nearest(self, point: QPointF) -> int:
        def distance(index: int) -> float:
            away = self.area_of(index).center() - point
            return away.x() ** 2 + away.y() ** 2

        return min(range(self.count), key=distance)


def _count(length: float, tile: float) -> int:
    return max(1, ceil(length / tile - _ROUNDING))


def _span(start: float, length: float, tile: float, number: int, count: int) -> tuple[float, float]:
    """Start and length of one of `count` tiles spread evenly over a length."""
    if count == 1:
        return start, length
    return start + number * (length - tile) / (count - 1), tile
