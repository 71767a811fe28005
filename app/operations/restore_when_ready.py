"""Restore as soon as it can be done: what was asked for at the start, before there was a picture."""

from PySide6.QtCore import QObject, Slot

from app.documents.desk import Desk
from app.operations.obstacles import changes_of_restorability, obstacle_to_restoring
from app.operations.restore_faces import RestoreFaces


class RestoreWhenReady(QObject):
    """Waits for a face and a portrait, restores once, and is done."""

    def __init__(self, desk: Desk, restore: RestoreFaces, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._restore = desk, restore
        self._is_done = False
        for changed in changes_of_restorability(desk):
            changed.connect(self._on_desk_changed)
        self._on_desk_changed()

    @Slot()
    def _on_desk_changed(self) -> None:
        if self._is_done or obstacle_to_restoring(self._desk):
            return
        self._is_done = True
        self._restore.selected()
