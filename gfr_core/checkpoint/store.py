"""Weights to a file and back. Only safetensors: a list of numbers that cannot run code, unlike a pickle."""

from pathlib import Path

import torch
from torch import Tensor

from gfr_core.checkpoint.file_kind import read_text_fields
from gfr_core.checkpoint.schema import Checkpoint, read_header, write_header
from gfr_core.errors import GfrError
from gfr_core.media.atomic import write_atomically
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet

NAMED_AT_MOST = 3
"""Tensors named in a message before it says "and n more"."""


def save_checkpoint(path: Path, checkpoint: Checkpoint, *, dtype: torch.dtype = torch.float32) -> None:
    """Write weights so that either the whole new file is there or the old one still is.

    Args:
        path: ends in .safetensors.
        checkpoint: what to write.
        dtype: of the float tensors in the file; `torch.float16` halves the file.

    Raises:
        ValueError: the weights are not those of `checkpoint.config`.
        GfrError: the folder cannot be made or written to.
        MachineError: the disk is full.
    """
    from safetensors.torch import save

    faults = _differences(checkpoint.config, {name: tuple(t.shape) for name, t in checkpoint.weights.items()})
    if faults:
        raise ValueError(f"weights do not fit their config: {faults}")
    tensors = {name: _at_rest(tensor, dtype) for name, tensor in checkpoint.weights.items()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise GfrError(f"Folder '{path.parent}' cannot be made: {error.strerror}.", "Choose another folder.") from error
    write_atomically(path, save(tensors, metadata=write_header(checkpoint)))  # save_file makes it unreadable to others


def load_checkpoint(path: Path) -> Checkpoint:
    """Read weights. Nothing in the file is ever run.

    Raises:
        GfrError: there is no such file; it is a pickle, truncated, of a newer format, of another network, or holds
            numbers that are not finite.
    """
    from safetensors import SafetensorError
    from safetensors.torch import load

    config, info = read_header(read_text_fields(path), path.name)
    try:
        stored = load(path.read_bytes())  # load_file maps the file: weights would change when it is overwritten
    except (SafetensorError, OSError) as error:
        raise GfrError(f"Weights '{path.name}' could not be read: {error}.", "Fetch the file again.") from error
    _check_fits(config, stored, path.name)
    weights = {name: t.float() if t.is_floating_point() else t for name, t in stored.items()}
    _check_finite(weights, path.name)
    return Checkpoint(config, weights, info)


def build_network(checkpoint: Checkpoint) -> GFRNet:
    """The network of a checkpoint, with its weights, ready to restore (`eval`)."""
    with torch.device("meta"):  # random starting numbers would be thrown away: 0.5 s at width 64
        network = GFRNet(checkpoint.config)
    network.load_state_dict(checkpoint.weights, assign=True)
    return network.eval().requires_grad_(requires_grad=False)


def _at_rest(tensor: Tensor, dtype: torch.dtype) -> Tensor:
    tensor = tensor.detach().cpu()
    return (tensor.to(dtype) if tensor.is_floating_point() else tensor).contiguous().clone()


def _check_fits(config: GFRNetConfig, stored: dict[str, Tensor], name: str) -> None:
    faults = _differences(config, {key: tuple(tensor.shape) for key, tensor in stored.items()})
    if faults:
        raise GfrError(
            f"Weights '{name}' belong to another network: {faults}.",
            "Choose weights made by this version of GFR Studio.",
        )


def _differences(config: GFRNetConfig, found: dict[str, tuple[int, ...]]) -> str:
    """What is missing, unexpected or of another shape, in a few words; empty when everything fits."""
    with torch.device("meta"):
        wanted = {name: tuple(tensor.shape) for name, tensor in GFRNet(config).state_dict().items()}
    reshaped = [
        f"{name} is {found[name]}, wanted {shape}" for name, shape in wanted.items() if found.get(name, shape) != shape
    ]
    parts = [
        _listed("missing", sorted(wanted.keys() - found.keys())),
        _listed("unexpected", sorted(found.keys() - wanted.keys())),
        _listed("of another shape", reshaped),
    ]
    return "; ".join(part for part in parts if part)


def _listed(what: str, names: list[str]) -> str:
    more = f" and {len(names) - NAMED_AT_MOST} more" if len(names) > NAMED_AT_MOST else ""
    return f"{what}: {', '.join(names[:NAMED_AT_MOST])}{more}" if names else ""


def _check_finite(weights: dict[str, Tensor], name: str) -> None:
    broken = [key for key, tensor in weights.items() if tensor.is_floating_point() and not tensor.isfinite().all()]
    if broken:
        raise GfrError(
            f"Weights '{name}' hold numbers that are not finite ({_listed('in', broken)}).",
            "The training that made them went wrong; choose other weights.",
        )
