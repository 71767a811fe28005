"""Which actions can be used now, and why the others cannot."""

from PySide6.QtCore import QObject, Slot

from app.documents.desk import Desk
from app.documents.project import RunState
from app.operations.obstacles import (
    changes_of_restorability,
    obstacle_to_restoring,
    obstacle_to_restoring_all,
    obstacle_to_saving,
)
from app.panels.action_spec import tell
from app.panels.actions import Actions
from app.panels.inspector import Inspector
from app.translation import tr


class Availability(QObject):
    """Follows the documents. What cannot be used says why in its tool tip."""

    def __init__(self, actions: Actions, desk: Desk, inspector: Inspector, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._desk, self._inspector = actions, desk, inspector
        project = desk.project
        for changed in (
            *changes_of_restorability(desk),
            inspector.flow.overlays_changed,
            project.items_changed,
            project.current_changed,
            project.run_changed,
            desk.view.view_changed,
        ):
            changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Looks at everything anew."""
        self._tell_faces()
        self._tell_results()
        self._tell_queue()
        tell(self._actions.swap, "" if self._desk.view.view.compares else tr("Choose a way to compare first."))

    def _tell_faces(self) -> None:
        actions, desk = self._actions, self._desk
        running = desk.restoration.is_running
        busy = tr("A restoration is running.") if running else ""
        tell(actions.restore, busy or obstacle_to_restoring(desk))
        tell(actions.restore_all, busy or obstacle_to_restoring_all(desk))
        tell(actions.stop, "" if running else tr("No restoration is running."))
        tell(actions.draw_face, "" if desk.source.source else tr("Open a photo first."))
        tell(actions.remove_face, "" if desk.source.selected else tr("Select a face first."))
        tell(actions.review, "" if desk.source.source else tr("Open a photo first."))

    def _tell_results(self) -> None:
        actions, obstacle = self._actions, obstacle_to_saving(self._desk)
        for action in (actions.save, actions.export_mask, actions.export_patch, actions.take_snapshot):
            tell(action, obstacle)
        export, map_switch = self._inspector.flow.export, self._inspector.evidence.map
        tell(actions.export_flow, "" if export.isEnabled() else export.toolTip())
        tell(actions.evidence, "" if map_switch.isEnabled() else tr("Restore a face first."))

    def _tell_queue(self) -> None:
        actions, project = self._actions, self._desk.project
        waits = any(item.entry.state == "waiting" for item in project.items)
        is_idle = project.run is RunState.IDLE
        tell(actions.run_queue, "" if waits or not is_idle else tr("No picture waits in the queue."))
        tell(actions.cancel_queue, tr("The queue is not being worked through.") if is_idle else "")
        for action, by in ((actions.previous_picture, -1), (actions.next_picture, 1)):
            tell(action, "" if project.current and project.neighbour(by) else tr("There is no further picture."))
