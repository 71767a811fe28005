"""The desk: all documents of one window."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.documents.engine import EngineDocument
from app.documents.notice import NoticeDocument
from app.documents.portraits import PortraitsDocument
from app.documents.restoration import RestorationDocument
from app.documents.source import SourceDocument


@dataclass(frozen=True, slots=True)
class Desk:
    """The documents that operations change and panels show."""

    source: SourceDocument
    portraits: PortraitsDocument
    restoration: RestorationDocument
    engine: EngineDocument
    notice: NoticeDocument

    @staticmethod
    def empty(parent: QObject | None = None) -> "Desk":
        """A desk with nothing on it."""
        return Desk(
            SourceDocument(parent),
            PortraitsDocument(parent),
            RestorationDocument(parent),
            EngineDocument(parent),
            NoticeDocument(parent),
        )
