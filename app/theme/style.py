"""The style sheet: what the palette alone does not say."""

from string import Template

from app.theme.colours import Colours

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
QToolButton:focus, QPushButton:focus { border: 2px solid $link; padding: 4px 8px; }
QToolButton[segment="true"] { border: 1px solid $line; border-radius: 0; padding: 4px 10px; margin: 0; }
QToolButton[segment="true"]:checked { background: $accent; color: $on_accent; border-color: $accent; }
QToolButton[segment="true"]:focus { border: 2px solid $link; padding: 3px 9px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { padding: 5px 12px; border: 1px solid $line; border-radius: 5px; background: $base; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:disabled { color: $faint; background: $window; }
QPushButton[primary="true"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600;
    padding: 8px 14px; }
QPushButton[primary="true"]:hover { background: $link; border-color: $link; color: $base; }
QPushButton[primary="true"]:focus { border: 2px solid $text; padding: 7px 13px; }
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
QListWidget { background: $base; border: 1px solid $line; border-radius: 5px; padding: 3px; outline: none; }
QListWidget::item { padding: 5px 6px; border-radius: 4px; }
QListWidget::item:selected { background: $accent; color: $on_accent; }
QListWidget:focus { border: 2px solid $link; padding: 2px; }
QSlider:focus { border: 2px solid $link; border-radius: 5px; }
QSlider { min-height: 24px; border: 2px solid transparent; }
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


def style_sheet(colours: Colours) -> str:
    """The style sheet in one colour scheme."""
    return _SHEET.substitute({name: getattr(colours, name) for name in Colours.__slots__})
