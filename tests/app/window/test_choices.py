from app.documents.desk import Desk
from app.documents.view import CanvasMode
from app.main_window import MainWindow
from app.settings.settings import ThemeChoice
from app.theme.theme import Theme


def test_a_mode_goes_from_the_menu_to_the_document_and_back(window: MainWindow, desk: Desk) -> None:
    actions = window.actions_by_name
    actions.fade.trigger()
    assert desk.view.view.mode is CanvasMode.FADE
    desk.view.set_mode(CanvasMode.SPLIT)
    assert actions.split.isChecked()
    assert not actions.fade.isChecked()


def test_the_loupe_goes_both_ways(window: MainWindow, desk: Desk) -> None:
    window.actions_by_name.loupe.trigger()
    assert desk.view.view.loupe
    window.canvas.bar.loupe.switch.click()
    assert not window.actions_by_name.loupe.isChecked()


def test_the_theme_follows_its_action_and_is_checked_whoever_chose_it(window: MainWindow, theme: Theme) -> None:
    window.actions_by_name.theme_contrast.trigger()
    assert theme.choice is ThemeChoice.CONTRAST
    theme.show(ThemeChoice.LIGHT)
    assert window.actions_by_name.theme_light.isChecked()


def test_the_overlay_has_one_state_in_menu_and_inspector(window: MainWindow) -> None:
    window.actions_by_name.overlay.trigger()
    assert window.inspector.flow.colours_switch.isChecked()
