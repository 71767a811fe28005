"""What the inspection of a flow costs: working it out, drawing it, writing it.

    QT_QPA_PLATFORM=offscreen PYTHONPATH=. python benchmarks/flow.py

Draws on a pane of 700 x 500 pixels at two zooms; prints the median of 15 draws, after the first.
"""

import statistics
import time
from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.documents.qt_image import to_qimage
from app.views.flow_stack import FlowParts
from app.views.tones import Tones
from gfr_core.restore.flow_drawing import FlowPage, draw_flow
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_picture import flow_to_colour
from gfr_core.restore.flow_png import flow_png
from gfr_core.restore.flow_study import FlowStudy, study_flow
from gfr_core.restore.flow_svg import flow_svg

SIZES = (256, 512, 1024)
WIDTH, HEIGHT, TIMES = 700, 500, 15
ZOOMS = {"fit": HEIGHT, "9 times": 9 * 256}
"""Side of the crop on the pane, pixels."""


def main() -> None:
    application = QApplication([])
    for size in SIZES:
        print(f"crop of {size} px")
        grid, points = wavy_grid(size), np.random.default_rng(1).uniform(0.3 * size, 0.7 * size, (68, 2))
        mask = np.ones((size, size), np.float32)
        print(f"  study {median_ms(partial(study_flow, grid, mask, points, points + 2)):7.1f} ms")
        study = study_flow(grid, mask, points, points + 2)
        show_drawing(study, Tones.of(application.palette()))
        show_writing(study)


def show_drawing(study: FlowStudy, tones: Tones) -> None:
    parts = FlowParts(study, to_qimage(flow_to_colour(study.flow, study.full_scale_px)))
    wishes = {layer.value: (layer,) for layer in FlowLayer} | {"all": tuple(FlowLayer)}
    for name, layers in wishes.items():
        times = [median_ms(partial(draw, parts, layers, side, tones)) for side in ZOOMS.values()]
        print(f"  draw {name:10}" + "".join(f"{ms:7.1f} ms {zoom}" for ms, zoom in zip(times, ZOOMS, strict=True)))


def draw(parts: FlowParts, layers: tuple[FlowLayer, ...], side: int, tones: Tones) -> None:
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor(90, 90, 90))
    painter, stack = QPainter(image), parts.stack(layers, 0.6)
    assert stack is not None
    stack.draw(painter, QRectF((WIDTH - side) / 2, (HEIGHT - side) / 2, side, side), QRectF(image.rect()), tones)
    painter.end()


def show_writing(study: FlowStudy) -> None:
    backdrop = np.full((study.size, study.size, 3), 128, np.uint8)
    drawing = draw_flow(FlowPage(study, tuple(FlowLayer), backdrop, "Flow"))
    print(f"  SVG {median_ms(lambda: flow_svg(drawing)):7.1f} ms, {len(flow_svg(drawing)) / 1024:.0f} KiB")
    print(f"  PNG {median_ms(lambda: flow_png(drawing)):7.1f} ms, {len(flow_png(drawing)) / 1024:.0f} KiB")


def wavy_grid(size: int) -> NDArray[np.float32]:
    """A grid that waves as strongly as those of faces, and folds here and there."""
    axis = (np.arange(size) + 0.5) * (2 / size) - 1
    x, y = np.meshgrid(axis, axis, indexing="xy")
    return np.stack([x + 0.06 * np.sin(11 * y) + 0.1 * np.sin(13 * x), y + 0.08 * np.cos(6 * x)], -1).astype(np.float32)


def median_ms(work: Callable[[], object]) -> float:
    work()
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


if __name__ == "__main__":
    main()
