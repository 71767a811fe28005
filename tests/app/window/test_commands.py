from app.documents.desk import Desk
from app.documents.source import Source
from app.documents.view import PaneKind
from app.main_window import MainWindow
from app.panels.actions import Actions
from tests.app.small_engine import FACE, picture

CHOICES = ("loupe", "overlay", "evidence")
"""Actions that show a choice: `Choices` follows them by `toggled`."""


def test_every_action_does_something(window: MainWindow) -> None:
    actions = window.actions_by_name
    grouped = {*actions.modes, *actions.themes}
    idle = [
        name
        for name in Actions.specs()
        if name not in CHOICES
        and actions.named(name) not in grouped
        and actions.named(name).receivers("2triggered(bool)") == 0
    ]
    assert idle == []


def test_removing_a_face_can_be_undone(window: MainWindow, desk: Desk) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    window.actions_by_name.remove_face.trigger()
    assert desk.source.faces == ()
    desk_undo = window.menuBar().actions()[1].menu().actions()[0]  # type: ignore[attr-defined]  # a menu of the bar
    desk_undo.trigger()
    assert len(desk.source.faces) == 1


def test_a_and_b_change_places(window: MainWindow, desk: Desk) -> None:
    window.actions_by_name.split.trigger()
    window.actions_by_name.swap.trigger()
    assert (desk.view.view.a, desk.view.view.b) == (PaneKind.RESULT, PaneKind.SOURCE)


def test_a_new_person_is_somebody_more(window: MainWindow, desk: Desk) -> None:
    before = len(desk.people.people)
    window.actions_by_name.new_person.trigger()
    assert len(desk.people.people) == before + 1
