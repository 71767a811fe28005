from pathlib import Path

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.dispatch import Dispatch
from app.operations.project_keeping import Keeping


def test_without_a_data_folder_nothing_is_kept_outside_project_files(desk: Desk, lanes: Lanes) -> None:
    keeping = Keeping.on(desk, lanes, Dispatch(lanes, desk.notice), None)
    assert keeping.recovery is None
    assert keeping.autosave.target is None
    keeping.finish()


def test_a_window_that_closes_leaves_an_empty_folder(desk: Desk, lanes: Lanes, tmp_path: Path) -> None:
    keeping = Keeping.on(desk, lanes, Dispatch(lanes, desk.notice), tmp_path)
    assert keeping.recovery is not None
    assert keeping.autosave.target == keeping.recovery.own_file
    keeping.recovery.begin()
    keeping.cancel()
    keeping.finish()
    assert list((tmp_path / "recovery").iterdir()) == []
