"""The file of the landmark network: exact round trips and clear refusals."""

from pathlib import Path

import pytest
import torch
from safetensors.torch import save_file

from gfr_core.errors import GfrError
from gfr_core.faces.landmark_weights import FORMAT, load_landmark_net, parameter_count, save_landmark_net
from gfr_core.faces.landmarks import SHIPPED_WEIGHTS
from gfr_core.model.landmark_net import LandmarkNet, LandmarkNetConfig

SMALL = LandmarkNetConfig(size=32, width=4, decoder_width=4)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    torch.manual_seed(0)
    save_landmark_net(LandmarkNet(SMALL), tmp_path / "net.safetensors", ("somebody",))
    return tmp_path / "net.safetensors"


def test_a_saved_net_comes_back_as_it_was_to_half_precision(saved: Path) -> None:
    torch.manual_seed(0)
    wanted, found = LandmarkNet(SMALL).eval(), load_landmark_net(saved)
    face = torch.rand(1, 1, 32, 32)
    assert found.config == SMALL
    assert not found.training
    torch.testing.assert_close(found(face).points, wanted(face).points, atol=0.05, rtol=0)


def test_saving_leaves_no_half_written_file(saved: Path) -> None:
    assert [path.name for path in saved.parent.iterdir()] == ["net.safetensors"]


def test_the_shipped_file_is_below_four_megabytes() -> None:
    assert SHIPPED_WEIGHTS.stat().st_size <= 4_000_000
    assert parameter_count(load_landmark_net(SHIPPED_WEIGHTS)) < 2_000_000


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match=r"The landmark weights '.*none\.safetensors' do not exist"):
        load_landmark_net(tmp_path / "none.safetensors")


@pytest.mark.parametrize("content", [b"", b"\x80\x04]\x94.", b"x" * 500], ids=["empty", "pickle", "noise"])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.safetensors"
    path.write_bytes(content)
    with pytest.raises(GfrError, match=r"'bad\.safetensors' is not a readable safetensors file"):
        load_landmark_net(path)


def test_a_truncated_file_is_refused(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-100])
    with pytest.raises(GfrError, match="not a readable safetensors file"):
        load_landmark_net(saved)


def test_weights_of_something_else_are_refused(tmp_path: Path) -> None:
    save_file({"a": torch.zeros(1)}, tmp_path / "other.safetensors", {"format": "gfr-studio/1"})
    with pytest.raises(GfrError, match=f"'other.safetensors' holds gfr-studio/1, wanted {FORMAT}"):
        load_landmark_net(tmp_path / "other.safetensors")


def test_weights_that_do_not_fit_their_config_are_refused(tmp_path: Path) -> None:
    header = {"format": FORMAT, "config": '{"size": 32, "width": 4, "decoder_width": 4}'}
    save_file({"a": torch.zeros(1)}, tmp_path / "odd.safetensors", header)
    with pytest.raises(GfrError, match=r"The weights in 'odd\.safetensors' do not fit their own description"):
        load_landmark_net(tmp_path / "odd.safetensors")
