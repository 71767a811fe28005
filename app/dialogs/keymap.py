"""Which keys run which action: as shipped, as the user changed them, and who is in the way of whom."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QAction, QKeySequence

from app.dialogs.action_words import keys_of, name_of
from app.settings.settings import Settings

Keys = tuple[QKeySequence, ...]
_PORTABLE = QKeySequence.SequenceFormat.PortableText


class Keymap:
    """The keys of actions. It has to be made before any of them is changed: it takes theirs as the defaults.

    Args:
        actions: what has keys.
        settings: remembers what was changed.
        taken: keys that something else than an action needs, as Qt writes them, and what for, in words.
    """

    def __init__(self, actions: Sequence[QAction], settings: Settings, taken: Mapping[str, str] | None = None) -> None:
        self.actions = {name_of(action): action for action in actions}
        self._settings = settings
        self._defaults = {name: tuple(action.shortcuts()) for name, action in self.actions.items()}
        self._taken = {QKeySequence(keys): words for keys, words in (taken or {}).items()}

    @property
    def keys(self) -> dict[str, Keys]:
        """The keys of every action by name, as they are now."""
        return {name: tuple(action.shortcuts()) for name, action in self.actions.items()}

    @property
    def defaults(self) -> dict[str, Keys]:
        """The keys as shipped."""
        return dict(self._defaults)

    def apply_kept(self) -> None:
        """Gives the actions the keys that the user chose some time. What cannot be read stays as shipped."""
        for name, texts in self._settings.changed_keys.items():
            keys = tuple(QKeySequence.fromString(text, _PORTABLE) for text in texts)
            if name in self.actions and all(each.toString() for each in keys):
                _give(self.actions[name], keys)

    def take(self, keys: Mapping[str, Keys]) -> None:
        """Gives the actions these keys and remembers those that differ from the defaults."""
        for name, each in keys.items():
            _give(self.actions[name], each)
        changed = {name: _texts(each) for name, each in self.keys.items() if each != self._defaults[name]}
        # An action of another version is not here; its keys stay kept.
        others = {name: each for name, each in self._settings.changed_keys.items() if name not in self.actions}
        self._settings.changed_keys = {**others, **changed}

    def rival(self, name: str, wanted: QKeySequence, keys: Mapping[str, Keys]) -> str | None:
        """The name of another action that these keys, or the first of them, would run; None when they are free."""
        rivals = (other for other, each in keys.items() if other != name and any(_clash(wanted, key) for key in each))
        return next(rivals, None)

    def reserved_for(self, wanted: QKeySequence) -> str:
        """What else than an action needs these keys, in words; empty when nothing does."""
        return next((words for keys, words in self._taken.items() if _clash(wanted, keys)), "")


def _give(action: QAction, keys: Keys) -> None:
    before = keys_of(action)
    action.setShortcuts(list(keys))
    tip = action.toolTip().removesuffix(f" ({before})")
    if action.statusTip() and tip == action.statusTip():
        action.setToolTip(f"{tip} ({keys_of(action)})" if keys else tip)


def _clash(first: QKeySequence, second: QKeySequence) -> bool:
    none = QKeySequence.SequenceMatch.NoMatch
    return first.matches(second) is not none or second.matches(first) is not none


def _texts(keys: Iterable[QKeySequence]) -> list[str]:
    return [each.toString(_PORTABLE) for each in keys]
