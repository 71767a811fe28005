"""Files dropped on a view."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRectF, QSize
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.translation import marked
from app.views.layers import CanvasMode, PaneKind
from app.views.pane import pane_at, panes_of

SOURCE_ZONE = "source"
PORTRAIT_ZONE = "portrait"

ZONE_WORDS = {SOURCE_ZONE: marked("Open as source"), PORTRAIT_ZONE: marked("Add as portrait")}
"""What a zone promises while files hang over it."""


def dropped_files(data: QMimeData) -> list[Path]:
    """The local files among what is dragged; web addresses are not files."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def drop_zones(mode: CanvasMode, size: QSize) -> dict[str, QRectF]:
    """Where a canvas takes a source and where a portrait: in four views the pane, otherwise left and right half."""
    if mode is CanvasMode.FOUR_UP:
        rects = {pane.kind: pane.rect for pane in panes_of(mode, size)}
        return {SOURCE_ZONE: rects[PaneKind.SOURCE], PORTRAIT_ZONE: rects[PaneKind.PORTRAIT]}
    half = QRectF(0, 0, size.width() / 2, size.height())
    return {SOURCE_ZONE: half, PORTRAIT_ZONE: half.translated(half.width(), 0)}


def zone_at(mode: CanvasMode, size: QSize, at: QPointF) -> str:
    """Which zone files dropped here belong to. The lower panes of four views take a source."""
    if mode is CanvasMode.FOUR_UP:
        kind = pane_at(panes_of(mode, size), at).kind
        return PORTRAIT_ZONE if kind is PaneKind.PORTRAIT else SOURCE_ZONE
    return PORTRAIT_ZONE if at.x() >= size.width() / 2 else SOURCE_ZONE


class FileDrop(QObject):
    """Watches a widget and tells about files that hang over it or fall on it. The widget owns it.

    Args:
        target: the widget; it is made to accept drops.
        hovers: told the place while files hang over the widget, None when they leave or fall.
        falls: told the files and the place.
    """

    def __init__(
        self,
        target: QWidget,
        hovers: Callable[[QPointF | None], None],
        falls: Callable[[list[Path], QPointF], None],
    ) -> None:
        super().__init__(target)
        self._hovers, self._falls = hovers, falls
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the drag events of the watched widget."""
        if isinstance(event, QDropEvent):
            return self._take(event)
        if event.type() == QEvent.Type.DragLeave:
            self._hovers(None)
            return True
        return False

    def _take(self, event: QDropEvent) -> bool:
        files = dropped_files(event.mimeData())
        if not files:
            return False
        event.acceptProposedAction()
        hangs = isinstance(event, QDragEnterEvent | QDragMoveEvent)
        self._hovers(event.position() if hangs else None)
        if not hangs:
            self._falls(files, event.position())
        return True
