from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from app.dialogs.settings_fields import Field, field_for
from app.settings.schema import AnySetting, Choice, Line, Setting, Share, Switch, Whole

SWITCH = Switch("a", default=False, words="Switch", tip="Turns it on.")
WHOLE = Whole("b", 5, "Whole", "A number.", least=1, most=9, step=2, unit="px")
SHARE = Share("c", 0.5, "Share", "A part.")
LINE = Line("d", "", "Line", "A text.")
CHOICE = Choice("e", "one", "Choice", "One of two.", options={"one": "First", "two": "Second"})
KINDS = [SWITCH, WHOLE, SHARE, LINE, CHOICE]


@pytest.fixture
def make(qtbot: QtBot) -> Callable[[AnySetting], Field]:
    def of(setting: AnySetting) -> Field:
        field = field_for(setting)
        qtbot.addWidget(field.widget)
        return field

    return of


@pytest.mark.parametrize(
    ("setting", "text"), [(SWITCH, "yes"), (WHOLE, "7"), (SHARE, "0.250"), (LINE, "A. Archivist"), (CHOICE, "two")]
)
def test_a_value_that_is_shown_is_the_value_that_is_read(
    make: Callable[[AnySetting], Field], setting: AnySetting, text: str
) -> None:
    field = make(setting)
    field.show(text)
    assert field.text == text
    assert not field.is_default
    field.reset()
    assert field.is_default


def test_a_box_is_ticked_for_yes(make: Callable[[AnySetting], Field]) -> None:
    field = make(SWITCH)
    box = field.widget
    assert isinstance(box, QCheckBox)
    field.show("yes")
    assert box.isChecked()
    box.click()
    assert field.text == "no"


def test_a_number_has_its_range_and_unit(make: Callable[[AnySetting], Field]) -> None:
    field = make(WHOLE)
    box = field.widget
    assert isinstance(box, QSpinBox)
    assert (box.minimum(), box.maximum(), box.singleStep(), box.suffix()) == (1, 9, 2, " px")
    box.setValue(8)
    assert field.text == "8"


def test_a_share_is_shown_in_percent(make: Callable[[AnySetting], Field]) -> None:
    field = make(SHARE)
    box = field.widget
    assert isinstance(box, QSpinBox)
    field.show("0.300")
    assert box.text() == "30 %"
    box.setValue(45)
    assert field.text == "0.450"


def test_a_line_is_read_without_what_surrounds_it(make: Callable[[AnySetting], Field]) -> None:
    field = make(LINE)
    line = field.widget
    assert isinstance(line, QLineEdit)
    line.setText("  me ")
    assert field.text == "me"


def test_a_choice_shows_words_and_keeps_values(make: Callable[[AnySetting], Field]) -> None:
    field = make(CHOICE)
    box = field.widget
    assert isinstance(box, QComboBox)
    field.show("two")
    assert box.currentText() == "Second"
    box.setCurrentIndex(0)
    assert field.text == "one"


@pytest.mark.parametrize("setting", KINDS, ids=lambda setting: type(setting).__name__)
def test_a_field_is_named_for_screen_readers(make: Callable[[AnySetting], Field], setting: AnySetting) -> None:
    widget = make(setting).widget
    assert widget.accessibleName() == setting.words
    assert widget.accessibleDescription() == setting.tip


@pytest.mark.parametrize(
    ("setting", "text"), [(SWITCH, "yes"), (WHOLE, "7"), (SHARE, "0.250"), (LINE, "me"), (CHOICE, "two")]
)
def test_a_change_is_told(make: Callable[[AnySetting], Field], qtbot: QtBot, setting: AnySetting, text: str) -> None:
    field = make(setting)
    with qtbot.waitSignal(field.changed):
        field.show(text)


def test_a_kind_without_a_field_is_a_mistake_of_ours() -> None:
    with pytest.raises(AssertionError, match="no field for Setting"):
        field_for(Setting("x", 1))
