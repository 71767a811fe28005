from pytestqt.qtbot import QtBot

from app.panels.words import label, rule, set_role


def test_a_label_shows_file_names_as_they_are(qtbot: QtBot) -> None:
    made = label("<b>mum</b>.jpg", "heading")
    qtbot.addWidget(made)
    assert made.text() == "<b>mum</b>.jpg"
    assert made.textFormat().name == "PlainText"
    assert made.property("role") == "heading"


def test_a_role_can_change(qtbot: QtBot) -> None:
    made = label("Failed")
    qtbot.addWidget(made)
    set_role(made, "error")
    assert made.property("role") == "error"


def test_a_rule_is_a_thin_line(qtbot: QtBot) -> None:
    made = rule()
    qtbot.addWidget(made)
    assert made.property("role") == "rule"
