"""A run at rest: everything a resumed run needs to be the run that never stopped.

Pairs and jitter are functions of (seed, sample number), so the random state of a run is its sample counter. Written as
safetensors; nothing is pickled.
"""

import json
import os
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.optim import Adam

from gfr_core.errors import GfrError


@dataclass(slots=True)
class Counters:
    """Where a run stands: steps and samples of the whole run, and samples of the stage it is in."""

    step: int = 0
    samples: int = 0
    stage: int = 0
    stage_samples: int = 0


def save_state(path: Path, network: nn.Module, average: nn.Module, adam: Adam, counters: Counters) -> None:
    """Write the state so that either the whole new file is there or the old one still is."""
    from safetensors.torch import save_file

    tensors = _named("network", network.state_dict()) | _named("average", average.state_dict())
    for name, parameter in _learning(network, adam):
        tensors |= _named(f"adam.{name}", adam.state.get(parameter, {}))
    header = {"counters": json.dumps([counters.step, counters.samples, counters.stage, counters.stage_samples])}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    save_file({name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}, part, header)
    os.replace(part, path)  # noqa: PTH105 - says what it is: the atomic exchange


def load_networks(path: Path, network: nn.Module, average: nn.Module) -> Counters:
    """Put the saved numbers into both networks.

    Raises:
        GfrError: the state belongs to another network, or is damaged.
    """
    try:
        tensors, counters = _read(path)
        network.load_state_dict(_under("network", tensors))
        average.load_state_dict(_under("average", tensors))
    except (OSError, RuntimeError, ValueError, KeyError) as error:
        raise GfrError(
            f"Training state {path} does not fit this run: {error}.", "Start again without --resume, or mend the file."
        ) from error
    return counters


def load_adam(path: Path, network: nn.Module, adam: Adam) -> None:
    """Put the saved moments into the optimiser of the same stage."""
    tensors, _ = _read(path)
    for name, parameter in _learning(network, adam):
        saved = _under(f"adam.{name}", tensors)
        if saved:
            step = saved.pop("step")
            # in the parameter's own memory order: fused Adam walks both side by side
            moments = {key: torch.empty_like(parameter).copy_(tensor) for key, tensor in saved.items()}
            adam.state[parameter] = {"step": step, **moments}


def _read(path: Path) -> tuple[dict[str, Tensor], Counters]:
    from safetensors import safe_open

    with safe_open(str(path), framework="pt") as file:
        tensors = {name: torch.clone(file.get_tensor(name)) for name in file.keys()}  # noqa: SIM118 - not a dict
        numbers = json.loads(file.metadata()["counters"])
    return tensors, Counters(*numbers)


def _learning(network: nn.Module, adam: Adam) -> list[tuple[str, nn.Parameter]]:
    learning = {id(parameter) for group in adam.param_groups for parameter in group["params"]}
    return [(name, parameter) for name, parameter in network.named_parameters() if id(parameter) in learning]


def _named(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {f"{prefix}.{name}": tensor for name, tensor in tensors.items()}


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name[len(prefix) + 1 :]: t for name, t in tensors.items() if name.startswith(f"{prefix}.")}
