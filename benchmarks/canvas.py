"""How long the comparison canvas takes to draw large restorations, and the memory of 200 snapshots.

Run: QT_QPA_PLATFORM=offscreen python -m benchmarks.canvas [PART ...]      parts: 24 100 levels memory; all by default

24, 100: median and worst of repeated paint events while the picture is panned, for every way to compare and several
zooms, at so many megapixels. `first` is the first paint at a zoom; `cpu` is what the median paint took of the processor
on all threads (Qt scales on several), which other work on the machine hardly lengthens. 60 frames a second leave
16.7 ms for each. QT_SCALE_FACTOR=2 measures the same on a screen of twice the density, with four times the pixels.
levels: how long a picture for the screen takes on a lane, and how long the window's thread has to wait meanwhile.
memory: what the process takes with 200 results of a 24-megapixel picture kept as snapshots, each looked at once.
"""

import subprocess
import sys
import threading
from collections.abc import Callable
from functools import partial
from statistics import median
from time import perf_counter, process_time, sleep

import numpy as np
import psutil
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColorSpace, QMouseEvent
from PySide6.QtWidgets import QApplication

from app.documents.patch import Patch
from app.documents.qt_image import to_qimage
from app.documents.snapshots import Snapshot, SnapshotsDocument
from app.documents.view import CanvasMode, View
from app.operations.show_snapshots import unpacked
from app.views.compare_canvas import CompareCanvas, FaceMark, FaceState, Layers
from gfr_core.media.frame import Frame
from gfr_core.progress import silent

VIEW = (1600, 1000)
SIZES = {"24": (6000, 4000), "100": (12500, 8000)}
ZOOMS: tuple[float | None, ...] = (None, 0.1, 0.4, 0.75, 1.0, 2.0, 4.0, 32.0)
"""Screen pixels per source pixel; None fits."""
REPEATS = 15
FRAME_MS = 1000 / 60
SNAPSHOTS, FACE = 200, 1024

LOOPED = "result, loupe"
VIEWS = {mode.value: View(mode, blinks=False, gain=16, threshold=4) for mode in CanvasMode} | {
    LOOPED: View(CanvasMode.RESULT, loupe=True, loupe_times=4)
}


