"""The file that holds a trained `LandmarkNet`: safetensors, half precision, its config in the header."""

import json
from dataclasses import asdict
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save
from torch import Tensor

from gfr_core.errors import GfrError
from gfr_core.model.landmark_net import LandmarkNet, LandmarkNetConfig

FORMAT = "gfr-studio-landmarks/1"
REPLACE = "Replace it with the file that came with the program, or train one with gfr_core.train.landmark_trainer."


def save_landmark_net(net: LandmarkNet, path: Path, credit: tuple[str, ...]) -> None:
    """Writes the network's weights as float16 with its config and the credit due for its training photos. Atomic."""
    weights = {name: _halved(value) for name, value in net.state_dict().items()}
    header = {"format": FORMAT, "config": json.dumps(asdict(net.config)), "credits": json.dumps(credit)}
    part = path.with_name(path.name + ".part")
    part.write_bytes(save(weights, header))
    part.replace(path)


def _halved(value: Tensor) -> Tensor:
    value = value.detach().cpu().contiguous()
    return value.half() if value.is_floating_point() else value


def load_landmark_net(path: Path) -> LandmarkNet:
    """The network of a file written by `save_landmark_net`, in float32 on the CPU, set to inference.

    Raises:
        GfrError: the file is missing, damaged, or holds something else.
    """
    if not path.is_file():
        raise GfrError(f"The landmark weights '{path}' do not exist.", REPLACE)
    header, weights = _read(path)
    if header.get("format") != FORMAT:
        found = header.get("format", "no format name")
        raise GfrError(f"'{path.name}' holds {found}, wanted {FORMAT}.", REPLACE)
    try:
        net = LandmarkNet(LandmarkNetConfig(**json.loads(header["config"])))
        net.load_state_dict({name: value.float() for name, value in weights.items()})
    except (KeyError, TypeError, ValueError, RuntimeError) as error:
        reason = str(error).splitlines()[0]
        raise GfrError(f"The weights in '{path.name}' do not fit their own description ({reason}).", REPLACE) from error
    return net.eval()


def _read(path: Path) -> tuple[dict[str, str], dict[str, Tensor]]:
    try:
        with safe_open(path, framework="pt") as file:
            return dict(file.metadata() or {}), {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    except (SafetensorError, OSError) as error:
        raise GfrError(f"'{path.name}' is not a readable safetensors file ({error}).", REPLACE) from error


def parameter_count(net: torch.nn.Module) -> int:
    """How many numbers training may change."""
    return sum(parameter.numel() for parameter in net.parameters())
