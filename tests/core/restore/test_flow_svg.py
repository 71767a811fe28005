import base64
import io
from xml.etree import ElementTree as ET

import numpy as np
from PIL import Image

from gfr_core.restore.flow_shapes import Areas, Dots, Drawing, Raster, Shape, Strokes, Words
from gfr_core.restore.flow_svg import flow_svg

SVG = "{http://www.w3.org/2000/svg}"


def written(*shapes: Shape, title: str = "Flow") -> ET.Element:
    drawing = Drawing(200, 100, (10, 20, 80, 90), (250, 249, 247), title, "Rim 8 px.", shapes)
    return ET.fromstring(flow_svg(drawing))


def test_the_page_says_its_size_and_what_it_shows() -> None:
    root = written(title="Flow: <old> & portrait")
    assert root.get("viewBox") == "0 0 200 100"
    assert root.findtext(f"{SVG}title") == "Flow: <old> & portrait"
    assert root.findtext(f"{SVG}desc") == "Rim 8 px."


def test_a_picture_is_embedded_without_loss() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (5, 7, 3), dtype=np.uint8)
    (image,) = written(Raster(10, 20, 70, 50, pixels, 0.5)).findall(f"{SVG}image")
    head, data = str(image.get("href")).split(",")
    assert head == "data:image/png;base64"
    assert np.array_equal(np.asarray(Image.open(io.BytesIO(base64.b64decode(data)))), pixels)
    assert (image.get("x"), image.get("width"), image.get("opacity")) == ("10", "70", "0.5")


def test_lines_become_one_path_with_their_pen() -> None:
    lines = (np.array([[0, 0], [10, 5.5]]), np.array([[1, 1], [2, 2], [3, 1.004]]))
    path = written(Strokes("grid", lines, (47, 113, 200), 1.75, 0.5)).findall(f"{SVG}path")[-1]
    assert path.get("d") == "M0 0L10 5.5 M1 1L2 2L3 1"
    assert (path.get("id"), path.get("stroke"), path.get("stroke-width")) == ("grid", "#2f71c8", "1.75")
    assert path.get("clip-path") is None


def test_lines_of_the_picture_are_cut_at_its_edge() -> None:
    root = written(Strokes("arrows", (np.array([[0.0, 0], [100, 100]]),), (0, 0, 0), 1, in_picture=True))
    assert root.findall(f"{SVG}path")[-1].get("clip-path") == "url(#picture)"
    clip = root.find(f"{SVG}clipPath")
    assert clip is not None
    assert clip.get("id") == "picture"
    assert clip[0].get("d") == "M10 20H80V90H10Z"


def test_areas_and_dots_and_words_stay_vectors() -> None:
    root = written(
        Areas("folds", np.array([[1, 2, 5, 3.0], [1, 3, 4, 4]]), (214, 48, 38), 0.45),
        Dots("face", np.array([[3, 4.0], [5, 6]]), 2.5, (255, 255, 255)),
        Dots("portrait", np.array([[7, 8.0]]), 4, (0, 0, 255), ring_width=1.5),
        Words(30, 40, "rim <8> px", 17, (32, 32, 36)),
    )
    assert root.findall(f"{SVG}path")[-1].get("d") == "M1 2H5V3H1ZM1 3H4V4H1Z"
    face, portrait = root.findall(f"{SVG}g")
    assert [dot.get("cx") for dot in face] == ["3", "5"]
    assert face.get("fill") == "#ffffff"
    assert (portrait.get("fill"), portrait.get("stroke-width")) == ("none", "1.5")
    assert root.findtext(f"{SVG}text") == "rim <8> px"
