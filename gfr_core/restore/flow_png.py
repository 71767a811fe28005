"""A drawing as PNG."""

import io
from functools import singledispatchmethod

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFont

from gfr_core.restore.flow_shapes import Areas, Colour, Dots, Drawing, Raster, Strokes, Words

FINER = 2
"""Drawn so much larger and shrunk: the library's lines have no soft edges of their own."""


def flow_png(drawing: Drawing) -> bytes:
    """The drawing as the bytes of a PNG file of its own size, RGB."""
    page = _Page(drawing)
    for shape in drawing.shapes:
        page.put(shape)
    file = io.BytesIO()
    page.finished().save(file, "PNG")
    return file.getvalue()


class _Page:
    """What has been drawn so far, `FINER` times as large as it will be."""

    def __init__(self, drawing: Drawing) -> None:
        self._page = Image.new("RGB", (drawing.width * FINER, drawing.height * FINER), drawing.ground)
        self._picture = Image.new("L", self._page.size, 0)
        left, top, right, bottom = (side * FINER for side in drawing.picture)
        self._picture.paste(255, (left, top, right, bottom))

    def finished(self) -> Image.Image:
        width, height = self._page.size
        return self._page.resize((width // FINER, height // FINER), Image.Resampling.BOX)

    @singledispatchmethod
    def put(self, shape: object) -> None:
        raise TypeError(f"{type(shape).__name__} is no shape")

    @put.register
    def _(self, shape: Raster) -> None:
        size = round(shape.width * FINER), round(shape.height * FINER)
        picture = Image.fromarray(shape.pixels).convert("RGBA").resize(size, Image.Resampling.NEAREST)
        alpha = picture.getchannel("A").point(lambda level: round(level * shape.opacity))
        self._page.paste(picture.convert("RGB"), (round(shape.x * FINER), round(shape.y * FINER)), alpha)

    @put.register
    def _(self, shape: Strokes) -> None:
        layer, draw = self._layer()
        width = max(1, round(shape.width * FINER))
        for line in shape.lines:
            draw.line([(x, y) for x, y in (line * FINER).tolist()], fill=255, width=width, joint="curve")
        if shape.in_picture:
            layer = ImageChops.multiply(layer, self._picture)
        self._ink(layer, shape.colour, shape.opacity)

    @put.register
    def _(self, shape: Areas) -> None:
        layer, draw = self._layer()
        for left, top, right, bottom in np.rint(shape.boxes * FINER).astype(int).tolist():
            draw.rectangle((left, top, max(left, right - 1), max(top, bottom - 1)), fill=255)
        self._ink(layer, shape.colour, shape.opacity)

    @put.register
    def _(self, shape: Dots) -> None:
        layer, draw = self._layer()
        for x, y in (shape.places * FINER).tolist():
            if shape.ring_width is None:
                draw.circle((x, y), shape.radius * FINER, fill=255)
            else:
                reach = (shape.radius + shape.ring_width / 2) * FINER  # the library draws its pen inwards
                draw.circle((x, y), reach, outline=255, width=round(shape.ring_width * FINER))
        self._ink(layer, shape.colour, shape.opacity)

    @put.register
    def _(self, shape: Words) -> None:
        font = ImageFont.load_default(shape.size * FINER)
        draw = ImageDraw.Draw(self._page)
        draw.text((shape.x * FINER, shape.y * FINER), shape.text, fill=shape.colour, font=font, anchor="ls")

    def _layer(self) -> tuple[Image.Image, ImageDraw.ImageDraw]:
        """Where the next shape will be, as a mask: so one that crosses itself is not darker there."""
        layer = Image.new("L", self._page.size, 0)
        return layer, ImageDraw.Draw(layer)

    def _ink(self, layer: Image.Image, colour: Colour, opacity: float) -> None:
        self._page.paste(colour, (0, 0), layer.point(lambda level: round(level * opacity)))
