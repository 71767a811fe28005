from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.model.config import PAPER
from gfr_core.train.config import LossWeights, read_config
from tests.helpers.shared import ROOT

TRAINING = ROOT / "resources" / "training"

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


def test_critics_features_and_rates_are_read(tmp_path: Path) -> None:
    text = WHOLE.replace("[machine]", '[critics]\nkind = "hinge"\n[machine]').replace("landmark = 10", "perceptual = 1")
    text = text.replace("learning_rate = 1", "rates = [1, 2e-5]\npatience = 3")
    (tmp_path / "run.toml").write_text('vgg_face = "faces.safetensors"\n' + text)
    config = read_config(tmp_path / "run.toml")
    assert config.critics.kind == "hinge"
    assert config.vgg_face == Path("faces.safetensors")
    assert config.stages[0].rates == (1.0, 2e-5)
    assert LossWeights(local_adversarial=1).need_critics
    assert not config.stages[0].losses.need_critics


def test_the_papers_training_is_the_papers() -> None:
    config = read_config(TRAINING / "paper.toml")
    assert config.network == PAPER
    alone, both = config.stages
    assert (alone.warpnet, alone.recnet, both.warpnet, both.recnet) == (True, False, True, True)
    assert both.pictures_teach_warp
    assert alone.samples + both.samples == 100 * 20_273
    assert both.rates == (2e-4, 2e-5, 2e-6)
    values = LossWeights(
        landmark=10, total_variation=1, l2=100, perceptual=0.001, global_adversarial=1, local_adversarial=0.5
    )
    assert both.losses == values
    assert alone.losses == LossWeights(landmark=10, total_variation=1)


def test_the_shipped_training_files_are_valid() -> None:
    files = sorted(TRAINING.glob("*.toml"))
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
        (("threads = 1", 'pairs = "gpu"'), "pairs is 'gpu'; it must be one of cpu, device"),
        (("warpnet = true", "warpnet = true\nrates = [1e-4, 1e-5]"), "has 2 rates and a patience of 0"),
        (("warpnet = true", "warpnet = true\npatience = 3"), "has 0 rates and a patience of 3"),
        (
            ("warpnet = true", 'warpnet = true\nrates = ["low"]\npatience = 1'),
            r"rates\[0\] is 'low'; it must be of type",
        ),
        (("warpnet = true", "warpnet = true\npictures_teach_warp = true"), "but no picture reaches WarpNet"),
        (("landmark = 10", "perceptual = 0.001"), "has a perceptual loss, but the run has no features"),
        (("[machine]", "[critics]\nwidth = 0\n[machine]"), "Critics' width is 0"),
        (("warpnet = true", "warpnet = true\nsize = 48"), "Stage 'one' has crops of 48 px"),
        (("warpnet = true", "recnet = true\nwindow = 128"), "RecNet learns on 128 px of crops of 256 px"),  # 2 ** 8 px
        (("warpnet = true", "recnet = true\nwindow = 512"), "RecNet learns on 512 px of crops of 256 px"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    with pytest.raises(GfrError, match=message):
        read(tmp_path, WHOLE.replace(*change))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="cannot be read: No such file"):
        read_config(tmp_path / "none.toml")
