"""Which action does what."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction

from app.dialogs.project_wishes import ProjectWishes
from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.panels.actions import Actions
from app.panels.canvas_panel import CanvasPanel
from app.panels.inspector import Inspector
from app.panels.people_panel import PeoplePanel
from app.window.exports import Exports
from app.window.files import Files
from app.window.library_window import LibraryWindow

Deed = Callable[[], object]


@dataclass(frozen=True, slots=True, eq=False)
class Doers:
    """Who does what the actions ask for."""

    desk: Desk
    operations: Operations
    files: Files
    projects: ProjectWishes
    exports: Exports
    canvas: CanvasPanel
    inspector: Inspector
    people: PeoplePanel
    library: LibraryWindow


def connect_commands(actions: Actions, doers: Doers) -> None:
    """Connects every action that only does something; those that show a choice follow a document instead."""
    for action, deed in (
        *_of_files(actions, doers),
        *_of_projects(actions, doers),
        *_of_faces(actions, doers),
        *_of_looking(actions, doers),
    ):
        action.triggered.connect(deed)


def _of_files(actions: Actions, doers: Doers) -> tuple[tuple[QAction, Deed], ...]:
    files, exports = doers.files, doers.exports
    return (
        (actions.open_source, files.on_open),
        (actions.add_portraits, files.on_add_portraits),
        (actions.paste, files.on_paste),
        (actions.paste_portrait, files.on_paste_portrait),
        (actions.open_sample, files.on_open_sample),
        (actions.save, files.on_save),
        (actions.export_flow, exports.on_flow),
        (actions.export_mask, exports.on_mask),
        (actions.export_patch, exports.on_patch),
    )


def _of_projects(actions: Actions, doers: Doers) -> tuple[tuple[QAction, Deed], ...]:
    projects, queue, run = doers.projects, doers.operations.queue, doers.operations.queue_run
    return (
        (actions.new_project, projects.on_new),
        (actions.open_project, projects.on_open),
        (actions.save_project, projects.on_save),
        (actions.save_project_as, projects.on_save_as),
        (actions.find_missing, projects.on_find_missing),
        (actions.add_pictures, projects.on_add_pictures),
        (actions.run_queue, projects.on_run_or_pause),
        (actions.cancel_queue, run.cancel),
        (actions.previous_picture, lambda: queue.step(-1)),
        (actions.next_picture, lambda: queue.step(1)),
    )


def _of_faces(actions: Actions, doers: Doers) -> tuple[tuple[QAction, Deed], ...]:
    restore = doers.operations.restore_faces
    return (
        (actions.draw_face, doers.canvas.begin_box_drawing),
        (actions.remove_face, doers.operations.edit_faces.remove_selected),
        (actions.restore, restore.selected),
        (actions.restore_all, restore.all),
        (actions.stop, restore.stop),
        (actions.new_person, doers.people.new_person.click),
        (actions.library, doers.library.open_library),
    )


def _of_looking(actions: Actions, doers: Doers) -> tuple[tuple[QAction, Deed], ...]:
    canvas = doers.canvas.canvas
    return (
        (actions.fit, canvas.fit),
        (actions.fit_face, canvas.fit_crop),
        (actions.one_to_one, canvas.camera.set_one_to_one),
        (actions.swap, doers.desk.view.swap),
        (actions.review, canvas.next_tile),
        (actions.take_snapshot, doers.operations.take_snapshot.start),
    )
