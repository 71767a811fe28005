"""Saving what is to be known of a result beside the result itself: drawings of the flow, the mask, the patch."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from app.dialogs.questions import DRAWINGS, LOSSLESS_PICTURES, Questions
from app.operations.all_operations import Operations
from app.operations.export_parts import Part
from app.panels.flow_group import FlowGroup
from app.settings.settings import Settings
from app.translation import tr


class Exports(QObject):
    """Asks where to, then calls operations."""

    def __init__(
        self, operations: Operations, settings: Settings, questions: Questions, flow: FlowGroup, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._operations, self._settings, self._questions, self._flow = operations, settings, questions, flow

    @Slot()
    def on_flow(self) -> None:
        """The drawings of the flow that are switched on."""
        suggestion = self._operations.export_flow.suggestion(self._settings.last_folder)
        path = self._questions.where_to_export(tr("Save the flow as"), suggestion, DRAWINGS)
        if path is not None:
            self._operations.export_flow.to(path, self._flow.layers, self._flow.opacity)

    @Slot()
    def on_mask(self) -> None:
        """Where something was changed."""
        self._part("mask", tr("Save the mask as"))

    @Slot()
    def on_patch(self) -> None:
        """The changed pixels alone."""
        self._part("patch", tr("Save the patch as"))

    def _part(self, part: Part, title: str) -> None:
        suggestion: Path = self._operations.export_parts.suggestion(part, self._settings.last_folder)
        path = self._questions.where_to_export(title, suggestion, LOSSLESS_PICTURES)
        if path is not None:
            self._operations.export_parts.to(part, path)
