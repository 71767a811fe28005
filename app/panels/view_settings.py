"""The rows of controls that the canvas's bar is made of: what each way of comparing has to set, loupe and review."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QSpinBox, QToolButton, QWidget

from app.documents.desk import Desk
from app.documents.view import BLINK_MS, GAIN, LOUPE_TIMES, THRESHOLD, View
from app.translation import tr

_SLIDER_PX, _ICON_PX, _ARROWS_PX = 90, 18, 40
_BLINK_STEP_MS = 50


class _Settings(QWidget):
    """A row of controls that show the view and change it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.document = desk.view
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(6)
        self.document.view_changed.connect(self._on_view_changed)

    @Slot()
    def _on_view_changed(self) -> None:
        self.show_view(self.document.view)

    def show_view(self, view: View) -> None:
        """Show what is set."""
        raise NotImplementedError


class BlinkSettings(_Settings):
    """Pause and speed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.pause = button(tr("Pause"), tr("Stop blinking and look at one of the two (Space)"), is_checkable=True)
        self.speed = _slider(tr("How long each is shown"), BLINK_MS)
        self.speed.setSingleStep(_BLINK_STEP_MS)
        self.speed.setPageStep(_BLINK_STEP_MS * 4)
        self.value = _value("2000 ms")
        for widget in (self.pause, self.speed, self.value):
            self.row.addWidget(widget)
        self.pause.toggled.connect(self._on_pause_toggled)
        self.speed.valueChanged.connect(self._on_speed_changed)
        self.show_view(self.document.view)

    def show_view(self, view: View) -> None:
        """Show what is set."""
        with QSignalBlocker(self.pause), QSignalBlocker(self.speed):
            self.pause.setChecked(not view.blinks)
            self.speed.setValue(view.blink_ms)
        self.value.setText(f"{view.blink_ms} ms")

    @Slot(bool)
    def _on_pause_toggled(self, is_paused: bool) -> None:  # noqa: FBT001
        self.document.take(replace(self.document.view, blinks=not is_paused))

    @Slot(int)
    def _on_speed_changed(self, blink_ms: int) -> None:
        self.document.take(replace(self.document.view, blink_ms=blink_ms))


class FadeSettings(_Settings):
    """How much of B is seen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.share = _slider(tr("Share of B"), (0, 100))
        self.value = _value("100 %")
        self.row.addWidget(self.share)
        self.row.addWidget(self.value)
        self.share.valueChanged.connect(self._on_share_changed)
        self.show_view(self.document.view)

    def show_view(self, view: View) -> None:
        """Show what is set."""
        with QSignalBlocker(self.share):
            self.share.setValue(round(view.fade * 100))
        self.value.setText(f"{round(view.fade * 100)} %")

    @Slot(int)
    def _on_share_changed(self, percent: int) -> None:
        self.document.take(replace(self.document.view, fade=percent / 100))


class DifferenceSettings(_Settings):
    """Gain and threshold."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.gain = _spin(tr("Gain"), GAIN, "× ", tr("By how much differences are multiplied (Page Up, Page Down)"))
        self.threshold = _spin(
            tr("Threshold"), THRESHOLD, tr("above "), tr("Differences up to this, of 255, are not shown")
        )
        self.row.addWidget(self.gain)
        self.row.addWidget(self.threshold)
        self.gain.valueChanged.connect(self._on_gain_changed)
        self.threshold.valueChanged.connect(self._on_threshold_changed)
        self.show_view(self.document.view)

    def show_view(self, view: View) -> None:
        """Show what is set."""
        with QSignalBlocker(self.gain), QSignalBlocker(self.threshold):
            self.gain.setValue(view.gain)
            self.threshold.setValue(view.threshold)

    @Slot(int)
    def _on_gain_changed(self, gain: int) -> None:
        self.document.take(replace(self.document.view, gain=gain))

    @Slot(int)
    def _on_threshold_changed(self, threshold: int) -> None:
        self.document.take(replace(self.document.view, threshold=threshold))


class LoupeSettings(_Settings):
    """The loupe and how much it magnifies."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.switch = button(tr("Loupe"), tr("See the other side through a loupe (hold L)"), is_checkable=True)
        self.times = _spin(tr("Magnification of the loupe"), LOUPE_TIMES, "", tr("How much the loupe magnifies"))
        self.times.setSuffix(" ×")
        self.row.addWidget(self.switch)
        self.row.addWidget(self.times)
        self.switch.toggled.connect(self._on_switch_toggled)
        self.times.valueChanged.connect(self._on_times_changed)
        self.show_view(self.document.view)

    def show_view(self, view: View) -> None:
        """Show what is set."""
        with QSignalBlocker(self.switch), QSignalBlocker(self.times):
            self.switch.setChecked(view.loupe)
            self.times.setValue(view.loupe_times)
        self.times.setVisible(view.loupe)

    @Slot(bool)
    def _on_switch_toggled(self, is_on: bool) -> None:  # noqa: FBT001
        self.document.take(replace(self.document.view, loupe=is_on))

    @Slot(int)
    def _on_times_changed(self, times: int) -> None:
        self.document.take(replace(self.document.view, loupe_times=times))


class ReviewSteps(QWidget):
    """Through the picture tile by tile."""

    tile_wished = Signal(int)
    end_wished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.begin = button(tr("Review"), tr("Look at every part of the picture, tile by tile (N)"))
        self.back, self.forth = button("‹", tr("Previous tile (Shift+N)")), button("›", tr("Next tile (N)"))
        self.end = button("×", tr("End the review (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.begin, self.back, self.forth, self.end):
            row.addWidget(widget)
        self.begin.clicked.connect(self._on_forth_clicked)
        self.forth.clicked.connect(self._on_forth_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.end.clicked.connect(self.end_wished)
        self.set_place("")

    def set_place(self, words: str) -> None:
        """Tell the tile that is looked at, which the canvas's map shows; empty without a review."""
        self.setAccessibleDescription(words)
        self.begin.setVisible(not words)
        for widget in (self.back, self.forth, self.end):
            widget.setVisible(bool(words))

    @Slot()
    def _on_forth_clicked(self) -> None:
        self.tile_wished.emit(1)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.tile_wished.emit(-1)


def button(text: str, tip: str, *, is_checkable: bool = False) -> QToolButton:
    """A small button with words or a sign on it, reachable with the Tab key."""
    made = QToolButton()
    made.setText(text)
    made.setToolTip(tip)
    made.setAccessibleName(text if text.isalpha() else tip)
    made.setCheckable(is_checkable)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setIconSize(QSize(_ICON_PX, _ICON_PX))
    return made


def _slider(name: str, limits: tuple[int, int]) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(*limits)
    slider.setMinimumWidth(_SLIDER_PX // 2)
    slider.setMaximumWidth(_SLIDER_PX)
    slider.setAccessibleName(name)
    slider.setToolTip(name)
    return slider


def _value(widest: str) -> QLabel:
    """A value in words, with room for the widest one."""
    label = QLabel()
    label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
    return label


def _spin(name: str, limits: tuple[int, int], prefix: str, tip: str) -> QSpinBox:
    spin = QSpinBox()
    spin.setRange(*limits)
    spin.setPrefix(prefix)
    widest = spin.fontMetrics().horizontalAdvance(f"{prefix}{limits[1]} ×")
    spin.setFixedWidth(widest + _ARROWS_PX)
    spin.setAccessibleName(name)
    spin.setToolTip(tip)
    return spin
