import signal
import subprocess
import sys
from pathlib import Path

import pytest
import torch

from gfr_core.checkpoint.store import load_checkpoint
from gfr_core.errors import GfrError
from gfr_core.progress import Progress
from gfr_core.train.cli_entry import main, train_from_config

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


def test_an_interruption_leaves_a_state_that_goes_on(people: Path) -> None:
    (people / "run.toml").write_text(RUN.format(folder=people))

    def interrupt(progress: Progress) -> None:
        signal.raise_signal(signal.SIGTERM)

    with pytest.raises(KeyboardInterrupt):
        train_from_config(people / "run.toml", resume=False, report=interrupt)
    assert not (people / "out" / "small.safetensors").exists()
    resumed = load_checkpoint(train_from_config(people / "run.toml", resume=True)).weights
    straight = load_checkpoint(train_from_config(people / "run.toml", resume=False)).weights
    assert all(torch.equal(straight[name], resumed[name]) for name in straight)


def test_the_program_says_that_it_was_stopped(
    people: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object, **__: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr("gfr_core.train.cli_entry.train_from_config", stopped)
    monkeypatch.setattr(sys, "argv", ["cli_entry", "run.toml"])
    assert main() == 130
    assert capsys.readouterr().err == "Stopped; --resume goes on from here.\n"


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
