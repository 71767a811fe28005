"""A drawing as SVG text: vectors stay vectors, pictures are embedded as PNG."""

import base64
import io
from functools import singledispatch
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

from gfr_core.restore.flow_lines import Line
from gfr_core.restore.flow_shapes import Areas, Colour, Dots, Drawing, Picture, Raster, Strokes, Words

_CLIP = ' clip-path="url(#picture)"'


def flow_svg(drawing: Drawing) -> str:
    """The drawing as the text of an SVG 1.1 file."""
    inside = "\n".join(_element(shape) for shape in drawing.shapes)
    width, height = drawing.width, drawing.height
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">\n'
        f"<title>{escape(drawing.title)}</title>\n"
        f"<desc>{escape(drawing.description)}</desc>\n"
        f'<clipPath id="picture"><path d="{_box(drawing.picture)}"/></clipPath>\n'
        f'<path d="{_box((0, 0, width, height))}" fill="{_hex(drawing.ground)}"/>\n'
        f"{inside}\n</svg>\n"
    )


@singledispatch
def _element(shape: object) -> str:
    raise TypeError(f"{type(shape).__name__} is no shape")


@_element.register
def _(shape: Raster) -> str:
    href = f"data:image/png;base64,{_png(shape.pixels)}"
    return (
        f'<image x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}" '
        f'opacity="{_n(shape.opacity)}" preserveAspectRatio="none" style="image-rendering:pixelated" '
        f'href="{href}" xlink:href="{href}"/>'
    )


@_element.register
def _(shape: Strokes) -> str:
    path = " ".join(_path(line) for line in shape.lines)
    return (
        f'<path id={quoteattr(shape.name)} d="{path}" fill="none" stroke="{_hex(shape.colour)}" '
        f'stroke-width="{_n(shape.width)}" stroke-opacity="{_n(shape.opacity)}" '
        f'stroke-linecap="round" stroke-linejoin="round"{_CLIP if shape.in_picture else ""}/>'
    )


@_element.register
def _(shape: Areas) -> str:
    path = "".join(_box((left, top, right, bottom)) for left, top, right, bottom in shape.boxes.tolist())
    return (
        f'<path id={quoteattr(shape.name)} d="{path}" fill="{_hex(shape.colour)}" '
        f'fill-opacity="{_n(shape.opacity)}" shape-rendering="crispEdges"/>'
    )


@_element.register
def _(shape: Dots) -> str:
    colour = _hex(shape.colour)
    pen = (
        f'fill="{colour}"'
        if shape.ring_width is None
        else f'fill="none" stroke="{colour}" stroke-width="{_n(shape.ring_width)}"'
    )
    dots = "".join(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(shape.radius)}"/>' for x, y in shape.places)
    return f'<g id={quoteattr(shape.name)} {pen} opacity="{_n(shape.opacity)}">{dots}</g>'


@_element.register
def _(shape: Words) -> str:
    return (
        f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" font-family="sans-serif" font-size="{_n(shape.size)}" '
        f'fill="{_hex(shape.colour)}">{escape(shape.text)}</text>'
    )


def _path(line: Line) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in line)


def _box(box: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = box
    return f"M{_n(left)} {_n(top)}H{_n(right)}V{_n(bottom)}H{_n(left)}Z"


def _n(number: float) -> str:
    """A hundredth of a pixel is enough, and a third of the text."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _hex(colour: Colour) -> str:
    return "#" + bytes(colour).hex()


def _png(pixels: Picture) -> str:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode("ascii")
