"""The portraits tried on the selected face: how each would lie on it, and what the network would make with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage


@dataclass(frozen=True, slots=True, eq=False)
class Warp:
    """One portrait on one face, small, for the screen: `warped` as it lies on the face, `restored` the face with it."""

    portrait: int
    warped: QImage
    restored: QImage


class WarpsDocument(QObject):
    """What was tried for one face so far, by the key of the portrait."""

    warps_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face: object | None = None
        self._warps: dict[int, Warp] = {}

    @property
    def warps(self) -> Mapping[int, Warp]:
        """Key of the portrait -> what came of it."""
        return MappingProxyType(self._warps)

    def attend(self, face: object | None) -> None:
        """Speaks of another face from now on; what was tried on the old one is dropped."""
        if face is not self._face:
            self._face = face
            if self._warps:
                self._warps = {}
                self.warps_changed.emit()

    def take(self, face: object, warps: Iterable[Warp]) -> None:
        """Takes more of what was tried on `face`; too late when another face is attended to."""
        if face is self._face:
            self._warps.update({warp.portrait: warp for warp in warps})
            self.warps_changed.emit()
