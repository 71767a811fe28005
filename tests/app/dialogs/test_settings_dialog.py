import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.dialogs.settings_dialog import SettingsDialog
from app.settings.settings import Settings, ThemeChoice
from app.theme.theme import Theme

Button = QDialogButtonBox.StandardButton


@pytest.fixture
def dialog(qtbot: QtBot, settings: Settings, theme: Theme) -> SettingsDialog:
    theme.show_icons()
    made = SettingsDialog(settings, theme)
    qtbot.addWidget(made)
    return made


def shown(dialog: SettingsDialog) -> list[str]:
    return [name for name, row in dialog.rows.items() if not row.isHidden()]


def test_every_setting_with_a_section_has_a_row(dialog: SettingsDialog) -> None:
    assert list(dialog.rows) == [name for name, row in Settings.schema().items() if row.section]
    assert {"theme", "language", "device", "operator", "marks_as_restored", "writes_record"} < set(dialog.rows)
    assert {"blink_ms", "reopens_project"} < set(dialog.rows)


def test_it_shows_what_is_kept(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    settings.theme, settings.operator, settings.blink_ms = ThemeChoice.CONTRAST, "me", 700
    dialog = SettingsDialog(settings, theme)
    qtbot.addWidget(dialog)
    box = dialog.rows["theme"].field.widget
    assert isinstance(box, QComboBox)
    assert box.currentText() == "High contrast"
    assert dialog.rows["operator"].field.text == "me"
    assert dialog.rows["blink_ms"].field.text == "700"
    assert not dialog.buttons.button(Button.Apply).isEnabled()


def test_ok_keeps_what_was_changed_and_tells_it(dialog: SettingsDialog, settings: Settings, qtbot: QtBot) -> None:
    line = dialog.rows["operator"].field.widget
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "A. Archivist")
    dialog.rows["writes_record"].field.show("no")
    with qtbot.waitSignal(dialog.applied) as told:
        dialog.buttons.button(Button.Ok).click()
    assert told.args == [frozenset({"operator", "writes_record"})]
    assert settings.operator == "A. Archivist"
    assert not settings.writes_record
    assert dialog.result() == SettingsDialog.DialogCode.Accepted


def test_apply_keeps_and_stays_open(dialog: SettingsDialog, settings: Settings) -> None:
    dialog.show()
    dialog.rows["blink_ms"].field.show("250")
    dialog.buttons.button(Button.Apply).click()
    assert settings.blink_ms == 250
    assert dialog.isVisible()
    assert not dialog.buttons.button(Button.Apply).isEnabled()


def test_cancel_keeps_nothing(dialog: SettingsDialog, settings: Settings, qtbot: QtBot) -> None:
    dialog.rows["blink_ms"].field.show("250")
    with qtbot.assertNotEmitted(dialog.applied):
        dialog.buttons.button(Button.Cancel).click()
    assert settings.blink_ms == 500


def test_a_setting_goes_back_to_its_default_by_its_own_button(dialog: SettingsDialog) -> None:
    row = dialog.rows["blink_ms"]
    assert row.reset.isHidden()
    row.field.show("250")
    assert not row.reset.isHidden()
    row.reset.click()
    assert row.field.text == "500"
    assert row.reset.isHidden()
    assert row.reset.accessibleName() == "Back to the default of: Blink every"


def test_all_defaults_are_shown_and_kept_only_on_ok(dialog: SettingsDialog, settings: Settings) -> None:
    settings.operator = "me"
    dialog.rows["operator"].field.show("me")
    dialog.buttons.button(Button.RestoreDefaults).click()
    assert dialog.rows["operator"].field.text == ""
    assert settings.operator == "me"


def test_the_search_leaves_what_has_the_words(dialog: SettingsDialog) -> None:
    dialog.search.setText("RECORD treatment")
    assert shown(dialog) == ["operator", "writes_record"]
    dialog.search.clear()
    assert len(shown(dialog)) == len(dialog.rows)


def test_a_search_without_success_says_so(dialog: SettingsDialog) -> None:
    dialog.search.setText("umbrella")
    assert shown(dialog) == []
    assert not dialog._nothing.isHidden()
    assert dialog._nothing.text() == "No setting has these words."


def test_a_change_that_needs_a_start_says_so(dialog: SettingsDialog) -> None:
    assert dialog.rows["language"].tip.text().endswith("Takes effect at the next start.")
    assert "start" not in dialog.rows["theme"].tip.text()


def test_it_fits_a_small_screen(dialog: SettingsDialog) -> None:
    hint = dialog.sizeHint().expandedTo(dialog.minimumSizeHint())
    assert hint.width() <= 1366
    assert hint.height() <= 700


def test_the_tab_key_goes_through_all_fields(dialog: SettingsDialog, qtbot: QtBot) -> None:
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.search.setFocus()
    visited = set()
    for _ in range(4 * len(dialog.rows)):
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        visited.add(dialog.focusWidget())
    assert {row.field.widget for row in dialog.rows.values()} <= visited
