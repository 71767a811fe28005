"""The palette: every action of the window by its words, run by Enter."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.dialogs.action_words import keys_of, name_of, obstacle_of, path_of, words_of
from app.dialogs.fuzzy import fit
from app.settings.settings import Settings
from app.translation import tr

_SIZE = (620, 420)
_FROM_TOP_PX = 60
_SHARE_OF_PATH = 0.5
"""What a hit in the menu's name counts beside one in the action's own words."""
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_PLACE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette. `obstacle` says why it cannot be run now; it may be empty all the same."""

    words: str
    path: str
    keys: str
    obstacle: str
    is_enabled: bool

    @staticmethod
    def of(action: QAction) -> "Entry":
        """What the action says now."""
        return Entry(words_of(action), path_of(action), keys_of(action), obstacle_of(action), action.isEnabled())

    def fit(self, typed: str) -> float:
        """How well typed words fit; 0 when they do not."""
        return max(fit(typed, self.words), _SHARE_OF_PATH * fit(typed, f"{self.path} {self.words}"))


class ActionPalette(QDialog):
    """Finds an action by some of its letters; those run from here last stand first.

    Args:
        actions: what can be found; those that are hidden now are left out.
        settings: remembers what was run.
        parent: the window; the palette opens at its top.
    """

    def __init__(self, actions: Sequence[QAction], settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find an action"))
        self._settings = settings
        self._actions = _recent_first([each for each in actions if each.isVisible()], settings.recent_actions)
        self._entries = [Entry.of(each) for each in self._actions]
        self._places: list[int] = []
        self.typed, self.list, self.reason = QLineEdit(), QTreeWidget(), QLabel()
        self._lay_out()
        self.typed.textChanged.connect(self._on_typed)
        self.list.itemActivated.connect(self._on_activated)
        self.list.currentItemChanged.connect(self._on_current_changed)
        self.typed.installEventFilter(self)
        self._on_typed()
        self._place()

    @property
    def shown(self) -> list[str]:
        """The words of the lines on show, in order."""
        return [self._entries[place].words for place in self._places]

    def _lay_out(self) -> None:
        self.typed.setPlaceholderText(tr("Type what you want to do"))
        self.typed.setAccessibleName(tr("Type what you want to do"))
        self.list.setColumnCount(3)
        self.list.setHeaderLabels([tr("Action"), tr("Menu"), tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(tr("Actions"))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.reason.setWordWrap(True)
        self.reason.setProperty("role", "warning")
        self.reason.setMinimumHeight(self.reason.fontMetrics().height() + 4)
        column_of_all = QVBoxLayout(self)
        for widget in (self.typed, self.list, self.reason):
            column_of_all.addWidget(widget)

    def _place(self) -> None:
        self.resize(*_SIZE)
        window = self.parentWidget()
        if window is not None:
            self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _FROM_TOP_PX)))

    @Slot()
    def _on_typed(self) -> None:
        typed = self.typed.text()
        scores = {place: entry.fit(typed) for place, entry in enumerate(self._entries)}
        best = sorted((place for place, score in scores.items() if score), key=lambda place: (-scores[place], place))
        lines = [self._line(place) for place in best]
        self._places = best
        self.list.clear()
        self.list.addTopLevelItems(lines)
        if lines:
            self.list.setCurrentItem(lines[0])
        self._on_current_changed()

    def _line(self, place: int) -> QTreeWidgetItem:
        entry = self._entries[place]
        line = QTreeWidgetItem([entry.words, entry.path, entry.keys])
        line.setData(0, _PLACE, place)
        line.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (entry.words, entry.obstacle))))
        if not entry.is_enabled:
            faint = self.palette().color(QPalette.ColorRole.PlaceholderText)
            for column in range(3):
                line.setForeground(column, faint)
        return line

    @Slot()
    def _on_current_changed(self) -> None:
        line = self.list.currentItem()
        if line is None:
            self.reason.setText(tr("No action has these letters."))
            return
        entry = self._entries[line.data(0, _PLACE)]
        unknown = "" if entry.is_enabled else tr("This cannot be done now.")
        self.reason.setText(entry.obstacle or unknown)

    @Slot()
    def _on_activated(self) -> None:
        """Closes and runs the action; one that cannot be run stays, with its reason below."""
        line = self.list.currentItem()
        if line is None or not self._entries[line.data(0, _PLACE)].is_enabled:
            return
        action = self._actions[line.data(0, _PLACE)]
        self._settings.recent_actions = [name_of(action), *self._settings.recent_actions]
        self.accept()
        # After this dialog is gone: an action may open one of its own.
        QTimer.singleShot(0, action, action.trigger)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move through the list and Enter runs, while the letters go on being typed."""
        if watched is self.typed and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self.list.event(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_activated()
                return True
        return super().eventFilter(watched, event)


def _recent_first(actions: list[QAction], recent: list[str]) -> list[QAction]:
    """Those run last, the newest first, before all others in their order."""
    places = {name: place for place, name in enumerate(recent)}
    return sorted(actions, key=lambda action: places.get(name_of(action), len(recent)))
