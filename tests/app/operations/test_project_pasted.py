from collections.abc import Callable
from pathlib import Path

import numpy as np

from app.documents.desk import Desk
from app.jobs.lane import Lanes
from app.operations.dispatch import Dispatch
from app.operations.project_pasted import PastedPictures
from gfr_core.media.still import read_still
from tests.app.small_engine import picture

Settled = Callable[[], None]


def test_a_pasted_picture_gets_one_file(desk: Desk, lanes: Lanes, tmp_path: Path, settled: Settled) -> None:
    pasted, frame = PastedPictures(tmp_path / "pasted", Dispatch(lanes, desk.notice)), picture()
    path = pasted.path_of(frame)
    assert path == pasted.path_of(frame)
    assert path is not None
    settled()
    assert np.array_equal(read_still(path).pixels, frame.pixels)
    assert pasted.path_of(picture()) != path


def test_without_a_folder_it_stays_in_memory(desk: Desk, lanes: Lanes) -> None:
    assert PastedPictures(None, Dispatch(lanes, desk.notice)).path_of(picture()) is None
