"""Every operation of a window, built once and handed down."""

from dataclasses import dataclass
from pathlib import Path

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.assign_faces import AssignFaces
from app.operations.blend import Blend
from app.operations.dispatch import Dispatch
from app.operations.edit_faces import EditFaces
from app.operations.engine import Engine
from app.operations.export_flow import ExportFlow
from app.operations.export_parts import ExportParts
from app.operations.find_faces import FindFaces
from app.operations.library_desk import LibraryDesk
from app.operations.library_import import ImportFolder
from app.operations.library_people import LibraryPeople
from app.operations.library_shelf import LibraryShelf
from app.operations.open_portraits import OpenPortraits
from app.operations.open_sample import OpenSample
from app.operations.open_source import OpenSource
from app.operations.portraits_seen import PortraitsSeen
from app.operations.project_files import ProjectFiles
from app.operations.project_history import History
from app.operations.project_keeping import Keeping
from app.operations.queue_pictures import EditQueue
from app.operations.queue_run import RestoreQueue
from app.operations.queue_thumbnails import MakeThumbnails
from app.operations.rank_portraits import RankPortraits
from app.operations.restore_faces import RestoreFaces
from app.operations.save_result import SaveResult
from app.operations.show_snapshots import ShowSnapshots
from app.operations.take_snapshot import TakeSnapshot
from app.operations.try_portraits import TryPortraits
from app.operations.warm_engine import WarmEngine


@dataclass(frozen=True, slots=True)
class Operations:
    """What the user can do."""

    open_source: OpenSource
    open_portraits: OpenPortraits
    open_sample: OpenSample
    find_faces: FindFaces
    edit_faces: EditFaces
    assign_faces: AssignFaces
    rank_portraits: RankPortraits
    try_portraits: TryPortraits
    library: LibraryShelf
    library_people: LibraryPeople
    library_desk: LibraryDesk
    import_folder: ImportFolder
    restore_faces: RestoreFaces
    blend: Blend
    save_result: SaveResult
    export_flow: ExportFlow
    export_parts: ExportParts
    take_snapshot: TakeSnapshot
    show_snapshots: ShowSnapshots
    warm_engine: WarmEngine
    undo: History
    queue: EditQueue
    queue_run: RestoreQueue
    thumbnails: MakeThumbnails
    project: ProjectFiles
    keeping: Keeping

    def cancel(self) -> None:
        """Drops what waits to be started. Jobs are stopped by their lanes."""
        self.open_source.cancel()
        self.blend.cancel()
        self.keeping.cancel()
        self.thumbnails.cancel()
        self.try_portraits.cancel()

    @staticmethod
    def on(
        desk: Desk,
        lanes: Lanes,
        engine: Engine,
        sample_folder: Path | None = None,
        data_folder: Path | None = None,
    ) -> "Operations":
        """The operations of one desk.

        Args:
            desk: the documents they change.
            lanes: where their jobs run.
            engine: what finds and restores faces.
            sample_folder: where the sample goes; None for the user's data folder.
            data_folder: where projects without a file and pasted pictures are kept; None for nowhere.
        """
        dispatch = Dispatch(lanes, desk.notice)
        keeping = Keeping.on(desk, lanes, dispatch, data_folder)
        undo = keeping.history
        find_faces = FindFaces(desk.source, dispatch, engine)
        open_source = OpenSource(desk, dispatch, find_faces, keeping)
        open_portraits = OpenPortraits(desk, dispatch, engine, undo)
        blend, seen = Blend(desk, dispatch, undo), PortraitsSeen(desk)
        library = LibraryShelf(desk, dispatch, data_folder / "library.sqlite" if data_folder else None)
        library_people = LibraryPeople(desk, library)
        queue_run = RestoreQueue(desk, dispatch, engine, keeping)
        return Operations(
            open_source=open_source,
            open_portraits=open_portraits,
            open_sample=OpenSample(dispatch, open_source, open_portraits, sample_folder),
            find_faces=find_faces,
            edit_faces=EditFaces(desk.source, dispatch, engine, undo),
            assign_faces=AssignFaces(desk, undo),
            rank_portraits=RankPortraits(desk),
            try_portraits=TryPortraits(desk, dispatch, engine),
            library=library,
            library_people=library_people,
            library_desk=LibraryDesk(desk, library, library_people, undo),
            import_folder=ImportFolder(desk, library, library_people, engine),
            restore_faces=RestoreFaces(desk, dispatch, engine, blend),
            blend=blend,
            save_result=SaveResult(desk, dispatch, engine, seen),
            export_flow=ExportFlow(desk, dispatch),
            export_parts=ExportParts(desk, dispatch, engine, seen),
            take_snapshot=TakeSnapshot(desk, dispatch, undo),
            show_snapshots=ShowSnapshots(desk, dispatch),
            warm_engine=WarmEngine(desk.engine, lanes, engine),
            undo=undo,
            queue=EditQueue(desk, dispatch, keeping, open_source),
            queue_run=queue_run,
            thumbnails=MakeThumbnails(desk.project, dispatch),
            project=ProjectFiles(desk, dispatch, engine, keeping, open_source, queue_run),
            keeping=keeping,
        )
