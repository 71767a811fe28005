"""The docks around the canvas: which panel lies where, and how large it is at first."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

Area = Qt.DockWidgetArea
LEFT, RIGHT, BELOW = Area.LeftDockWidgetArea, Area.RightDockWidgetArea, Area.BottomDockWidgetArea


@dataclass(frozen=True, slots=True)
class DockSpec:
    """One dock.

    Attributes:
        name: what `restoreState` and the code know it by.
        title: its words.
        inside: the panel.
        area: where it lies at first.
        size_px: how wide, or how high below the canvas.
        share: how much of a side's height it gets beside the others there.
        is_shown: whether it is open at the first start.
        behind: the name of the dock whose tab it shares; "" for a place of its own.
    """

    name: str
    title: str
    inside: QWidget
    area: Area
    size_px: int
    share: int = 1
    is_shown: bool = True
    behind: str = ""


class Docks:
    """The docks of a window, by name."""

    def __init__(self, window: QMainWindow, specs: list[DockSpec]) -> None:
        self._docks: dict[str, QDockWidget] = {}
        window.setCorner(Qt.Corner.BottomLeftCorner, LEFT)
        window.setCorner(Qt.Corner.BottomRightCorner, RIGHT)
        for spec in specs:
            self._docks[spec.name] = self._add(window, spec)
        self._size(window, specs)

    @property
    def switches(self) -> list[QAction]:
        """The actions that show and hide the docks, in order."""
        return [dock.toggleViewAction() for dock in self._docks.values()]

    def named(self, name: str) -> QDockWidget:
        """The dock with this name."""
        return self._docks[name]

    def show(self, name: str) -> None:
        """Opens a dock and brings its tab to the front."""
        dock = self.named(name)
        dock.show()
        dock.raise_()

    def _add(self, window: QMainWindow, spec: DockSpec) -> QDockWidget:
        dock = QDockWidget(spec.title)
        dock.setObjectName(spec.name)
        dock.setWidget(spec.inside)
        feature = QDockWidget.DockWidgetFeature
        dock.setFeatures(feature.DockWidgetMovable | feature.DockWidgetClosable)
        window.addDockWidget(spec.area, dock)
        if spec.behind:
            window.tabifyDockWidget(self.named(spec.behind), dock)
            self.named(spec.behind).raise_()
        dock.setVisible(spec.is_shown)
        return dock

    def _size(self, window: QMainWindow, specs: list[DockSpec]) -> None:
        """How wide the sides are and how they are shared; how high what lies below is."""
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        for area in (LEFT, RIGHT):
            there = [spec for spec in specs if spec.area is area and not spec.behind]
            docks = [self.named(spec.name) for spec in there]
            window.resizeDocks(docks[:1], [spec.size_px for spec in there[:1]], across)
            window.resizeDocks(docks, [spec.share for spec in there], down)
        below = [spec for spec in specs if spec.area is BELOW and not spec.behind]
        window.resizeDocks([self.named(spec.name) for spec in below], [spec.size_px for spec in below], down)
