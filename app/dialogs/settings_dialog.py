"""The settings dialog, made from their schema: a page with a heading for each section, and a field to search."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.fuzzy import plainly
from app.dialogs.settings_fields import Field, field_for
from app.settings.schema import AnySetting, Section
from app.settings.settings import Settings
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import tr

_SIZE = (640, 560)
_FIELD_PX = 230


class SettingsDialog(QDialog):
    """Shows the settings and keeps what was changed on OK or Apply.

    Signals:
        applied: the names of the attributes of `Settings` that have another value now, a frozenset.
    """

    applied = Signal(object)

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self._settings = settings
        self.rows = {name: SettingRow(row, theme) for name, row in settings.schema().items() if row.section}
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the settings"))
        self.search.setAccessibleName(tr("Search the settings"))
        self.search.setClearButtonEnabled(True)
        self._nothing = QLabel(tr("No setting has these words."))
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel | button.Apply | button.RestoreDefaults)
        self._headings = {section: _heading(section) for section in Section}
        self._lay_out()
        self._connect()
        self._load()
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        page = QVBoxLayout(inside)
        page.setContentsMargins(16, 8, 16, 16)
        page.setSpacing(6)
        page.addWidget(self._nothing)
        for section, heading in self._headings.items():
            page.addWidget(heading)
            for row in self._rows_of(section):
                page.addWidget(row)
        page.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the fields have it; the page follows them
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(scroll, 1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        button = QDialogButtonBox.StandardButton
        self.search.textChanged.connect(self._on_search_changed)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(button.Apply).clicked.connect(self._on_apply)
        self.buttons.button(button.RestoreDefaults).clicked.connect(self._on_restore_defaults)
        for row in self.rows.values():
            row.field.changed.connect(self._on_changed)

    def _load(self) -> None:
        for row in self.rows.values():
            row.field.show(row.kept(self._settings))
        self._on_search_changed()
        self._on_changed()

    def _rows_of(self, section: Section) -> list["SettingRow"]:
        return [row for row in self.rows.values() if row.field.setting.section is section]

    def _changed(self) -> frozenset[str]:
        return frozenset(name for name, row in self.rows.items() if row.field.text != row.kept(self._settings))

    @Slot()
    def _on_changed(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Apply).setEnabled(bool(self._changed()))

    @Slot()
    def _on_search_changed(self) -> None:
        wanted = plainly(self.search.text()).split()
        for section, heading in self._headings.items():
            shown = [row.answer(wanted) for row in self._rows_of(section)]
            heading.setVisible(any(shown))
        self._nothing.setHidden(any(not heading.isHidden() for heading in self._headings.values()))

    @Slot()
    def _on_apply(self) -> None:
        changed = self._changed()
        for name in changed:
            field = self.rows[name].field
            self._settings.write(field.setting, field.setting.parse(field.text))
        self._on_changed()
        if changed:
            self.applied.emit(changed)

    @Slot()
    def _on_accepted(self) -> None:
        self._on_apply()
        self.accept()

    @Slot()
    def _on_restore_defaults(self) -> None:
        """Only shows them: OK or Apply keeps them."""
        for row in self.rows.values():
            row.field.reset()


class SettingRow(QWidget):
    """A setting: its words, a field, a button back to the default, and a sentence."""

    def __init__(self, setting: AnySetting, theme: Theme) -> None:
        super().__init__()
        self.field: Field = field_for(setting)
        self.words, self.tip = QLabel(tr(setting.words)), QLabel(self._sentence(setting))
        self.reset = QToolButton()
        self.reset.setIcon(theme.icons.of(Glyph.RESET))
        self.reset.setToolTip(tr("Back to the default"))
        self.reset.setAccessibleName(tr("Back to the default of: {words}").format(words=tr(setting.words)))
        self._lay_out()
        self.reset.clicked.connect(self._on_reset_clicked)
        self.field.changed.connect(self._on_changed)
        self._on_changed()

    def kept(self, settings: Settings) -> str:
        """The value that is kept, as text."""
        setting = self.field.setting
        return setting.as_text(settings.read(setting))

    def answer(self, wanted: Iterable[str]) -> bool:
        """Shows itself when it has all the words, and hides otherwise."""
        own = plainly(f"{self.words.text()} {self.tip.text()}")
        has_all = all(word in own for word in wanted)
        self.setVisible(has_all)
        return has_all

    def _lay_out(self) -> None:
        self.words.setBuddy(self.field.widget)
        self.words.setWordWrap(True)
        self.tip.setWordWrap(True)
        self.tip.setProperty("role", "faint")
        self.field.widget.setFixedWidth(_FIELD_PX)
        policy = self.reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.reset.setSizePolicy(policy)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.words, 0, 0)
        grid.addWidget(self.field.widget, 0, 1)
        grid.addWidget(self.reset, 0, 2)
        grid.addWidget(self.tip, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)

    def _sentence(self, setting: AnySetting) -> str:
        later = tr("Takes effect at the next start.") if setting.needs_restart else ""
        return f"{tr(setting.tip)} {later}".strip()

    @Slot()
    def _on_changed(self) -> None:
        self.reset.setVisible(not self.field.is_default)

    @Slot()
    def _on_reset_clicked(self) -> None:
        self.field.reset()
        self.field.widget.setFocus()  # the button that had it is gone


def _heading(section: Section) -> QFrame:
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 10, 0, 0)
    words, line = QLabel(tr(section.value)), QFrame()
    words.setProperty("role", "heading")
    line.setProperty("role", "rule")
    column.addWidget(words)
    column.addWidget(line)
    return frame
