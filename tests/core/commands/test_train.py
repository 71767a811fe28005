"""`gfr train` runs a configuration file."""

from pathlib import Path

import pytest

from gfr_core.commands.train import train
from gfr_core.errors import GfrError
from gfr_core.progress import silent


def test_a_missing_configuration_is_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError) as caught:
        train(tmp_path / "run.toml", silent, resume=False)
    assert "run.toml" in caught.value.message
