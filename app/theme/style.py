"""The style sheet: what the palette alone does not say."""

from pathlib import Path
from string import Template

from PySide6.QtGui import QColor

from app.theme.colours import Colours

_ICONS = Path(__file__).resolve().parents[2] / "resources" / "icons"
_SHEET = Template("""
QWidget { font-size: 10pt; }
QToolTip { color: $text; background: $base; border: 1px solid $line; padding: 4px 6px; }
QMainWindow::separator { background: $line; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QMenuBar { background: $window; padding: 2px 4px; }
QMenuBar::item { padding: 4px 8px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $base; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: $accent; color: $on_accent; }
QMenu::item:disabled { color: $faint; background: transparent; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QMenu::icon { padding-left: 6px; }
QToolBar { background: $window; border: none; border-bottom: 1px solid $line; spacing: 4px; padding: 5px 8px; }
QToolBar::separator { background: $line; width: 1px; margin: 4px 6px; }
QToolButton { padding: 5px 9px; border: 1px solid transparent; border-radius: 5px; color: $text; }
QToolButton#qt_toolbar_ext_button { padding: 0; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $hover; border-color: $line; }
QToolButton:checked { color: $link; border-color: $link; }
QToolButton:disabled { color: $faint; }
QToolButton:focus { border: ${focus_px}px solid $focus; padding: ${tool_y}px ${tool_x}px; }
QPushButton:focus { border: ${focus_px}px solid $focus; padding: ${tool_y}px ${push_x}px; }
QToolButton[segment="true"] { border: 1px solid $line; border-radius: 0; padding: 4px 10px; margin: 0; }
QToolButton[segment="true"]:checked { background: $accent; color: $on_accent; border-color: $accent; }
QToolButton[segment="true"]:focus { border: ${focus_px}px solid $focus; padding: ${segment_y}px ${segment_x}px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { padding: 5px 12px; border: 1px solid $line; border-radius: 5px; background: $base; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:disabled { color: $faint; background: $window; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
    padding: 8px 14px; }
QPushButton[primary="true"]:hover { background: $link; border-color: $link; color: $base; }
QPushButton[primary="true"]:focus { border: ${focus_px}px solid $text; padding: ${primary_y}px ${primary_x}px; }
QPushButton[primary="true"]:disabled { background: $hover; color: $faint; border-color: $line; }
QDockWidget { color: $faint; font-weight: 600; }
QDockWidget::title { background: $window; padding: 8px 8px 2px 9px; text-align: left; }
QDockWidget > QWidget { background: $window; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="faint"] { color: $faint; }
QLabel[role="warning"] { color: $warning_text; }
QLabel[role="error"] { color: $error_text; }
QLabel[role="good"] { color: $good_text; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QListWidget, QUndoView { background: $base; border: 1px solid $line; border-radius: 5px; padding: 3px; outline: none; }
QListWidget::item, QUndoView::item { padding: 5px 6px; border-radius: 4px; }
QListWidget::item:selected, QUndoView::item:selected { background: $accent; color: $on_accent; }
QListWidget:focus, QUndoView:focus { border: ${focus_px}px solid $focus; padding: ${list_px}px; }
QPlainTextEdit { background: $base; border: 1px solid $line; border-radius: 5px; padding: 3px; }
QPlainTextEdit:focus { border: ${focus_px}px solid $focus; padding: ${list_px}px; }
QTreeView, QTableView { background: $base; border: 1px solid $line; border-radius: 5px; outline: none; padding: 3px;
    selection-background-color: $accent; selection-color: $on_accent; }
QTreeView::item { padding: 4px 6px; }
QTreeView:focus, QTableView:focus { border: ${focus_px}px solid $focus; padding: ${list_px}px; }
QHeaderView::section { background: $window; color: $faint; border: none; border-bottom: 1px solid $line;
    padding: 4px 6px; }
QLineEdit, QComboBox { background: $base; color: $text; border: 1px solid $line; border-radius: 5px;
    padding: 4px 6px; min-height: 18px; }
QLineEdit:focus, QComboBox:focus { border: ${focus_px}px solid $focus; padding: ${field_y}px ${field_x}px; }
QSpinBox, QDoubleSpinBox { background: $base; color: $text; border: 1px solid $line; border-radius: 5px;
    padding: 4px 22px 4px 4px; min-height: 18px; }
QSpinBox:focus, QDoubleSpinBox:focus { border: ${focus_px}px solid $focus;
    padding: ${field_y}px 21px ${field_y}px ${spin_x}px; }
QLineEdit:disabled, QSpinBox:disabled, QComboBox:disabled { color: $faint; background: $window; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus { border: none; background: transparent; min-height: 0;
    padding: 0 3px; }
QSpinBox::up-button, QDoubleSpinBox::up-button { border: none; background: transparent; width: 20px;
    subcontrol-origin: border; subcontrol-position: top right; }
QSpinBox::down-button, QDoubleSpinBox::down-button { border: none; background: transparent; width: 20px;
    subcontrol-origin: border; subcontrol-position: bottom right; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow, QSpinBox::down-arrow, QDoubleSpinBox::down-arrow { image: url("$arrow_down"); width: 10px;
    height: 10px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$arrow_up"); width: 10px; height: 10px; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $line; selection-background-color: $accent;
    selection-color: $on_accent; }
QCheckBox, QRadioButton { spacing: 8px; padding: 3px; border: ${focus_px}px solid transparent; border-radius: 5px; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator { width: 14px; height: 14px; border: 1px solid $faint; border-radius: 3px; background: $base; }
QCheckBox::indicator:hover { border-color: $link; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:disabled { border-color: $line; background: $window; }
QTabBar { background: transparent; }
QTabBar::tab { padding: 6px 14px; color: $faint; background: transparent; border: none;
    border-bottom: 2px solid transparent; margin: 0 2px; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $link; }
QTabBar::tab:disabled { color: $line; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QScrollArea:focus, QTabBar::tab:focus { border: ${focus_px}px solid $focus; }
QSlider:focus { border: ${focus_px}px solid $focus; border-radius: 5px; }
QSlider { min-height: 24px; border: ${focus_px}px solid transparent; }
QSlider::groove:horizontal { height: 4px; background: $line; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -6px 0; border-radius: 8px; background: $base;
    border: 2px solid $accent; }
QSlider::sub-page:horizontal:disabled { background: $line; }
QSlider::handle:horizontal:disabled { border-color: $line; background: $window; }
QProgressBar { border: none; background: $line; border-radius: 3px; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QStatusBar { background: $window; border-top: 1px solid $line; }
QStatusBar QToolButton, QScrollArea QToolButton { padding: 2px; }
QStatusBar::item { border: none; }
QFrame#messageBar[tone="info"] { background: $info; }
QFrame#messageBar[tone="warning"] { background: $warning; }
QFrame#messageBar[tone="error"] { background: $error; }
QFrame#messageBar QLabel { color: $text; background: transparent; }
QScrollArea, QScrollArea > QWidget > QWidget#scrolled { background: $window; border: none; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line; border-radius: 4px; margin: 1px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


_ROOM = {
    "tool_y": 6,
    "tool_x": 10,
    "push_x": 13,
    "segment_y": 5,
    "segment_x": 11,
    "primary_y": 9,
    "primary_x": 15,
    "list_px": 4,
    "field_y": 5,
    "field_x": 7,
    "spin_x": 5,
}
"""Padding and border of a control together: a thicker frame must not make it larger, or the window jumps."""


def style_sheet(colours: Colours) -> str:
    """The style sheet in one colour scheme."""
    values = {name: getattr(colours, name) for name in Colours.__slots__}
    arrows = {f"arrow_{way}": _icon(f"arrow-{way}", colours.text) for way in ("up", "down")}
    check = _icon("check", colours.on_accent)
    inside = {name: room - colours.focus_px for name, room in _ROOM.items()}
    return _SHEET.substitute(values, **inside, **arrows, check=check)


def _icon(name: str, ink: str) -> str:
    """The file of a small sign in about this colour: a style sheet takes pictures from files only."""
    tint = "light" if QColor(ink).lightnessF() > 0.5 else "dark"
    return (_ICONS / f"{name}-{tint}.svg").as_posix()
