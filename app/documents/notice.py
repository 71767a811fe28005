"""The message on show. It waits beside the work and never blocks it."""

from PySide6.QtCore import QObject, Signal

from app.messages import Message


class NoticeDocument(QObject):
    """At most one message; the newest wins."""

    notice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._message: Message | None = None

    @property
    def message(self) -> Message | None:
        """What is on show."""
        return self._message

    def show(self, message: Message) -> None:
        """Shows a message in place of the last one."""
        self._message = message
        self.notice_changed.emit()

    def dismiss(self) -> None:
        """Takes the message away."""
        if self._message is not None:
            self._message = None
            self.notice_changed.emit()
