from enum import Enum

import pytest

from app.settings.schema import Choice, Line, Section, Share, Switch, Whole
from app.settings.settings import Settings


class Fruit(Enum):
    APPLE = "apple"
    PEAR = "pear"


SWITCH = Switch("a/switch", default=True)
WHOLE = Whole("a/whole", 5, least=1, most=9)
SHARE = Share("a/share", 0.5)
LINE = Line("a/line", "nobody")
CHOICE = Choice("a/choice", Fruit.APPLE, options={Fruit.APPLE: "Apple", Fruit.PEAR: "Pear"})


@pytest.mark.parametrize("value", [True, False])
def test_a_switch_is_kept_as_a_word(value: bool) -> None:
    assert SWITCH.parse(SWITCH.as_text(value)) is value
    assert SWITCH.as_text(True) == "yes"


@pytest.mark.parametrize(("text", "value"), [("1", 1), ("9", 9), ("0", 1), ("-7", 1), ("100", 9)])
def test_a_whole_number_stays_in_its_range(text: str, value: int) -> None:
    assert WHOLE.parse(text) == value


@pytest.mark.parametrize(("text", "value"), [("0.25", 0.25), ("-1", 0.0), ("7", 1.0), ("inf", 1.0)])
def test_a_share_stays_between_nothing_and_all(text: str, value: float) -> None:
    assert SHARE.parse(text) == value


def test_a_line_loses_what_surrounds_it() -> None:
    assert LINE.parse("  A. Archivist \n") == "A. Archivist"


def test_a_choice_is_kept_by_the_value_of_its_enum() -> None:
    assert CHOICE.as_text(Fruit.PEAR) == "pear"
    assert CHOICE.parse("pear") is Fruit.PEAR


@pytest.mark.parametrize(
    ("setting", "text"),
    [(SWITCH, "perhaps"), (WHOLE, "many"), (WHOLE, "1.5"), (SHARE, "half"), (SHARE, "nan"), (CHOICE, "plum")],
)
def test_a_text_that_means_nothing_is_refused(setting: Switch | Whole | Share, text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the caller only asks whether it can be read
        setting.parse(text)


def test_a_declaration_reads_and_writes_like_an_attribute(settings: Settings) -> None:
    assert settings.blink_ms == Settings.blink_ms.default
    settings.blink_ms = 250
    assert settings.blink_ms == 250


@pytest.mark.parametrize("name", Settings.schema())
def test_every_setting_of_the_dialog_has_words_and_a_sentence(name: str) -> None:
    setting = Settings.schema()[name]
    assert (setting.section is None) == (not setting.words)
    assert setting.section is None or setting.tip.endswith(".")


@pytest.mark.parametrize("name", Settings.schema())
def test_every_default_can_be_read_again(name: str) -> None:
    setting = Settings.schema()[name]
    assert setting.parse(setting.as_text(setting.default)) == setting.default


def test_no_two_settings_are_kept_in_one_place() -> None:
    keys = [setting.key for setting in Settings.schema().values()]
    assert len(keys) == len(set(keys))


def test_every_page_of_the_dialog_has_a_setting() -> None:
    assert {setting.section for setting in Settings.schema().values()} - {None} == set(Section)
