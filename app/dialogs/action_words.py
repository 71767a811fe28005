"""What an action says of itself: its name, its words, where it is in the menus, its keys, and why it cannot be used."""

import re
from collections.abc import Iterable, Iterator

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

_MNEMONIC = re.compile(r"\s*\(&\w\)|&(&?)")
_NATIVE = QKeySequence.SequenceFormat.NativeText


def name_of(action: QAction) -> str:
    """What it is remembered by: its object name, or else its words."""
    return action.objectName() or words_of(action)


def words_of(action: QAction) -> str:
    """Its words in the menu, without what marks a letter in them."""
    return plain(action.text())


def keys_of(action: QAction) -> str:
    """Its keys in the user's words; several are separated by commas."""
    return keys_in_words(action.shortcuts())


def keys_in_words(keys: Iterable[QKeySequence]) -> str:
    """Keys in the user's words; several are separated by commas."""
    return ", ".join(each.toString(_NATIVE) for each in keys)


def path_of(action: QAction) -> str:
    """The menus that lead to it, "View" or "File › Recent"; empty when none does."""
    menu = next((each for each in action.associatedObjects() if isinstance(each, QMenu)), None)
    if menu is None:
        return ""
    above = path_of(menu.menuAction())
    return f"{above} › {plain(menu.title())}" if above else plain(menu.title())


def obstacle_of(action: QAction) -> str:
    """Why it cannot be used now: the tool tip of a disabled action. Empty when it can, or nobody has said why."""
    if action.isEnabled():
        return ""
    tip = action.toolTip()
    return "" if plain(tip) == words_of(action) or tip == action.statusTip() else tip


def actions_in(bar: QMenuBar) -> list[QAction]:
    """Every action that the menus lead to, in their order, each once."""
    return list(dict.fromkeys(each for top in bar.actions() for each in _inside(top)))


def plain(words: str) -> str:
    """Words without the marks of their letters; "&&" is a real one."""
    return _MNEMONIC.sub(r"\1", words)


def _inside(action: QAction) -> Iterator[QAction]:
    menu = action.menu()
    if isinstance(menu, QMenu):
        for each in menu.actions():
            yield from _inside(each)
    elif not action.isSeparator() and action.text():
        yield action
