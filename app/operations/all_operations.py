"""Every operation of a window, built once and handed down."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QUndoStack

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.blend import Blend
from app.operations.dispatch import Dispatch
from app.operations.edit_faces import EditFaces
from app.operations.engine import Engine
from app.operations.find_faces import FindFaces
from app.operations.open_portraits import OpenPortraits
from app.operations.open_sample import OpenSample
from app.operations.open_source import OpenSource
from app.operations.rank_portraits import RankPortraits
from app.operations.restore_faces import RestoreFaces
from app.operations.save_result import SaveResult
from app.operations.warm_engine import WarmEngine


@dataclass(frozen=True, slots=True)
class Operations:
    """What the user can do."""

    open_source: OpenSource
    open_portraits: OpenPortraits
    open_sample: OpenSample
    find_faces: FindFaces
    edit_faces: EditFaces
    rank_portraits: RankPortraits
    restore_faces: RestoreFaces
    blend: Blend
    save_result: SaveResult
    warm_engine: WarmEngine
    undo: QUndoStack

    def cancel(self) -> None:
        """Drops what waits to be started. Jobs are stopped by their lanes."""
        self.open_source.cancel()
        self.blend.cancel()

    @staticmethod
    def on(desk: Desk, lanes: Lanes, engine: Engine, sample_folder: Path | None = None) -> "Operations":
        """The operations of one desk.

        Args:
            desk: the documents they change.
            lanes: where their jobs run.
            engine: what finds and restores faces.
            sample_folder: where the sample goes; None for the user's data folder.
        """
        undo, dispatch = QUndoStack(), Dispatch(lanes, desk.notice)
        find_faces = FindFaces(desk.source, dispatch, engine)
        open_source = OpenSource(desk, dispatch, find_faces, undo)
        open_portraits = OpenPortraits(desk, dispatch, engine, undo)
        blend = Blend(desk, dispatch, undo)
        return Operations(
            open_source=open_source,
            open_portraits=open_portraits,
            open_sample=OpenSample(dispatch, open_source, open_portraits, sample_folder),
            find_faces=find_faces,
            edit_faces=EditFaces(desk.source, dispatch, engine, undo),
            rank_portraits=RankPortraits(desk.source, desk.portraits),
            restore_faces=RestoreFaces(desk, dispatch, engine, blend),
            blend=blend,
            save_result=SaveResult(desk, dispatch),
            warm_engine=WarmEngine(desk.engine, lanes, engine),
            undo=undo,
        )
