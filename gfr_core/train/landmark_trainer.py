"""Trains the landmark network: `python -m gfr_core.train.landmark_trainer --data DIR --out DIR`.

Writes into the output folder: `landmarks68_state.pt` (to go on from: network, optimiser, running average, sample
number), `landmarks68_log.jsonl` (one row a validation) and, at the end, `landmarks68.safetensors` and
`landmarks68.json`. Started again with the same arguments it goes on where it stopped.
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import cv2
import numpy as np
import torch
from torch import Tensor
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from gfr_core.faces.landmark_weights import parameter_count, save_landmark_net
from gfr_core.faces.landmarks import NetLandmarker
from gfr_core.geometry import Box
from gfr_core.model.landmark_net import LandmarkNet, LandmarkNetConfig, LandmarkOutput, heat_around
from gfr_core.train.landmark_error import normalised_mean_error
from gfr_core.train.landmark_photos import LandmarkPhoto, load_photos
from gfr_core.train.landmark_samples import LandmarkSamples

CREDITS = (
    "DeBruine & Jones, Face Research Lab London Set, figshare 5047666, CC BY 4.0",
    "DeBruine & Jones, Young Adult White Faces, figshare 4220517, CC BY 4.0",
    "Caltech-101 (Faces), Li, Andreeto, Ranzato, Perona, CC BY 4.0",
    "Official portraits of the United States Congress, public domain",
)
STEM = "landmarks68"
PHOTO_FACE_PX = 112
"""Training photos are kept a little larger than the network sees them: all of them then fit in 200 MB."""


@dataclass(frozen=True, slots=True)
class LandmarkTraining:
    """How the landmark network is trained.

    Attributes:
        samples: how many samples in all.
        batch: samples a step.
        rate: highest learning rate; it rises for the first steps and falls along a cosine to a hundredth.
        heat_weight: of the cross-entropy to Gaussian heatmaps, beside the mean distance of the landmarks.
        average: decay of the running average of the weights, which is what is validated and shipped.
        validate_every: samples between two validations, each followed by a saved state.
        seed: of samples and of the first weights.
    """

    samples: int = 90_000
    batch: int = 32
    rate: float = 2e-3
    heat_weight: float = 0.3
    average: float = 0.998
    validate_every: int = 6_000
    seed: int = 0

    def rate_at(self, sample: int) -> float:
        """The learning rate when `sample` samples have been seen."""
        rise = min(1.0, (sample + self.batch) / (200 * self.batch))
        fall = 0.5 * (1 + math.cos(math.pi * min(1.0, sample / self.samples)))
        return self.rate * rise * (0.01 + 0.99 * fall)


class LandmarkTrainer:
    """The network in training, and all that has to be kept to go on with it."""

    def __init__(self, training: LandmarkTraining, config: LandmarkNetConfig, photos: Sequence[LandmarkPhoto]) -> None:
        torch.manual_seed(training.seed)
        self.training = training
        net = LandmarkNet(config)
        self.net = net.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # missing in torch's types
        decay = get_ema_multi_avg_fn(training.average)  # type: ignore[no-untyped-call]
        self.average = AveragedModel(self.net, multi_avg_fn=decay, use_buffers=True)
        self.optimiser = torch.optim.AdamW(self.net.parameters(), lr=training.rate, weight_decay=1e-4)
        self.samples = LandmarkSamples(photos, config.size, training.seed)
        self.seen = 0

    def step(self) -> float:
        """Learns from the next batch. Returns its mean landmark distance, in pixels of the patch."""
        patches, points = self.samples.batch(self.seen, self.training.batch)
        for group in self.optimiser.param_groups:
            group["lr"] = self.training.rate_at(self.seen)
        with torch.autocast("cpu", torch.bfloat16):
            output: LandmarkOutput = self.net(torch.from_numpy(patches))
        wanted = torch.from_numpy(points)
        distance = landmark_distance(output, wanted)
        loss = distance + self.training.heat_weight * heat_cross_entropy(output, wanted)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 20.0)
        self.optimiser.step()
        self.average.update_parameters(self.net)
        self.seen += self.training.batch
        return float(distance.detach())

    def averaged(self) -> LandmarkNet:
        """The network with the running average of its weights."""
        net = self.average.module
        assert isinstance(net, LandmarkNet)
        return net

    def save_state(self, path: Path) -> None:
        """Everything needed to go on. Atomic."""
        state = {
            "net": self.net.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "seen": self.seen,
        }
        part = path.with_name(path.name + ".part")
        torch.save(state, part)
        part.replace(path)

    def load_state(self, path: Path) -> None:
        """Goes back to a saved state."""
        state = torch.load(path, weights_only=True)
        self.net.load_state_dict(state["net"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.seen = state["seen"]


def landmark_distance(output: LandmarkOutput, wanted: Tensor) -> Tensor:
    """Mean Euclidean distance of found and wanted landmarks in pixels; smooth below a tenth of a pixel."""
    return ((output.points - wanted).square().sum(dim=-1) + 0.01).sqrt().mean()


def heat_cross_entropy(output: LandmarkOutput, wanted: Tensor) -> Tensor:
    """Mean cross-entropy of the heatmaps to Gaussians around the wanted landmarks."""
    cells = output.log_heat.shape[-1]
    return -(heat_around(wanted, cells) * output.log_heat).sum(dim=(2, 3)).mean()


def validation_error(net: LandmarkNet, photos: Sequence[LandmarkPhoto]) -> float:
    """Normalised mean error on photos whose boxes are moved and sized as badly as a detector's."""
    landmarker = NetLandmarker(net)
    errors = []
    for number, photo in enumerate(photos):
        box = jittered_box(np.random.default_rng(number), Box.around(photo.points))
        errors.append(normalised_mean_error(landmarker.landmarks(photo.pixels, box), photo.points))
    return float(np.mean(errors))


