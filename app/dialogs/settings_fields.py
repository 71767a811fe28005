"""One field of the settings dialog for each kind of setting. All of them show and take the text that is kept."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSpinBox, QWidget

from app.settings.schema import AnySetting, Choice, Line, Share, Switch, Whole
from app.translation import tr

_INSET_PX = 5


class Field(QObject):
    """A widget bound to a setting.

    Attributes:
        setting: the declaration.
        widget: what the user sees; named after the setting for screen readers.
    """

    changed = Signal()

    def __init__(self, setting: AnySetting, widget: QWidget) -> None:
        super().__init__(widget)
        self.setting, self.widget = setting, widget
        widget.setAccessibleName(tr(setting.words))
        widget.setAccessibleDescription(tr(setting.tip))

    @property
    def text(self) -> str:
        """The value as it is kept."""
        raise NotImplementedError

    def show(self, text: str) -> None:
        """Shows a value as it is kept."""
        raise NotImplementedError

    @property
    def is_default(self) -> bool:
        """The value on show is the one of a new installation."""
        return self.text == self.setting.as_text(self.setting.default)

    def reset(self) -> None:
        """Shows the value of a new installation."""
        self.show(self.setting.as_text(self.setting.default))

    @Slot()
    def _on_edited(self) -> None:
        self.changed.emit()


class SwitchField(Field):
    """A box to tick."""

    def __init__(self, setting: Switch) -> None:
        self._box = QCheckBox(tr("On"))
        super().__init__(setting, self._box)
        self._box.toggled.connect(self._on_edited)

    @property
    def text(self) -> str:
        """As "yes" or "no"."""
        return "yes" if self._box.isChecked() else "no"

    def show(self, text: str) -> None:
        """Ticks the box for "yes"."""
        self._box.setChecked(text == "yes")


class NumberField(Field):
    """A number to type or to step through. A share is shown in percent."""

    def __init__(self, setting: Whole | Share) -> None:
        self._box = QSpinBox()
        self._is_share = isinstance(setting, Share)
        least, most, step, unit = (0, 100, 5, "%") if isinstance(setting, Share) else _range_of(setting)
        self._box.setRange(least, most)
        self._box.setSingleStep(step)
        self._box.setSuffix(f" {unit}" if unit else "")
        self._box.lineEdit().setTextMargins(_INSET_PX, 0, 0, 0)  # a style sheet's padding does not reach it
        super().__init__(setting, self._box)
        self._box.valueChanged.connect(self._on_edited)

    @property
    def text(self) -> str:
        """The number, of a share a hundredth."""
        value = self._box.value()
        return str(self.setting.as_text(value / 100 if self._is_share else value))

    def show(self, text: str) -> None:
        """Shows the number."""
        value = self.setting.parse(text)
        self._box.setValue(round(value * 100) if self._is_share else value)


class LineField(Field):
    """A line to type."""

    def __init__(self, setting: Line) -> None:
        self._line = QLineEdit()
        super().__init__(setting, self._line)
        self._line.textChanged.connect(self._on_edited)

    @property
    def text(self) -> str:
        """What was typed, without what surrounds it."""
        return self._line.text().strip()

    def show(self, text: str) -> None:
        """Shows the text."""
        self._line.setText(text)


class ChoiceField(Field):
    """A list to choose from."""

    def __init__(self, setting: AnySetting, words: dict[str, str]) -> None:
        self._box = QComboBox()
        for text, shown in words.items():
            self._box.addItem(shown, text)
        super().__init__(setting, self._box)
        self._box.currentIndexChanged.connect(self._on_edited)

    @property
    def text(self) -> str:
        """The chosen value."""
        return str(self._box.currentData())

    def show(self, text: str) -> None:
        """Chooses a value."""
        self._box.setCurrentIndex(self._box.findData(text))


def field_for(setting: AnySetting) -> Field:
    """The field for a setting, by its kind."""
    if isinstance(setting, Switch):
        return SwitchField(setting)
    if isinstance(setting, Whole | Share):
        return NumberField(setting)
    if isinstance(setting, Line):
        return LineField(setting)
    assert isinstance(setting, Choice), f"no field for {type(setting).__name__}"
    return ChoiceField(setting, {setting.as_text(value): tr(words) for value, words in setting.options.items()})


def _range_of(setting: Whole) -> tuple[int, int, int, str]:
    return setting.least, setting.most, setting.step, setting.unit
