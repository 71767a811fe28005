from pathlib import Path

import pytest

from tests.core.train.small_run import write_people


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A folder with an index of four people."""
    write_people(tmp_path)
    return tmp_path
