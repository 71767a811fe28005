"""One labelled picture that shows what was done: to be put before somebody who was not there."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Picture = NDArray[np.uint8]

PAPER, INK, FAINT = (250, 249, 247), (32, 32, 36), (120, 120, 126)
LARGEST_TILE = 512


@dataclass(frozen=True, slots=True, eq=False)
class Tile:
    """A picture (H W 3) with its name and, fainter, what it shows."""

    picture: Picture
    name: str
    detail: str = ""


def sheet(title: str, tiles: Sequence[Tile], *, columns: int) -> Picture:
    """The tiles in rows, all of one size, each with its caption; the title above. H W 3."""
    layout = _Layout.for_tiles(tiles, columns)
    page = Image.new("RGB", layout.size, PAPER)
    draw = ImageDraw.Draw(page)
    _write(draw, (layout.gap, layout.gap), title, layout.text * 1.15, INK, layout.size[0] - 2 * layout.gap)
    for number, tile in enumerate(tiles):
        left, top = layout.place(number)
        picture = Image.fromarray(tile.picture).resize((layout.tile, layout.tile), Image.Resampling.LANCZOS)
        page.paste(picture, (left, top))
        below = top + layout.tile + layout.text // 3
        _write(draw, (left, below), tile.name, layout.text, INK, layout.tile)
        _write(draw, (left, below + round(layout.text * 1.25)), tile.detail, layout.text * 0.85, FAINT, layout.tile)
    return np.asarray(page)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands, in pixels."""

    tile: int
    columns: int
    rows: int

    @staticmethod
    def for_tiles(tiles: Sequence[Tile], columns: int) -> "_Layout":
        side = min(LARGEST_TILE, max(tile.picture.shape[0] for tile in tiles))
        return _Layout(side, columns, -(-len(tiles) // columns))

    @property
    def gap(self) -> int:
        return max(8, self.tile // 24)

    @property
    def text(self) -> int:
        return max(12, self.tile // 18)

    @property
    def head(self) -> int:
        return self.gap * 2 + round(self.text * 1.3)

    @property
    def caption(self) -> int:
        return round(self.text * 2.9)

    @property
    def size(self) -> tuple[int, int]:
        width = self.gap + self.columns * (self.tile + self.gap)
        return width, self.head + self.rows * (self.tile + self.caption) + self.gap // 2

    def place(self, number: int) -> tuple[int, int]:
        row, column = divmod(number, self.columns)
        return self.gap + column * (self.tile + self.gap), self.head + row * (self.tile + self.caption)


def _write(
    draw: ImageDraw.ImageDraw, place: tuple[int, int], text: str, size: float, ink: tuple[int, int, int], room: int
) -> None:
    """One line; what does not fit is cut, and shown to be cut."""
    font = ImageFont.load_default(size)
    if draw.textlength(text, font) > room:
        while text and draw.textlength(text + "…", font) > room:
            text = text[:-1]
        text += "…"
    draw.text(place, text, fill=ink, font=font)
