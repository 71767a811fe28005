import subprocess
import sys
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.train.cli_entry import train_from_config

RUN = """
name = "small"
index = "{folder}/index.jsonl"
out = "{folder}/out"
validation_pairs = 2
[network]
width = 4
warp_width = 4
rec_levels = 3
warp_size = 32
[machine]
device = "cpu"
threads = 1
[[stages]]
name = "warp"
samples = 4
batch = 2
size = 32
warpnet = true
losses = {{ landmark = 10.0 }}
"""


def test_a_training_file_becomes_weights(people: Path) -> None:
    (people / "run.toml").write_text(RUN.format(folder=people))
    weights = train_from_config(people / "run.toml", resume=False)
    assert weights == people / "out" / "small.safetensors"
    assert weights.is_file()


def test_a_missing_index_is_an_error_with_words(people: Path) -> None:
    (people / "run.toml").write_text(RUN.format(folder=people / "nowhere"))
    with pytest.raises(GfrError, match="cannot be read"):
        train_from_config(people / "run.toml", resume=False)


def test_the_module_runs_where_the_package_is_not_installed(people: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gfr_core.train.cli_entry", str(people / "none.toml")],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == 3
    assert "none.toml cannot be read" in done.stderr
