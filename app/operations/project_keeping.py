"""Everything that keeps a project: its history, its pictures off the desk, its files. Built once for a window."""

from dataclasses import dataclass
from pathlib import Path

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.dispatch import Dispatch
from app.operations.project_autosave import Autosave
from app.operations.project_hashes import FileHashes
from app.operations.project_history import History
from app.operations.project_pasted import PastedPictures
from app.operations.project_pictures import DeskPictures
from app.operations.project_recovery import RecoveryFolder
from app.operations.project_snapshot import Snapshots


@dataclass(frozen=True, slots=True)
class Keeping:
    """The parts that other operations on projects and the queue are made with."""

    history: History
    hashes: FileHashes
    pictures: DeskPictures
    snapshots: Snapshots
    recovery: RecoveryFolder | None
    autosave: Autosave

    @staticmethod
    def on(desk: Desk, lanes: Lanes, dispatch: Dispatch, data_folder: Path | None) -> "Keeping":
        """The parts of one desk.

        Args:
            desk: the documents.
            lanes: `save` is theirs.
            dispatch: of the same window.
            data_folder: where projects without a file and pasted pictures are kept; None for nowhere.
        """
        history, hashes = History(), FileHashes(lanes.save)
        pasted = PastedPictures(data_folder / "pasted" if data_folder else None, dispatch)
        recovery = RecoveryFolder(data_folder / "recovery") if data_folder else None
        snapshots = Snapshots(desk, hashes, pasted)
        autosave = Autosave(desk, lanes.save, snapshots, hashes, history, recovery)
        return Keeping(history, hashes, DeskPictures(desk, history, pasted), snapshots, recovery, autosave)

    def cancel(self) -> None:
        """Drops what waits."""
        self.autosave.cancel()
        self.hashes.cancel()

    def finish(self) -> None:
        """The window closes: what is not saved yet is, and nothing is left to recover. The user has been asked."""
        self.autosave.finish()
        if self.recovery is not None:
            self.recovery.end()
