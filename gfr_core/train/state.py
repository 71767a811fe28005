"""A run at rest: everything a resumed run needs to be the run that never stopped.

Pairs and jitter are functions of (seed, sample number), so the random state of a run is its sample counter. Written as
safetensors; nothing is pickled.
"""

import json
import math
import os
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

import torch
from torch import Tensor, nn

from gfr_core.errors import GfrError
from gfr_core.train.learner import Learner


@dataclass(slots=True)
class Counters:
    """Where a run stands.

    Attributes:
        step, samples: of the whole run.
        stage, stage_samples: the stage it is in, and the samples of it.
        rate: which of the stage's `rates` it is at.
        best: the best score of the stage so far; higher is better.
        waited: validations since then.
    """

    step: int = 0
    samples: int = 0
    stage: int = 0
    stage_samples: int = 0
    rate: int = 0
    best: float = -math.inf
    waited: int = 0

    def enter(self, stage: int) -> None:
        """The beginning of a stage, if the run is not in it already."""
        if stage != self.stage:
            self.stage, self.stage_samples, self.rate, self.best, self.waited = stage, 0, 0, -math.inf, 0

    def advance(self, samples: int) -> None:
        """One step on this many samples."""
        self.step += 1
        self.samples += samples
        self.stage_samples += samples


def save_state(
    path: Path, networks: Mapping[str, nn.Module], learners: Mapping[str, Learner], counters: Counters
) -> None:
    """Write the state so that either the whole new file is there or the old one still is.

    Args:
        path: of the file.
        networks: their numbers are kept under these names.
        learners: their moments are kept under these names; a name is no network's name.
        counters: where the run stands.
    """
    from safetensors.torch import save_file

    tensors: dict[str, Tensor] = {}
    for name, network in networks.items():
        tensors |= _named(name, network.state_dict())
    for name, learner in learners.items():
        for parameter_name, parameter in learner.learning():
            tensors |= _named(f"{name}.{parameter_name}", learner.adam.state.get(parameter, {}))
    header = {"counters": json.dumps(astuple(counters))}
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    save_file({name: tensor.detach().cpu().contiguous().clone() for name, tensor in tensors.items()}, part, header)
    os.replace(part, path)  # noqa: PTH105 - says what it is: the atomic exchange


def load_networks(path: Path, networks: Mapping[str, nn.Module]) -> Counters:
    """Put the saved numbers into the networks; one that the saved run did not have yet stays as it is.

    Raises:
        GfrError: the state belongs to another network, or is damaged.
    """
    try:
        tensors, counters = _read(path)
        for name, network in networks.items():
            saved = _under(name, tensors)
            if saved or name == "network":
                network.load_state_dict(saved)
    except (OSError, RuntimeError, ValueError, KeyError, TypeError) as error:
        raise GfrError(
            f"Training state {path} does not fit this run: {error}.", "Start again without --resume, or mend the file."
        ) from error
    return counters


def load_moments(path: Path, learners: Mapping[str, Learner]) -> None:
    """Put the saved moments into the optimisers of the same stage."""
    tensors, _ = _read(path)
    for name, learner in learners.items():
        for parameter_name, parameter in learner.learning():
            saved = _under(f"{name}.{parameter_name}", tensors)
            if saved:
                step = saved.pop("step")
                # in the parameter's own memory order: fused Adam walks both side by side
                moments = {key: torch.empty_like(parameter).copy_(tensor) for key, tensor in saved.items()}
                learner.adam.state[parameter] = {"step": step.to(parameter.device), **moments}


def _read(path: Path) -> tuple[dict[str, Tensor], Counters]:
    from safetensors import safe_open

    with safe_open(str(path), framework="pt") as file:
        tensors = {name: torch.clone(file.get_tensor(name)) for name in file.keys()}  # noqa: SIM118 - not a dict
        numbers = json.loads(file.metadata()["counters"])  # four in files of older runs
    return tensors, Counters(*numbers)


def _named(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {f"{prefix}.{name}": tensor for name, tensor in tensors.items()}


def _under(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {name[len(prefix) + 1 :]: t for name, t in tensors.items() if name.startswith(f"{prefix}.")}
