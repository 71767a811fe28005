"""The training loop, on one page."""

import copy
import math
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import nn

from gfr_core.checkpoint.schema import Checkpoint, CheckpointInfo
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.errors import GfrError
from gfr_core.model.gfrnet import GFRNet
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.train.config import Stage, TrainConfig
from gfr_core.train.critics import Critics
from gfr_core.train.distributed import ALONE, Team
from gfr_core.train.inheritance import take_over
from gfr_core.train.learner import Learner
from gfr_core.train.losses.perceptual import load_vgg_face
from gfr_core.train.objective import Batch, Objective, StepLoss, Teachers
from gfr_core.train.pairs import Pair
from gfr_core.train.run_log import RunLog
from gfr_core.train.schedule import learning_rate, samples_left, take_score
from gfr_core.train.state import Counters, load_moments, load_networks, save_state
from gfr_core.train.supply import PairSupply
from gfr_core.train.validate import score, stage_score, validation_pairs


@dataclass(frozen=True, slots=True)
class Course:
    """What a stage needs: the losses as modules, and who learns from them. Judges only where the stage has any."""

    stage: Stage
    objective: nn.Module
    restorer: Learner
    judging: nn.Module | None = None
    judges: Learner | None = None

    def learners(self) -> dict[str, Learner]:
        """Under the names that the saved state gives their moments."""
        return {"adam": self.restorer} | ({"critics_adam": self.judges} if self.judges else {})