def jittered_box(rng: np.random.Generator, box: Box) -> Box:
    """A detector's idea of `box`: moved by up to 12 % and sized up to 18 % wrongly."""
    factor = float(np.exp(rng.uniform(-0.18, 0.18)))
    x, y = np.array(box.centre) + rng.uniform(-0.12, 0.12, 2) * box.side
    width, height = box.w * factor, box.h * factor
    return Box(float(x) - width / 2, float(y) - height / 2, width, height)


def train(trainer: LandmarkTrainer, validation: Sequence[LandmarkPhoto], out: Path) -> None:
    """Trains to the end, validating, logging and saving on the way."""
    started, distances = time.monotonic(), []
    while trainer.seen < trainer.training.samples:
        before = trainer.seen // trainer.training.validate_every
        distances.append(trainer.step())
        if trainer.seen // trainer.training.validate_every > before or trainer.seen >= trainer.training.samples:
            row = {
                "samples": trainer.seen,
                "train_distance_px": round(float(np.mean(distances)), 3),
                "val_nme_percent": round(100 * validation_error(trainer.averaged(), validation), 3),
                "seconds": round(time.monotonic() - started),
            }
            distances.clear()
            with (out / f"{STEM}_log.jsonl").open("a", encoding="utf-8") as log:
                log.write(json.dumps(row) + "\n")
            trainer.save_state(out / f"{STEM}_state.pt")
    write_result(trainer, out)


def write_result(trainer: LandmarkTrainer, out: Path) -> None:
    """The finished weights and, beside them, what they are and whose photos they learnt from."""
    net = trainer.averaged()
    save_landmark_net(net, out / f"{STEM}.safetensors", CREDITS)
    about = {
        "what": "68 facial landmarks (iBUG order) in a grey square around a face",
        "licence": "Apache-2.0",
        "parameters": parameter_count(net),
        "net": asdict(net.config),
        "training": asdict(trainer.training),
        "samples_seen": trainer.seen,
        "command": "python -m gfr_core.train.landmark_trainer --data DIR --out DIR",
        "credits": list(CREDITS),
    }
    (out / f"{STEM}.json").write_text(json.dumps(about, indent=2) + "\n", encoding="utf-8")


def main(arguments: Sequence[str]) -> None:
    """The command line of the training."""
    defaults = LandmarkTraining()
    parser = argparse.ArgumentParser(description="Trains the landmark network.")
    parser.add_argument("--data", type=Path, required=True, help="folder with index.jsonl and its pictures")
    parser.add_argument("--out", type=Path, required=True, help="folder for state, log and result")
    parser.add_argument("--samples", type=int, default=defaults.samples)
    parser.add_argument("--seed", type=int, default=defaults.seed)
    parser.add_argument("--threads", type=int, default=1)
    given = parser.parse_args(arguments)
    torch.set_num_threads(given.threads)
    cv2.setNumThreads(given.threads)
    torch.set_flush_denormal(True)  # faint heatmap cells are denormal and slow a CPU several times
    training = LandmarkTraining(samples=given.samples, seed=given.seed)
    photos = load_photos(given.data, "train", face_px=PHOTO_FACE_PX)
    trainer = LandmarkTrainer(training, LandmarkNetConfig(), photos)
    given.out.mkdir(parents=True, exist_ok=True)
    state = given.out / f"{STEM}_state.pt"
    if state.exists():
        trainer.load_state(state)
    train(trainer, load_photos(given.data, "val"), given.out)


if __name__ == "__main__":
    main(sys.argv[1:])
