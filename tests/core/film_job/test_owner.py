"""One process at a time."""

import json
import os
from pathlib import Path

import psutil
import pytest

from gfr_core.errors import GfrError
from gfr_core.film_job.owner import FILE_NAME, held


def test_a_job_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "a.mkv.gfrjob"
    with held(folder):
        with pytest.raises(GfrError, match=r"Another process works on the job in 'a\.mkv\.gfrjob'"), held(folder):
            pass
        assert (folder / FILE_NAME).exists()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    "left", [json.dumps([os.getpid(), psutil.Process().create_time() - 5]), json.dumps([2**22 + 7, 1.0]), "", "[1", "7"]
)
def test_what_a_killed_process_left_holds_nobody_up(tmp_path: Path, left: str) -> None:
    (tmp_path / FILE_NAME).write_text(left)
    with held(tmp_path):
        assert json.loads((tmp_path / FILE_NAME).read_text())[0] == os.getpid()
