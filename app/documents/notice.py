"""The messages on show. They wait beside the work and never block it."""

from PySide6.QtCore import QObject, Signal

from app.messages import Message

MOST = 5
"""Messages that are kept; the oldest goes first. All failures stay in the list of jobs."""


class NoticeDocument(QObject):
    """The newest message, and below it those that nobody has dismissed yet."""

    notice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: tuple[Message, ...] = ()

    @property
    def message(self) -> Message | None:
        """What is on show."""
        return self._messages[-1] if self._messages else None

    @property
    def older(self) -> int:
        """How many wait below it."""
        return max(0, len(self._messages) - 1)

    def show(self, message: Message) -> None:
        """Shows a message over the others, and in place of an older one of the same title."""
        others = tuple(each for each in self._messages if each.title != message.title)
        self._messages = (*others, message)[-MOST:]
        self.notice_changed.emit()

    def dismiss(self) -> None:
        """Takes the newest message away."""
        if self._messages:
            self._messages = self._messages[:-1]
            self.notice_changed.emit()

    def clear(self) -> None:
        """Takes all messages away: what they were about is over."""
        if self._messages:
            self._messages = ()
            self.notice_changed.emit()
