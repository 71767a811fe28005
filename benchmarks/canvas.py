"""How long the comparison canvas takes to draw a 24-megapixel restoration.

Run: QT_QPA_PLATFORM=offscreen python -m benchmarks.canvas

Prints the median and the worst of repeated paint events for several zooms and modes, after the first paint of each
(which makes the levels it needs), and, in the same run, what the plain painter takes for the same view without levels.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from app.documents.qt_image import to_qimage
from app.views.compare_canvas import CanvasMode, CompareCanvas, FaceMark, FaceState, Layers

WIDTH, HEIGHT = 6000, 4000
VIEW = (1600, 1000)
CROP = (2500.0, 1200.0, 1024.0)
ZOOMS: tuple[float | None, ...] = (None, 0.1, 0.4, 0.75, 1.0, 2.0, 4.0, 32.0)
"""Screen pixels per source pixel; None fits."""
REPEATS = 15


def milliseconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def restoration() -> tuple[Layers, list[tuple[str, float]]]:
    """24-megapixel noise as source and result, and how long the conversions took."""
    pixels = np.random.default_rng(0).integers(0, 256, (HEIGHT, WIDTH, 3), dtype=np.uint8)
    times = [("to_qimage", milliseconds(lambda: to_qimage(pixels)))]
    crop = to_qimage(pixels[:1024, :1024])
    return Layers(to_qimage(pixels), crop, crop.copy(), to_qimage(pixels[::-1]), CROP, crop.copy()), times


def place(canvas: CompareCanvas, zoom: float | None) -> None:
    """Bring the canvas to a zoom around the picture's middle."""
    canvas.fit()
    if zoom is not None:
        middle = QPointF(canvas.camera.view.width() / 2, canvas.camera.view.height() / 2)
        canvas.camera.zoom_at(middle, zoom / canvas.camera.zoom)


def paint_while_panning(canvas: CompareCanvas) -> list[float]:
    """Times of paint events, the picture moving between them."""
    times = []
    for step in range(REPEATS):
        canvas.camera.pan(7 if step % 2 else -7, 3 if step % 2 else -3)
        times.append(milliseconds(canvas.repaint))
    return times


def plain_painter(source: QImage, zoom: float) -> float:
    """The same view drawn by the painter alone, smoothly, from the full picture."""
    screen = QImage(*VIEW, QImage.Format.Format_RGB32)
    part = QRectF(0, 0, min(WIDTH, VIEW[0] / zoom), min(HEIGHT, VIEW[1] / zoom))

    def draw() -> None:
        painter = QPainter(screen)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(0, 0, part.width() * zoom, part.height() * zoom), source, part)
        painter.end()

    return median(milliseconds(draw) for _ in range(REPEATS))


def show_table(canvas: CompareCanvas, source: QImage) -> None:
    """Print a row for every mode and zoom."""
    print(f"{'mode':18}{'zoom':>8}{'first':>9}{'median':>9}{'worst':>9}{'plain':>9}   ms")
    for mode in CanvasMode:
        canvas.set_mode(mode)
        for zoom in ZOOMS:
            place(canvas, zoom)
            first = milliseconds(canvas.repaint)
            times = paint_while_panning(canvas)
            plain = plain_painter(source, canvas.camera.zoom)
            name = "fit" if zoom is None else f"{zoom:g}"
            print(f"{mode.value:18}{name:>8}{first:9.1f}{median(times):9.1f}{max(times):9.1f}{plain:9.1f}")


def main() -> None:
    """Draw everything and print how long it took."""
    application = QApplication([])
    layers, times = restoration()
    canvas = CompareCanvas()
    canvas.resize(*VIEW)
    canvas.show()
    application.processEvents()
    canvas.set_faces([FaceMark(1, 2700, 1400, 500, 600, FaceState.SELECTED, "Ada")])
    canvas.set_overlay_opacity(0.5)
    times.append(("set_layers", milliseconds(lambda: canvas.set_layers(layers))))
    times.append(("first paint, all levels made", milliseconds(canvas.repaint)))
    for name, time in times:
        print(f"{name:30}{time:9.1f} ms")
    assert layers.source is not None
    show_table(canvas, layers.source)


if __name__ == "__main__":
    main()
