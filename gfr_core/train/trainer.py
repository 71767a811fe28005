"""The training loop, on one page."""

import copy
import json
import math
import time
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.optim import Adam

from gfr_core.checkpoint.schema import Checkpoint, CheckpointInfo
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.errors import GfrError
from gfr_core.model.gfrnet import GFRNet
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.train.config import Stage, TrainConfig
from gfr_core.train.index import read_index
from gfr_core.train.inheritance import take_over
from gfr_core.train.loader import batches
from gfr_core.train.objective import Batch, stage_loss
from gfr_core.train.pairs import Pair, PairDataset, PairRecipe
from gfr_core.train.schedule import learning_rate
from gfr_core.train.state import Counters, load_adam, load_networks, save_state
from gfr_core.train.validate import score

VALIDATION_SCALES = (4.0, 8.0)


class Trainer:
    """One run: its networks, its counters, its files. `run()` does the work and may be stopped by its reporter."""

    def __init__(self, config: TrainConfig, *, device: str, command: str, report: Reporter = silent) -> None:
        self.config = config
        self.device = torch.device(device)
        self.command = command
        self.report = report
        self.counters = Counters()
        torch.manual_seed(config.seed)
        network = GFRNet(config.network)
        take_over(network, config.start_from)
        self.network = network.to(self.device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs miss this form
        self.average = copy.deepcopy(self.network).eval().requires_grad_(requires_grad=False)
        self.photos = read_index(config.index, "train")
        self.validation = validation_pairs(config)
        self.log_path = config.out / "log.jsonl"
        self.state_path = config.out / "state.safetensors"

    def run(self, *, resume: bool) -> Path:
        """Train all stages; returns the weights file.

        Raises:
            GfrError: the loss is no longer finite; the last good state is on disk.
            Stopped: from the reporter; the state is saved first.
        """
        self.config.out.mkdir(parents=True, exist_ok=True)
        resumed = resume and self.state_path.exists()
        if resumed:
            self.counters = load_networks(self.state_path, self.network, self.average)
        else:
            self.log_path.unlink(missing_ok=True)
        for number in range(self.counters.stage, len(self.config.stages)):
            if number != self.counters.stage:
                self.counters.stage, self.counters.stage_samples = number, 0
            self._run_stage(self.config.stages[number], resumed=resumed and self.counters.stage_samples > 0)
        return self.write_weights()

    def _run_stage(self, stage: Stage, *, resumed: bool) -> None:
        adam = Adam(self._learning(stage), lr=stage.learning_rate, betas=(0.5, 0.99), fused=True)
        if resumed:
            load_adam(self.state_path, self.network, adam)
        left = stage.samples - self.counters.stage_samples
        pairs = PairDataset(self.photos, self._recipe(stage), seed=self.config.seed)
        started, before = time.monotonic(), self.counters.samples
        try:
            for pair in batches(pairs, self.counters.samples, left, stage.batch, self.config.machine.workers):
                parts = self._step(stage, adam, pair)
                if self._due(self.config.validate_every, stage.batch):
                    rate = (self.counters.samples - before) / (time.monotonic() - started)
                    self._log(stage, parts, adam.param_groups[0]["lr"], rate)
                if self._due(self.config.save_every, stage.batch):
                    self._save(adam)
                self.report(Progress(self.counters.samples / self.config.samples, stage.name))
        finally:
            self._save(adam)

    def _step(self, stage: Stage, adam: Adam, pair: Pair) -> dict[str, float]:
        for group in adam.param_groups:
            group["lr"] = learning_rate(stage, self.counters.stage_samples)
        rng = np.random.default_rng((self.config.seed, 1, self.counters.samples))
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self.config.machine.bfloat16):
            loss, parts = stage_loss(self.network, Batch.of(pair, self.device), stage, rng)
        if not math.isfinite(float(loss.detach())):
            raise GfrError(
                f"Training stopped at sample {self.counters.samples}: the loss is no longer a number ({parts}).",
                "Resume with a lower learning_rate; the last good state is kept.",
            )
        adam.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
        adam.step()
        self.counters.step += 1
        self.counters.samples += stage.batch
        self.counters.stage_samples += stage.batch
        follow(self.average, self.network, self.config.average, self.counters.step)
        return parts

    def _learning(self, stage: Stage) -> list[nn.Parameter]:
        """Set what learns: its parameters get gradients, its norms follow the batches; the rest stands still."""
        self.network.train()
        parts = {"warpnet": (self.network.warpnet, stage.warpnet), "recnet": (self.network.recnet, stage.recnet)}
        learning: list[nn.Parameter] = []
        for part, learns in parts.values():
            if part is not None:
                part.requires_grad_(learns).train(learns)
                learning += [parameter for parameter in part.parameters() if learns]
        return learning

    def _recipe(self, stage: Stage) -> PairRecipe:
        return replace(self.config.pairs, size=stage.size) if stage.size else self.config.pairs

    def _due(self, every: int, batch: int) -> bool:
        return self.counters.samples % every < batch

    def _log(self, stage: Stage, parts: dict[str, float], rate: float, samples_per_s: float) -> None:
        row: dict[str, object] = {"stage": stage.name, "samples": self.counters.samples, "learning_rate": rate}
        row |= {"samples_per_s": round(samples_per_s, 2), "losses": {k: round(v, 6) for k, v in parts.items()}}
        for scale, pairs in self.validation.items():
            scores = score(self.average, pairs, self.device)
            row[f"{scale:g}x"] = {name: round(number, 5) for name, number in asdict(scores).items()}
            row[f"{scale:g}x gain_db"] = round(scores.gain, 3)
        with self.log_path.open("a") as log:
            log.write(json.dumps(row) + "\n")

    def _save(self, adam: Adam) -> None:
        save_state(self.state_path, self.network, self.average, adam, self.counters)

    def write_weights(self) -> Path:
        """The averaged network as a weights file, half precision."""
        path = self.config.out / f"{self.config.name}.safetensors"
        info = CheckpointInfo(
            step=self.counters.step,
            samples=self.counters.samples,
            command=self.command,
            credits=self.config.credits,
            licence="Apache-2.0",
            note="Trained on photographs only named in the credits.",
        )
        weights = dict(self.average.state_dict())
        save_checkpoint(path, Checkpoint(self.config.network, weights, info), dtype=torch.float16)
        return path


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, decay: float, step: int) -> None:
    """Move the averaged weights a little towards the network's; counters are copied. Faster in the first steps."""
    keep = min(decay, (1 + step) / (10 + step))
    slow, fast = average.state_dict(), network.state_dict()
    floats = [name for name, tensor in fast.items() if tensor.is_floating_point()]
    torch._foreach_lerp_([slow[name] for name in floats], [fast[name] for name in floats], 1 - keep)
    for name in fast.keys() - set(floats):
        slow[name].copy_(fast[name])


def validation_pairs(config: TrainConfig) -> dict[float, list[Pair]]:
    """Fixed pairs of the validation split at 4x and 8x: right guides, colour as photographed."""
    photos = read_index(config.index, "val")
    pairs = {}
    for scale in VALIDATION_SCALES:
        recipe = replace(
            config.pairs, size=256, wrong_guide=0.0, grey_target=0.0, grey_guide=0.0, mild=0.0, harsh=0.0, scale=scale
        )
        dataset = PairDataset(photos, recipe, seed=999)
        pairs[scale] = [dataset[number] for number in range(config.validation_pairs)]
    return pairs
