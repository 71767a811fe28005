"""The desk: all documents of one window."""

from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.documents.engine import EngineDocument
from app.documents.library import LibraryDocument
from app.documents.notice import NoticeDocument
from app.documents.people import PeopleDocument
from app.documents.portraits import PortraitsDocument
from app.documents.project import ProjectDocument
from app.documents.record import RecordDocument
from app.documents.restoration import RestorationDocument
from app.documents.snapshots import SnapshotsDocument
from app.documents.source import SourceDocument
from app.documents.view import ViewDocument
from app.documents.warps import WarpsDocument


@dataclass(frozen=True, slots=True)
class Desk:
    """The documents that operations change and panels show."""

    source: SourceDocument
    portraits: PortraitsDocument
    restoration: RestorationDocument
    engine: EngineDocument
    notice: NoticeDocument
    people: PeopleDocument
    warps: WarpsDocument
    library: LibraryDocument
    view: ViewDocument
    snapshots: SnapshotsDocument
    project: ProjectDocument
    record: RecordDocument

    @staticmethod
    def empty(parent: QObject | None = None) -> "Desk":
        """A desk with nothing on it."""
        return Desk(
            SourceDocument(parent),
            PortraitsDocument(parent),
            RestorationDocument(parent),
            EngineDocument(parent),
            NoticeDocument(parent),
            PeopleDocument(parent),
            WarpsDocument(parent),
            LibraryDocument(parent),
            ViewDocument(parent),
            SnapshotsDocument(parent),
            ProjectDocument(parent),
            RecordDocument(parent),
        )
