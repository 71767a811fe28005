from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QClipboard
from pytestqt.qtbot import QtBot

from app.dialogs.questions import Fate
from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.qt_image import to_qimage
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Source
from app.jobs.lane import Lanes
from app.main_window import MainWindow
from app.operations.all_operations import Operations
from app.settings.settings import Settings, ThemeChoice
from app.theme.theme import Theme
from app.views.compare_canvas import CanvasMode
from gfr_core.media.still import write_still
from gfr_core.restore.outcome import FaceResult
from tests.app.small_engine import FACE, picture
from tests.app.window.answers import Answers, ProjectAnswers

Settled = Callable[[], None]


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def project_answers() -> ProjectAnswers:
    return ProjectAnswers()


@pytest.fixture
def window(
    qtbot: QtBot,
    desk: Desk,
    lanes: Lanes,
    operations: Operations,
    theme: Theme,
    settings: Settings,
    answers: Answers,
    project_answers: ProjectAnswers,
) -> Iterator[MainWindow]:
    made = MainWindow(desk, lanes, operations, theme, settings, answers, project_answers)
    yield made
    answers.fate = Fate.DISCARD
    made.close()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "old.png"
    write_still(picture(), path)
    return path


def put_result(desk: Desk) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    desk.portraits.add((Portrait(1, picture("mum.jpg"), FACE),))
    desk.restoration.take(Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "restored"), None)}, 0))


def test_the_title_names_the_source_and_marks_what_is_unsaved(window: MainWindow, desk: Desk) -> None:
    assert window.windowTitle() == "GFR Studio"
    put_result(desk)
    assert window.windowTitle() == "old.png[*] – GFR Studio"
    assert window.isWindowModified()
    desk.restoration.mark_saved()
    assert not window.isWindowModified()


def test_open_asks_for_a_file_and_opens_it(
    window: MainWindow, desk: Desk, answers: Answers, photo: Path, settled: Settled
) -> None:
    window.actions_by_name.open_source.trigger()
    assert desk.source.source is None
    answers.source = photo
    window.actions_by_name.open_source.trigger()
    settled()
    assert desk.source.source is not None
    assert desk.source.source.path == photo


def test_another_picture_does_not_cost_the_result(
    window: MainWindow, desk: Desk, operations: Operations, answers: Answers, photo: Path, settled: Settled
) -> None:
    window.open_source(photo)
    settled()
    desk.source.set_found([FACE])
    outcome = FaceOutcome(1, FaceResult(desk.source.faces[0].face, "restored"), None)
    desk.restoration.remember([outcome])
    desk.restoration.take(Restored(picture(), {1: outcome}, 0))
    second = photo.with_name("second.png")
    write_still(picture(), second)
    window.open_source(second)
    settled()
    assert answers.asked == []
    operations.queue.step(-1)
    settled()
    assert desk.source.source is not None
    assert desk.source.source.path == photo
    assert [each.number for each in desk.restoration.outcomes] == [1]


def test_closing_with_an_unsaved_result_asks(window: MainWindow, desk: Desk, answers: Answers) -> None:
    put_result(desk)
    answers.fate = Fate.KEEP
    assert not window.close()
    assert answers.asked == ["Closing the window"]
    desk.restoration.mark_saved()
    assert window.close()


def test_nothing_is_lost_when_saving_on_the_way_fails(
    window: MainWindow, desk: Desk, answers: Answers, tmp_path: Path, settled: Settled
) -> None:
    put_result(desk)
    answers.fate, answers.target = Fate.SAVE, tmp_path / "gone" / "new.png"
    assert not window.close()
    settled()
    assert desk.restoration.is_unsaved
    assert desk.notice.message is not None
    answers.target = None
    assert not window.close()
    assert desk.restoration.is_unsaved


def test_closing_goes_on_once_the_result_is_saved(
    window: MainWindow, desk: Desk, answers: Answers, tmp_path: Path, settled: Settled
) -> None:
    put_result(desk)
    answers.fate, answers.target = Fate.SAVE, tmp_path / "new.png"
    window.show()
    assert not window.close()
    settled()
    assert not window.isVisible()
    assert answers.asked == ["Closing the window", "old-restored.png"]


def test_saving_suggests_a_name_and_writes(
    window: MainWindow, desk: Desk, answers: Answers, tmp_path: Path, settled: Settled
) -> None:
    put_result(desk)
    answers.target = tmp_path / "new.png"
    window.actions_by_name.save.trigger()
    settled()
    assert answers.asked == ["old-restored.png"]
    assert answers.target.is_file()
    assert not window.isWindowModified()


