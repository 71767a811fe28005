from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.train.config import read_config

WHOLE = """
name = "x"
index = "faces/index.jsonl"
out = "runs/x"
start_from = ["a.safetensors"]
[network]
width = 8
[machine]
threads = 1
[[stages]]
name = "one"
samples = 100
warpnet = true
learning_rate = 1
losses = { landmark = 10, bending = 1e-6 }
"""


def read(folder: Path, text: str) -> object:
    (folder / "run.toml").write_text(text)
    return read_config(folder / "run.toml")


def test_a_whole_file_becomes_a_run(tmp_path: Path) -> None:
    (tmp_path / "run.toml").write_text(WHOLE)
    config = read_config(tmp_path / "run.toml")
    assert config.network.width == 8
    assert config.stages[0].losses.landmark == 10.0
    assert config.stages[0].learning_rate == 1.0
    assert config.start_from == (Path("a.safetensors"),)
    assert config.samples == 100


def test_the_shipped_training_files_are_valid() -> None:
    files = sorted((Path(__file__).parents[3] / "resources" / "training").glob("*.toml"))
    assert files
    assert all(read_config(file).samples > 0 for file in files)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("threads", "thread"), "setting 'thread' is unknown"),
        (("samples = 100", 'samples = "many"'), "samples is 'many'; it must be of type int"),
        (("samples = 100", "samples = 0"), "Stage 'one' has 0 samples"),
        (("warpnet = true", "recnet = false"), "Stage 'one' trains nothing"),
        (("width = 8", "width = 0"), "width is 0"),
        (('name = "x"', ""), "incomplete or mistyped"),
        (("width = 8", "flow_loss = false"), "trains WarpNet in a network without flow_loss"),
        (("[network]", "[network"), "is not TOML"),
        (("warpnet = true", 'warpnet = true\nguide_from = "x"'), "guide_from is 'x'; it must be one of known, warpnet"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    with pytest.raises(GfrError, match=message):
        read(tmp_path, WHOLE.replace(*change))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="cannot be read: No such file"):
        read_config(tmp_path / "none.toml")
