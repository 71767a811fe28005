"""The dialog that shows the keys of all actions and changes them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.action_words import keys_in_words, path_of, words_of
from app.dialogs.fuzzy import fit
from app.dialogs.keymap import Keymap, Keys
from app.translation import tr

_SIZE = (680, 540)
_NAME = Qt.ItemDataRole.UserRole


class ShortcutsDialog(QDialog):
    """Changes a copy of the keys and gives it to the keymap on OK.

    Attributes:
        keys: the copy.
    """

    def __init__(self, keymap: Keymap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keys"))
        self._keymap, self.keys = keymap, keymap.keys
        self._wanted: QKeySequence | None = None
        self.search, self.list, self.edit = QLineEdit(), QTreeWidget(), QKeySequenceEdit()
        self.label, self.trouble = QLabel(), QLabel()
        self.take_button, self.clear_button = QPushButton(), QPushButton(tr("No keys"))
        self.default_button = QPushButton(tr("Default"))
        button = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(button.Ok | button.Cancel | button.RestoreDefaults)
        self._prepare()
        self._lay_out()
        self._lines = {name: self._line(name) for name in self.keys}
        self.list.addTopLevelItems(list(self._lines.values()))
        self._connect()
        self._show_keys()
        for first in list(self._lines.values())[:1]:
            self.list.setCurrentItem(first)
        self.resize(*_SIZE)

    @property
    def current(self) -> str:
        """The name of the selected action; empty when none is."""
        line = self.list.currentItem()
        return str(line.data(0, _NAME)) if line is not None else ""

    def select(self, name: str) -> None:
        """Selects an action."""
        self.list.setCurrentItem(self._lines[name])

    def _prepare(self) -> None:
        self.search.setPlaceholderText(tr("Search the actions"))
        self.search.setAccessibleName(tr("Search the actions"))
        self.search.setClearButtonEnabled(True)
        self.list.setHeaderLabels([tr("Action"), tr("Menu"), tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(tr("Actions and their keys"))
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.edit.setMaximumSequenceLength(1)
        self.edit.setAccessibleName(tr("Press the new keys"))
        self.label.setBuddy(self.edit)
        self.trouble.setProperty("role", "warning")
        self.trouble.setWordWrap(True)
        self.trouble.setMinimumHeight(self.trouble.fontMetrics().height() + 4)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.label, 1)
        for widget in (self.edit, self.clear_button, self.default_button):
            row.addWidget(widget)
        below = QHBoxLayout()
        below.addWidget(self.trouble, 1)
        below.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addLayout(below)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_search_changed)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.edit.keySequenceChanged.connect(self._on_keys_pressed)
        self.take_button.clicked.connect(self._on_take_clicked)
        self.clear_button.clicked.connect(self._on_clear_clicked)
        self.default_button.clicked.connect(self._on_default_clicked)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(QDialogButtonBox.StandardButton.RestoreDefaults).clicked.connect(self._on_restore_defaults)

    def _line(self, name: str) -> QTreeWidgetItem:
        action = self._keymap.actions[name]
        line = QTreeWidgetItem([words_of(action), path_of(action), ""])
        line.setData(0, _NAME, name)
        return line

    def _show_keys(self) -> None:
        """Writes the keys into the lines; those that differ from the defaults are bold."""
        for name, line in self._lines.items():
            line.setText(2, keys_in_words(self.keys[name]))
            font = line.font(2)
            font.setBold(self.keys[name] != self._keymap.defaults[name])
            line.setFont(2, font)
        self._on_current_changed()

    def _set(self, keys: Keys) -> None:
        self.keys[self.current] = keys
        self._show_keys()

    def _complain(self, words: str, rival: str | None = None) -> None:
        self.trouble.setText(words)
        self.take_button.setVisible(rival is not None)
        self.take_button.setText(tr("Take them from “{action}”").format(action=self._words(rival)) if rival else "")

    def _words(self, name: str) -> str:
        return words_of(self._keymap.actions[name])

    @Slot()
    def _on_current_changed(self) -> None:
        name, self._wanted = self.current, None
        self._complain("")
        for widget in (self.edit, self.clear_button, self.default_button):
            widget.setEnabled(bool(name))
        self.label.setText(tr("Keys of “{action}”:").format(action=self._words(name)) if name else "")
        self.edit.blockSignals(True)  # noqa: FBT003 - shown, not pressed
        self.edit.setKeySequence(self.keys[name][0] if name and self.keys[name] else QKeySequence())
        self.edit.blockSignals(False)  # noqa: FBT003

    @Slot(QKeySequence)
    def _on_keys_pressed(self, wanted: QKeySequence) -> None:
        if not self.current or wanted.isEmpty():
            return
        keys = wanted.toString(QKeySequence.SequenceFormat.NativeText)
        reserved, rival = self._keymap.reserved_for(wanted), self._keymap.rival(self.current, wanted, self.keys)
        self._wanted = wanted
        if reserved:
            self._complain(tr("{keys} cannot be used: {reason}.").format(keys=keys, reason=reserved))
        elif rival is not None:
            words = tr("{keys} already runs “{action}”.").format(keys=keys, action=self._words(rival))
            self._complain(words, rival)
        else:
            self._set((wanted,))

    @Slot()
    def _on_take_clicked(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        while (rival := self._keymap.rival(self.current, wanted, self.keys)) is not None:
            self.keys[rival] = tuple(
                each for each in self.keys[rival] if self._keymap.rival("", wanted, {rival: (each,)}) is None
            )
        self._set((wanted,))

    @Slot()
    def _on_clear_clicked(self) -> None:
        self._set(())

    @Slot()
    def _on_default_clicked(self) -> None:
        """The shipped keys, unless another action has been given them."""
        default = self._keymap.defaults[self.current]
        rivals = [rival for each in default if (rival := self._keymap.rival(self.current, each, self.keys))]
        if rivals:
            self._wanted = default[0]
            words = tr("{keys} already runs “{action}”.")
            self._complain(words.format(keys=keys_in_words(default), action=self._words(rivals[0])), rivals[0])
        else:
            self._set(default)

    @Slot()
    def _on_restore_defaults(self) -> None:
        self.keys = self._keymap.defaults
        self._show_keys()

    @Slot()
    def _on_search_changed(self) -> None:
        """Also finds an action by its keys."""
        for name, line in self._lines.items():
            told = f"{line.text(0)} {line.text(1)} {line.text(2)} {name}"
            line.setHidden(not fit(self.search.text(), told))

    @Slot()
    def _on_accepted(self) -> None:
        self._keymap.take(self.keys)
        self.accept()