def milliseconds(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = perf_counter()
    action()
    return (perf_counter() - start) * 1000


def noise(width: int, height: int) -> NDArray[np.uint8]:
    """Nothing compresses or repeats in it."""
    return np.random.default_rng(0).integers(0, 256, (height, width, 3), dtype=np.uint8)


def restoration(width: int, height: int) -> Layers:
    """Noise as source and result."""
    pixels = noise(width, height)
    crop = to_qimage(pixels[:1024, :1024])
    side = (width * 0.4, height * 0.3, 1024.0)
    return Layers(to_qimage(pixels), crop, crop.copy(), to_qimage(pixels[::-1]), side, crop.copy(), mask=crop.copy())


def place(canvas: CompareCanvas, zoom: float | None) -> None:
    """Bring the canvas to a zoom around the picture's middle, the pointer in it."""
    canvas.fit()
    if zoom is not None:
        middle = QPointF(canvas.camera.view.width() / 2, canvas.camera.view.height() / 2)
        canvas.camera.zoom_at(middle, zoom / canvas.camera.zoom)
    at, none = QPointF(canvas.width() / 2, canvas.height() / 2), Qt.MouseButton.NoButton
    move = QMouseEvent(QEvent.Type.MouseMove, at, canvas.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(canvas, move)


def paint_while_panning(canvas: CompareCanvas) -> tuple[list[float], list[float]]:
    """Times of paint events, the picture moving between them: by the clock, and of the processor."""
    times, busy = [], []
    for step in range(REPEATS):
        canvas.camera.pan(7 if step % 2 else -7, 3 if step % 2 else -3)
        start = process_time()
        times.append(milliseconds(canvas.repaint))
        busy.append((process_time() - start) * 1000)
    return times, busy


def show_paints(megapixels: str) -> None:
    """Print a row for every way to compare and every zoom."""
    layers, canvas = restoration(*SIZES[megapixels]), CompareCanvas()
    canvas.resize(*VIEW)
    canvas.show()
    canvas.set_faces([FaceMark(1, 2700, 1400, 500, 600, FaceState.SELECTED, "Ada")])
    canvas.set_overlay_opacity(0.5)
    QApplication.processEvents()
    print(f"\n{megapixels} megapixels, canvas of {VIEW[0]} x {VIEW[1]}, ms")
    print(f"set_layers {milliseconds(lambda: canvas.set_layers(layers)):.1f}, first paint", end=" ")
    print(f"{milliseconds(canvas.repaint):.1f}\n{'mode':22}{'zoom':>8}{'first':>9}{'median':>9}{'worst':>9}{'cpu':>9}")
    medians = []
    for name, view in VIEWS.items():
        canvas.set_view(view)
        for zoom in ZOOMS:
            place(canvas, zoom)
            first = milliseconds(canvas.repaint)
            times, busy = paint_while_panning(canvas)
            medians.append((median(times), median(busy)))
            at = "fit" if zoom is None else f"{zoom:g}"
            print(f"{name:22}{at:>8}{first:9.1f}{medians[-1][0]:9.1f}{max(times):9.1f}{medians[-1][1]:9.1f}")
    for words, each in zip(("by the clock", "of the processor"), zip(*medians, strict=True), strict=True):
        slow = sum(one > FRAME_MS for one in each)
        print(f"{words}: {slow} of {len(each)} medians over {FRAME_MS:.1f} ms, the longest {max(each):.1f} ms")
    canvas.close()


def show_levels() -> None:
    """Make pictures beside a thread that wants to run every millisecond, as the window's does."""
    adobe = QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data()
    print(f"\n{'picture for the screen':30}{'ms':>8}{'longest wait of another thread':>34}")
    for megapixels, size in SIZES.items():
        pixels = noise(*size)
        for words, icc in (("", None), (", Adobe RGB", bytes(adobe))):
            with Heart() as heart:
                took = milliseconds(partial(to_qimage, pixels, icc))
            print(f"{megapixels + ' megapixels' + words:30}{took:8.0f}{heart.longest_ms:34.1f}")


class Heart:
    """A thread that beats every millisecond, and the longest time between two beats."""

    def __enter__(self) -> "Heart":
        self.longest_ms, self._beats = 0.0, True
        self._thread = threading.Thread(target=self._beat)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._beats = False
        self._thread.join()

    def _beat(self) -> None:
        last = perf_counter()
        while self._beats:
            sleep(0.001)
            now = perf_counter()
            self.longest_ms, last = max(self.longest_ms, (now - last) * 1000), now


def show_memory() -> None:
    """Keep many results and look at each, A and B being the last two."""
    process = psutil.Process()
    before = process.memory_info().rss
    pixels = noise(*SIZES["24"])
    source = Frame(pixels, "old.tif")
    document, most = SnapshotsDocument(), 0
    with_source = process.memory_info().rss
    for number in range(1, SNAPSHOTS + 1):
        patch = Patch.between(pixels, restored(pixels, number))
        document.check_room(patch)
        document.add(Snapshot(document.number_for_next(), f"Snapshot {number}", "old.tif", patch))
        if number % 10 == 0:  # unpacking all 200 would take a minute; the cache is full after two
            document.keep(number, unpacked(source, patch, silent), frozenset({number - 10, number}))
        most = max(most, process.memory_info().rss)
    print(f"\n{SNAPSHOTS} results of a 24-megapixel picture, a face of {FACE} x {FACE} pixels changed in each, MB")
    for words, size in (
        ("process before", before),
        ("with the source's pixels", with_source),
        ("with all snapshots, at most", most),
        ("of these packed", document.size),
        ("of these unpacked", document.cache_size),
    ):
        print(f"{words:30}{size / 1e6:8.0f}")


def restored(pixels: NDArray[np.uint8], number: int) -> NDArray[np.uint8]:
    """A face's square changed as a restoration changes it: noise of a few levels."""
    after, rng = pixels.copy(), np.random.default_rng(number)
    face = after[1200 : 1200 + FACE, 2400 : 2400 + FACE]
    face += np.clip(rng.normal(8, 6, face.shape), 0, 30).astype(np.uint8)
    return after


def main(parts: list[str]) -> None:
    """Measure one part, or several, each in a process of its own: what one leaves in memory is not the next one's."""
    if len(parts) == 1:
        application = QApplication([])
        {"levels": show_levels, "memory": show_memory}.get(parts[0], partial(show_paints, parts[0]))()
        application.quit()
        return
    for part in parts or [*SIZES, "levels", "memory"]:
        subprocess.run([sys.executable, "-m", "benchmarks.canvas", part], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