def test_what_cannot_be_done_is_off_and_says_why(window: MainWindow, desk: Desk) -> None:
    actions = window.actions_by_name
    assert (actions.restore.isEnabled(), actions.restore.toolTip()) == (False, "Open a photo first.")
    assert (actions.save.isEnabled(), actions.save.toolTip()) == (False, "Restore a face first.")
    put_result(desk)
    assert actions.restore.isEnabled()
    assert actions.save.isEnabled()
    desk.restoration.set_running(running=True)
    assert (actions.restore.isEnabled(), actions.restore.toolTip()) == (False, "A restoration is running.")
    assert actions.stop.isEnabled()


def test_a_picture_on_the_clipboard_becomes_the_source(
    window: MainWindow, desk: Desk, clipboard: QClipboard, settled: Settled
) -> None:
    clipboard.setImage(to_qimage(picture().pixels_8bit()))
    window.actions_by_name.paste.trigger()
    settled()
    assert desk.source.source is not None
    assert desk.source.source.frame.name == "Pasted picture"
    assert desk.source.source.frame.pixels.shape == (80, 80, 3)


def test_a_file_on_the_clipboard_is_opened_or_added(
    window: MainWindow, desk: Desk, photo: Path, clipboard: QClipboard, settled: Settled
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    clipboard.setMimeData(data)
    window.actions_by_name.paste.trigger()
    window.actions_by_name.paste_portrait.trigger()
    settled()
    assert desk.source.source is not None
    assert desk.source.source.path == photo
    assert [portrait.name for portrait in desk.portraits.portraits] == ["old.png"]


def test_a_clipboard_without_a_picture_is_told_of(
    window: MainWindow, desk: Desk, clipboard: QClipboard, settled: Settled
) -> None:
    clipboard.setText("hello")
    for action in (window.actions_by_name.paste, window.actions_by_name.paste_portrait):
        desk.notice.clear()
        action.trigger()
        assert window.message_bar.words == (
            "Nothing to paste",
            "The clipboard holds neither a picture nor a file.",
            "Copy one first.",
        )
    assert desk.source.source is None


def test_the_overlay_has_one_state_in_menu_and_inspector(window: MainWindow) -> None:
    window.actions_by_name.overlay.trigger()
    assert window.inspector.flow.colours_switch.isChecked()
    window.inspector.flow.colours_switch.click()
    assert not window.actions_by_name.overlay.isChecked()


def test_the_modes_divide_the_canvas(window: MainWindow, desk: Desk) -> None:
    seen = []
    for action in window.actions_by_name.modes:
        action.trigger()
        seen.append(desk.view.view.mode)
    assert seen == list(window.actions_by_name.modes.values())
    assert set(seen) == set(CanvasMode)


def test_a_way_to_compare_chosen_elsewhere_is_checked_in_the_menu(window: MainWindow, desk: Desk) -> None:
    desk.view.set_mode(CanvasMode.BLINK)
    assert window.actions_by_name.blink.isChecked()
    assert not window.actions_by_name.four_up.isChecked()


def test_the_theme_menu_shows_and_changes_the_theme(window: MainWindow, theme: Theme, settings: Settings) -> None:
    assert window.actions_by_name.theme_system.isChecked()
    window.actions_by_name.theme_dark.trigger()
    assert theme.choice is ThemeChoice.DARK
    assert settings.theme is ThemeChoice.DARK


def test_the_window_remembers_where_it_was(window: MainWindow, settings: Settings) -> None:
    window.inspector.flow.slider.setValue(35)
    window.close()
    assert settings.window_geometry is not None
    assert settings.overlay_opacity == 0.35


def test_the_window_fits_the_screen_with_its_frame(window: MainWindow) -> None:
    room = window.screen().availableSize()
    assert window.width() < room.width()
    assert window.height() < room.height()


def test_a_project_can_be_saved_and_is_offered_again(
    window: MainWindow, project_answers: ProjectAnswers, desk: Desk, photo: Path, tmp_path: Path, settled: Settled
) -> None:
    window.open_source(photo)
    settled()
    project_answers.target = tmp_path / "film.gfrproject"
    window.actions_by_name.save_project.trigger()
    settled()
    assert project_answers.target.is_file()
    assert window.windowTitle() == "old.png[*] – film – GFR Studio"


def test_closing_with_several_pictures_and_no_project_file_asks(
    window: MainWindow, project_answers: ProjectAnswers, photo: Path, settled: Settled
) -> None:
    second = photo.with_name("second.png")
    write_still(picture(), second)
    for path in (photo, second):
        window.open_source(path)
        settled()
    project_answers.fate = Fate.KEEP
    assert not window.close()
    assert project_answers.asked == ["Closing the window"]
    project_answers.fate = Fate.DISCARD


def test_what_is_drawn_over_the_face_reaches_the_canvas(window: MainWindow) -> None:
    shown: list[object] = []
    window.inspector.overlays_changed.connect(shown.append)
    window.inspector.flow.overlays_changed.emit([])
    assert shown == [[]]


def test_the_library_opens_in_a_window_of_its_own(window: MainWindow) -> None:
    window.actions_by_name.library.trigger()
    assert window.library.isVisible()
    window.library.close()
