"""Which frame of a clip is looked at."""

from fractions import Fraction

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSlider, QToolButton, QWidget

from app.translation import tr

_SECONDS = 60


def time_code(frame: int, fps: Fraction | float) -> str:
    """HH:MM:SS:FF of a frame (from 0), counted without drop frames at the nearest whole rate, as editors show it."""
    rate = max(1, round(fps))
    seconds, frames = divmod(frame, rate)
    minutes, seconds = divmod(seconds, _SECONDS)
    hours, minutes = divmod(minutes, _SECONDS)
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}:{frames:0{len(str(rate - 1))}d}"


class FrameSlider(QWidget):
    """A slider over the frames of a clip, buttons for one frame back (comma) and forth (full stop), and the time code.

    Frames count from 0, as on the command line and in the names of saved files.

    Signals:
        frame_requested: the user wants to see this frame (from 0). Not sent by `set_frame` and `set_clip`.
    """

    frame_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fps: Fraction | float = 25
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._back = self._button(tr("Previous frame"), Qt.Key.Key_Comma, Qt.ArrowType.LeftArrow)
        self._forth = self._button(tr("Next frame"), Qt.Key.Key_Period, Qt.ArrowType.RightArrow)
        self._label = QLabel()
        self._lay_out()
        self._slider.valueChanged.connect(self._on_slider_moved)
        self._back.clicked.connect(self._on_back_clicked)
        self._forth.clicked.connect(self._on_forth_clicked)
        self.set_clip(1, 25)

    @property
    def frame(self) -> int:
        """The frame that is shown, from 0."""
        return self._slider.value()

    @property
    def frame_count(self) -> int:
        """How many frames the clip has."""
        return self._slider.maximum() + 1

    def set_clip(self, frame_count: int, fps: Fraction | float) -> None:
        """Take a clip of so many frames, at its first frame.

        Raises:
            ValueError: a clip without frames or without a rate.
        """
        if frame_count < 1 or fps <= 0:
            raise ValueError(f"A clip of {frame_count} frames at {fps} a second has nothing to show.")
        self._fps = fps
        with QSignalBlocker(self._slider):
            self._slider.setRange(0, frame_count - 1)
        self._slider.setPageStep(max(1, round(fps)))
        self._label.setMinimumWidth(self._label.fontMetrics().horizontalAdvance(self._words(frame_count - 1)) + 8)
        self.set_frame(0)

    def set_frame(self, frame: int) -> None:
        """Show that this frame is being looked at, without asking for it."""
        with QSignalBlocker(self._slider):
            self._slider.setValue(frame)
        self._tell()

    def step(self, frames: int) -> None:
        """Ask for the frame so many further on; nothing happens at the clip's ends."""
        self._slider.setValue(self._slider.value() + frames)

    def _button(self, name: str, key: Qt.Key, arrow: Qt.ArrowType) -> QToolButton:
        button = QToolButton()
        button.setArrowType(arrow)
        button.setShortcut(QKeySequence(key))
        button.setToolTip(f"{name} ({QKeySequence(key).toString()})")
        button.setAccessibleName(name)
        button.setAutoRepeat(True)
        button.setAutoRaise(True)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        self._slider.setAccessibleName(tr("Frame"))
        self._label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for widget in (self._back, self._slider, self._forth, self._label):
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _words(self, frame: int) -> str:
        return tr("{time}   frame {frame} of {count}").format(
            time=time_code(frame, self._fps), frame=frame, count=self.frame_count
        )

    def _tell(self) -> None:
        self._label.setText(self._words(self.frame))
        self._slider.setAccessibleDescription(
            tr("Frame {frame} of {count}, counted from 0").format(frame=self.frame, count=self.frame_count)
        )
        self._back.setEnabled(self.frame > 0)
        self._forth.setEnabled(self.frame < self._slider.maximum())

    @Slot(int)
    def _on_slider_moved(self, frame: int) -> None:
        self._tell()
        self.frame_requested.emit(frame)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.step(-1)

    @Slot()
    def _on_forth_clicked(self) -> None:
        self.step(1)

    def sizeHint(self) -> QSize:
        """A wide, low row."""
        return QSize(480, super().sizeHint().height())
