import json
import struct
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from gfr_core.checkpoint.schema import Checkpoint, write_header
from gfr_core.checkpoint.store import build_network, load_checkpoint, save_checkpoint
from gfr_core.errors import GfrError
from gfr_core.model.gfrnet import GFRNet
from tests.core.checkpoint.weights import TINY, tiny_checkpoint


def test_weights_survive_writing_and_reading_bit_for_bit(tmp_path: Path) -> None:
    written = tiny_checkpoint()
    save_checkpoint(tmp_path / "a.safetensors", written)
    read = load_checkpoint(tmp_path / "a.safetensors")
    assert (read.config, read.info) == (written.config, written.info)
    assert read.weights.keys() == written.weights.keys()
    assert all(torch.equal(read.weights[name], tensor) for name, tensor in written.weights.items())


def test_half_precision_halves_the_file_and_reads_as_float32(tmp_path: Path) -> None:
    written = tiny_checkpoint()
    save_checkpoint(tmp_path / "half.safetensors", written, dtype=torch.float16)
    assert load_file(tmp_path / "half.safetensors")["recnet.last.weight"].dtype == torch.float16
    read = load_checkpoint(tmp_path / "half.safetensors")
    for name, tensor in written.weights.items():
        assert read.weights[name].dtype == tensor.dtype
        torch.testing.assert_close(read.weights[name], tensor, atol=1e-3, rtol=1e-3)


def test_the_built_network_gives_what_the_saved_one_gave(tmp_path: Path) -> None:
    torch.manual_seed(1)
    network = GFRNet(TINY).eval()
    save_checkpoint(tmp_path / "a.safetensors", replace(tiny_checkpoint(), weights=network.state_dict()))
    built = build_network(load_checkpoint(tmp_path / "a.safetensors"))
    pictures = torch.rand(2, 2, 3, 16, 16)
    assert not built.training
    assert torch.equal(built(*pictures).restored, network(*pictures).restored)


def test_saving_over_a_file_replaces_it_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "a.safetensors"
    save_checkpoint(path, tiny_checkpoint(seed=0))
    save_checkpoint(path, tiny_checkpoint(seed=1))
    assert torch.equal(
        load_checkpoint(path).weights["recnet.last.weight"], tiny_checkpoint(seed=1).weights["recnet.last.weight"]
    )
    assert list(path.parent.iterdir()) == [path]


def test_the_file_can_be_read_by_whoever_may_read_new_files_here(tmp_path: Path) -> None:
    save_checkpoint(tmp_path / "a.safetensors", tiny_checkpoint())
    (tmp_path / "plain").touch()
    assert (tmp_path / "a.safetensors").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_weights_that_do_not_fit_their_config_are_not_written(tmp_path: Path) -> None:
    checkpoint = replace(tiny_checkpoint(), config=replace(TINY, width=8))
    with pytest.raises(ValueError, match="weights do not fit their config"):
        save_checkpoint(tmp_path / "a.safetensors", checkpoint)
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GfrError, match="cannot be made"):
        save_checkpoint(tmp_path / "file" / "a.safetensors", tiny_checkpoint())


def test_weights_of_another_network_list_what_differs(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    checkpoint = tiny_checkpoint()
    weights = dict(checkpoint.weights)
    weights["banana"] = torch.zeros(1)
    weights["recnet.last.bias"] = torch.zeros(5)
    del weights["warpnet.last.bias"]
    save_file(weights, path, metadata=write_header(checkpoint))
    with pytest.raises(GfrError) as caught:
        load_checkpoint(path)
    assert caught.value.message == (
        "Weights 'a.safetensors' belong to another network: missing: warpnet.last.bias; unexpected: banana; "
        "of another shape: recnet.last.bias is (5,), wanted (3,)."
    )


def test_long_lists_of_differences_are_cut_short(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_file({"x": torch.zeros(1)}, path, metadata=write_header(tiny_checkpoint()))
    with pytest.raises(GfrError, match=r"and \d+ more; unexpected: x\."):
        load_checkpoint(path)


def test_numbers_that_are_not_finite_are_refused(tmp_path: Path) -> None:
    checkpoint = tiny_checkpoint()
    checkpoint.weights["recnet.last.bias"].fill_(float("nan"))
    save_checkpoint(tmp_path / "a.safetensors", checkpoint)
    with pytest.raises(GfrError, match=r"not finite \(in: recnet.last.bias\)"):
        load_checkpoint(tmp_path / "a.safetensors")


def test_a_header_that_lies_about_its_tensors_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    fields = write_header(tiny_checkpoint())
    header = json.dumps({"__metadata__": fields, "x": {"dtype": "F99", "shape": [1], "data_offsets": [0, 4]}}).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(4))
    with pytest.raises(GfrError, match=r"Weights 'a.safetensors' could not be read"):
        load_checkpoint(path)


def test_reading_keeps_no_hold_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.safetensors"
    save_checkpoint(path, tiny_checkpoint())
    checkpoint: Checkpoint = load_checkpoint(path)
    before = checkpoint.weights["recnet.last.weight"].clone()
    path.write_bytes(b"\0" * path.stat().st_size)
    assert torch.equal(checkpoint.weights["recnet.last.weight"], before)
