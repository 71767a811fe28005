"""Keep a log of what went wrong, in a file of the user's own. It holds no picture and no path from the home folder."""

import logging
import sys
import threading
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Slot

from app.documents.notice import NoticeDocument
from app.messages import Message, Tone

NAME = "gfr-studio.log"
LARGEST_BYTES = 500_000
KEPT = 2
"""Older files beside the one that is written."""
_LEVELS = {Tone.INFO: logging.INFO, Tone.WARNING: logging.WARNING, Tone.ERROR: logging.ERROR}
_log = logging.getLogger("app")


def without_home(text: str) -> str:
    """The text with the user's home folder as "~"."""
    home = Path.home()
    for name in sorted({str(home), home.as_posix(), str(home.resolve())}, key=len, reverse=True):
        text = text.replace(name, "~") if len(name) > 1 else text
    return text


class LogFile(QObject):
    """Writes warnings of every library, our own news and every message on show into a file that does not grow forever.

    Args:
        folder: where the files lie; made when it is missing.
    """

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._handler: RotatingFileHandler | None = None
        self._notice: NoticeDocument | None = None
        self._seen: Message | None = None
        self._hooks = sys.excepthook, threading.excepthook

    @staticmethod
    def of_user() -> "LogFile":
        """The log in the user's data folder."""
        from platformdirs import user_data_path

        return LogFile(user_data_path("GFR Studio", appauthor=False) / "log")

    @property
    def files(self) -> tuple[Path, ...]:
        """The files there are, the newest first."""
        return tuple(sorted(self._folder.glob(f"{NAME}*"))) if self._folder.is_dir() else ()

    def begin(self) -> None:
        """Writes from now on. Without a folder to write to, Python's own log to the terminal is all there is."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                self._folder / NAME, maxBytes=LARGEST_BYTES, backupCount=KEPT, encoding="utf-8"
            )
        except OSError as error:
            _log.warning("There is no log: %s", error)
            return
        handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logging.getLogger().addHandler(handler)
        _log.setLevel(logging.INFO)
        self._handler = handler
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook, threading.excepthook = self._on_uncaught, self._on_uncaught_in_thread

    def watch(self, notice: NoticeDocument) -> None:
        """Writes down each message that is shown."""
        self._notice = notice
        notice.notice_changed.connect(self._on_notice_changed)

    def end(self) -> None:
        """Closes the file; what comes later is not kept."""
        if self._handler is not None:
            sys.excepthook, threading.excepthook = self._hooks
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None

    @Slot()
    def _on_notice_changed(self) -> None:
        message = self._notice.message if self._notice is not None else None
        if message is not None and message is not self._seen:
            words = " ".join(each for each in (message.title, message.text, message.detail) if each)
            _log.log(_LEVELS[message.tone], "%s", words)
            self._seen = message

    def _on_uncaught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log.critical("Nobody caught this:", exc_info=(kind, error, trace))
        self._hooks[0](kind, error, trace)

    def _on_uncaught_in_thread(self, told: threading.ExceptHookArgs) -> None:
        _log.critical("Nobody caught this on %s:", told.thread, exc_info=told.exc_value)
        self._hooks[1](told)


class _Discreet(logging.Formatter):
    """Shortens the home folder, wherever it stands."""

    def format(self, record: logging.LogRecord) -> str:
        return without_home(super().format(record))