class Trainer:
    """One run: its networks, its counters, its files. `run()` does the work and may be stopped by its reporter."""

    def __init__(
        self, config: TrainConfig, *, device: str, command: str, report: Reporter = silent, team: Team = ALONE
    ) -> None:
        self.config = config
        self.device = torch.device(device)
        self.command = command
        self.report = report
        self.team = team
        self.counters = Counters()
        torch.manual_seed(config.seed)
        network = GFRNet(config.network)
        take_over(network, config.start_from)
        self.network = network.to(self.device).to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # torch's stubs miss this form
        self.average = copy.deepcopy(self.network).eval().requires_grad_(requires_grad=False)
        self.teachers = teachers_of(config, self.device)
        self.supply = PairSupply(config, device=self.device, team=team)
        self.validation = validation_pairs(config) if team.leads else {}
        self.log = RunLog(config.out / "log.jsonl")
        self.state_path = config.out / "state.safetensors"

    def run(self, *, resume: bool) -> Path:
        """Train all stages; returns the weights file.

        Raises:
            GfrError: the loss is no longer finite; the last good state is on disk.
            Stopped: from the reporter, as anything else that it raises; the state is saved first.
        """
        self.config.out.mkdir(parents=True, exist_ok=True)
        resumed = resume and self.state_path.exists()
        if resumed:
            self.counters = load_networks(self.state_path, self._networks())
        if self.team.leads:
            self.log.open(samples=self.counters.samples)
        for number in range(self.counters.stage, len(self.config.stages)):
            self.counters.enter(number)
            self._run_stage(self.config.stages[number], resumed=resumed and self.counters.stage_samples > 0)
        return self.write_weights()

    def _run_stage(self, stage: Stage, *, resumed: bool) -> None:
        course = self._course(stage, resumed=resumed)
        if not resumed:
            self._save(course)  # something to go back to, and nothing of an older run to resume by mistake
        for pair in self._pairs(stage):
            losses = self._step(course, pair)
            self.log.add(losses, stage.batch * self.team.size)
            if self._due(self.config.validate_every, stage):
                self._validate(stage, course.restorer.adam.param_groups[0]["lr"])
            if self._due(self.config.save_every, stage):
                self._save(course)
            self._tell(course)
            if not samples_left(stage, self.counters):
                break
        self._save(course)

    def _step(self, course: Course, pair: Pair) -> dict[str, float]:
        stage, rate = course.stage, learning_rate(course.stage, self.counters)
        first = self.team.sample_number(0, first=self.counters.samples, batch=stage.batch)
        rng = np.random.default_rng((self.config.seed, 1, first))
        with self._autocast():
            loss: StepLoss = course.objective(Batch.of(pair, self.device), rng)
        losses = self._checked(loss)
        course.restorer.descend(loss.total, rate)
        if course.judging is not None and course.judges is not None and loss.judged is not None:
            with self._autocast():
                judged = course.judging(*loss.judged)
            course.judges.descend(judged, rate)
            losses["critics"] = float(self.team.mean(judged.detach()))
        self.counters.advance(stage.batch * self.team.size)
        if self.team.leads:
            follow(self.average, self.network, self.config.average, self.counters.step)
        return losses

    def _course(self, stage: Stage, *, resumed: bool) -> Course:
        restorer = Learner.of(self.network, self._learning(stage))
        objective = Objective(self.network, stage, self.teachers)
        critics = self.teachers.critics if stage.losses.need_critics else None
        judges = Learner.of(critics, critics.parameters()) if critics else None
        course = Course(stage, objective, restorer, critics, judges)
        if resumed:
            load_moments(self.state_path, course.learners())
        if self.config.machine.compile:
            compile_in_place(self.network)
        return replace(
            course, objective=self.team.shared(objective), judging=self.team.shared(critics) if critics else None
        )

    def _learning(self, stage: Stage) -> list[nn.Parameter]:
        """Set what learns: its parameters get gradients, its norms follow the batches; the rest stands still."""
        self.network.train()
        network = self.network
        parts = ((network.warpnet, stage.warpnet), (network.refiner, stage.refiner), (network.recnet, stage.recnet))
        learning: list[nn.Parameter] = []
        for part, learns in parts:
            if part is not None:
                part.requires_grad_(learns).train(learns)
                learning += [parameter for parameter in part.parameters() if learns]
        return learning

    def _pairs(self, stage: Stage) -> Iterator[Pair]:
        left = samples_left(stage, self.counters)
        return self.log.waiting_for(self.supply.of_stage(stage, first=self.counters.samples, count=left))

    def _checked(self, loss: StepLoss) -> dict[str, float]:
        """The step's losses as numbers, alike in every process; one transfer from the device."""
        total, *values = self.team.mean(torch.stack([loss.total.detach(), *loss.parts.values()])).tolist()
        losses = dict(zip(loss.parts, values, strict=True))
        if not math.isfinite(total):
            raise GfrError(
                f"Training stopped at sample {self.counters.samples}: the loss is no longer a number ({losses}).",
                "Resume with a lower learning_rate; the last good state is kept.",
            )
        return losses

    def _validate(self, stage: Stage, rate: float) -> None:
        started = time.perf_counter()
        scores = {scale: score(self.average, pairs, self.device) for scale, pairs in self.validation.items()}
        if self.team.leads:
            score_s = time.perf_counter() - started
            self.log.write(stage.name, self.counters.samples, rate, scores, score_s=score_s)
        if stage.rates:
            own = stage_score(stage, scores) if self.team.leads else 0.0
            take_score(stage, self.counters, self.team.told(own, self.device))

    def _tell(self, course: Course) -> None:
        """Report. Whatever the reporter raises stops the run between two steps, where its state is whole."""
        try:
            self.report(Progress(self.counters.samples / self.config.samples, course.stage.name))
        except BaseException:
            self._save(course)
            raise

    def _due(self, every: int, stage: Stage) -> bool:
        return self.counters.samples % every < stage.batch * self.team.size

    def _autocast(self) -> AbstractContextManager[None]:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self.config.machine.bfloat16)

    def _networks(self) -> dict[str, nn.Module]:
        networks: dict[str, nn.Module] = {"network": self.network, "average": self.average}
        return networks | ({"critics": self.teachers.critics} if self.teachers.critics else {})

    def _save(self, course: Course) -> None:
        if not self.team.leads:
            return
        if not all(bool(parameter.isfinite().all()) for parameter in self.network.parameters()):
            raise GfrError(
                f"Training stopped at sample {self.counters.samples}: the weights are no longer numbers.",
                "Resume with a lower learning_rate; the last good state is kept.",
            )
        save_state(self.state_path, self._networks(), course.learners(), self.counters)

    def write_weights(self) -> Path:
        """The averaged network as a weights file, half precision; written by the process that leads."""
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
        if self.team.leads:
            save_checkpoint(path, Checkpoint(self.config.network, weights, info), dtype=torch.float16)
        return path


def teachers_of(config: TrainConfig, device: torch.device) -> Teachers:
    """Critics and features, as far as a stage of the run has a loss that needs them.

    Raises:
        GfrError: the file of VGG-Face's weights is of no use.
    """
    losses = [stage.losses for stage in config.stages]
    critics = Critics(config.critics).to(device) if any(weights.need_critics for weights in losses) else None
    features = None
    if config.vgg_face is not None and any(weights.perceptual for weights in losses):
        features = load_vgg_face(config.vgg_face).to(device)
    return Teachers(critics, features)


def compile_in_place(network: GFRNet) -> None:
    """`torch.compile` for what a step spends its time in. Names of parameters stay what they are."""
    for part in (network.recnet, network.refiner):
        if part is not None:
            part.compile(dynamic=False)


@torch.no_grad()
def follow(average: nn.Module, network: nn.Module, decay: float, step: int) -> None:
    """Move the averaged weights a little towards the network's; counters are copied. Faster in the first steps."""
    keep = min(decay, (1 + step) / (10 + step))
    slow, fast = average.state_dict(), network.state_dict()
    floats = [name for name, tensor in fast.items() if tensor.is_floating_point()]
    torch._foreach_lerp_([slow[name] for name in floats], [fast[name] for name in floats], 1 - keep)
    for name in fast.keys() - set(floats):
        slow[name].copy_(fast[name])
