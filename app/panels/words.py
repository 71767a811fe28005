"""Labels in the few roles that the style sheet knows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def label(text: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that wraps. Roles: heading, faint, warning, error, good."""
    made = QLabel(text, parent)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    set_role(made, role)
    return made


def set_role(widget: QWidget, role: str) -> None:
    """Gives a widget another role and draws it so."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def rule() -> QFrame:
    """A thin line between two groups."""
    line = QFrame()
    line.setProperty("role", "rule")
    return line
