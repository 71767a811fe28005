"""How the canvas compares: in which mode, what with what, and with which settings of the mode."""

from dataclasses import dataclass, replace
from enum import Enum, StrEnum

from PySide6.QtCore import QObject, Signal

from app.translation import marked, tr


class CanvasMode(Enum):
    """How the canvas shares its room. All but the four views and the single one compare A with B."""

    FOUR_UP = marked("four views")
    SPLIT = marked("before and after")
    SPLIT_ROWS = marked("before above after")
    SIDE_BY_SIDE = marked("side by side")
    BLINK = marked("blink")
    FADE = marked("fade")
    DIFFERENCE = marked("difference")
    RESULT = marked("result")


class PaneKind(StrEnum):
    """The four pictures of a restoration. The values name their layers, and are the keys of hints."""

    SOURCE = "source"
    PORTRAIT = "portrait"
    WARPED_GUIDE = "warped_guide"
    RESULT = "result"

    @property
    def caption(self) -> str:
        """What the picture is called on the screen."""
        return tr(LAYER_WORDS[self])


UNGUIDED, MASK, EVIDENCE = "unguided", "mask", "evidence"

LAYER_WORDS: dict[str, str] = {
    PaneKind.SOURCE: marked("Degraded"),
    PaneKind.PORTRAIT: marked("Portrait"),
    PaneKind.WARPED_GUIDE: marked("Warped guide"),
    PaneKind.RESULT: marked("Result"),
    UNGUIDED: marked("Without the guide"),
    MASK: marked("Mask"),
    EVIDENCE: marked("Evidence"),
}
"""What can be A or B, and what it is called. Snapshots come on top, by `snapshot_layer`."""

_SNAPSHOT = "snapshot"


def snapshot_layer(number: int) -> str:
    """The name of a snapshot's layer."""
    return f"{_SNAPSHOT} {number}"


def snapshot_number(layer: str) -> int | None:
    """Which snapshot a layer is; None for another layer."""
    word, _, number = layer.partition(" ")
    return int(number) if word == _SNAPSHOT and number.isdecimal() else None


@dataclass(frozen=True, slots=True)
class View:
    """What the user has set. `held` brings values into their range.

    Attributes:
        mode: how the canvas shares its room.
        a, b: names of layers: what is compared with what.
        blink_ms: how long blinking shows A, and then B.
        blinks: whether blinking goes on; paused it stays on one of the two.
        fade: how much of B is seen, 0 (A alone) to 1.
        gain: by how much differences are multiplied.
        threshold: differences up to this, of 255, are not shown.
        loupe: a magnifier at the pointer shows the other side.
        loupe_times: how much larger than the picture around it.
    """

    mode: CanvasMode = CanvasMode.FOUR_UP
    a: str = PaneKind.SOURCE
    b: str = PaneKind.RESULT
    blink_ms: int = 500
    blinks: bool = True
    fade: float = 0.5
    gain: int = 8
    threshold: int = 0
    loupe: bool = False
    loupe_times: int = 2

    @property
    def compares(self) -> bool:
        """Whether A and B are both to be seen."""
        return self.mode not in (CanvasMode.FOUR_UP, CanvasMode.RESULT)

    def held(self) -> "View":
        """The same with every number within its range."""
        return replace(
            self,
            blink_ms=_within(self.blink_ms, BLINK_MS),
            fade=min(1.0, max(0.0, self.fade)),
            gain=_within(self.gain, GAIN),
            threshold=_within(self.threshold, THRESHOLD),
            loupe_times=_within(self.loupe_times, LOUPE_TIMES),
        )


BLINK_MS, GAIN, THRESHOLD, LOUPE_TIMES = (100, 2000), (1, 64), (0, 255), (2, 8)
"""Least and most of each setting."""


class ViewDocument(QObject):
    """The view of one window. It is not part of a picture's history: looking is not undone."""

    view_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = View()

    @property
    def view(self) -> View:
        """What is set now."""
        return self._view

    def take(self, view: View) -> None:
        """Takes new settings, held within their ranges."""
        view = view.held()
        if view != self._view:
            self._view = view
            self.view_changed.emit()

    def set_mode(self, mode: CanvasMode) -> None:
        """Compares in another way."""
        self.take(replace(self._view, mode=mode))

    def set_a(self, layer: str) -> None:
        """Makes a layer A. The two change places when it was B: nothing is compared with itself."""
        view = self._view
        self.take(replace(view, a=layer, b=view.a if layer == view.b else view.b))

    def set_b(self, layer: str) -> None:
        """Makes a layer B, likewise."""
        view = self._view
        self.take(replace(view, b=layer, a=view.b if layer == view.a else view.a))

    def swap(self) -> None:
        """A and B change places."""
        self.take(replace(self._view, a=self._view.b, b=self._view.a))

    def forget(self, layer: str) -> None:
        """Looks at source and result instead of a layer that is gone."""
        if self._view.a == layer:
            self.set_a(PaneKind.SOURCE if self._view.b != PaneKind.SOURCE else PaneKind.RESULT)
        if self._view.b == layer:
            self.set_b(PaneKind.RESULT if self._view.a != PaneKind.RESULT else PaneKind.SOURCE)


def _within(value: int, limits: tuple[int, int]) -> int:
    return min(limits[1], max(limits[0], value))
