"""A tiny training run on pictures made here: three people, two photographs each, 64-px networks."""

import json
from pathlib import Path

import cv2
import numpy as np

from gfr_core.model.config import GFRNetConfig
from gfr_core.train.config import LossWeights, Machine, Stage, TrainConfig
from gfr_core.train.pairs import PairRecipe

NETWORK = GFRNetConfig(width=4, warp_width=4, rec_levels=3, warp_size=32, depth_factor=4)


def face_points(side: float, centre: float) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """68 points that lie roughly as a face's do."""
    angle = np.linspace(0, np.pi, 17)
    jaw = np.stack([-np.cos(angle), np.sin(angle) * 0.9 + 0.1], axis=1)
    brows = np.stack([np.linspace(-0.8, 0.8, 10), np.full(10, -0.45)], axis=1)
    nose = np.stack([np.zeros(4), np.linspace(-0.2, 0.2, 4)], axis=1)
    nostrils = np.stack([np.linspace(-0.2, 0.2, 5), np.full(5, 0.3)], axis=1)
    ring = np.linspace(np.pi, -np.pi, 7)[:6]
    eyes = [np.stack([x + 0.18 * np.cos(ring), -0.2 - 0.08 * np.sin(ring)], axis=1) for x in (-0.4, 0.4)]
    outer, inner = np.linspace(np.pi, -np.pi, 13)[:12], np.linspace(np.pi, -np.pi, 9)[:8]
    mouth = np.stack([0.4 * np.cos(outer), 0.55 - 0.15 * np.sin(outer)], axis=1)
    lips = np.stack([0.3 * np.cos(inner), 0.55 - 0.06 * np.sin(inner)], axis=1)
    return np.concatenate([jaw, brows, nose, nostrils, *eyes, mouth, lips]) * side / 2 + centre


def write_people(folder: Path) -> Path:
    """An index of smooth random pictures with a face's landmarks on them."""
    rng = np.random.default_rng(0)
    rows = []
    for person in range(4):
        coarse = rng.integers(0, 255, (12, 12, 3), dtype=np.uint8)
        for photo in range(2):
            name = f"{person}_{photo}.png"
            cv2.imwrite(str(folder / name), cv2.resize(coarse, (300, 300), interpolation=cv2.INTER_CUBIC))
            points = face_points(120 + 10 * photo, 150).round(2).tolist()
            rows.append({"id": str(person), "file": name, "points": points, "split": "val" if person == 3 else "train"})
    index = folder / "index.jsonl"
    index.write_text("\n".join(json.dumps(row) for row in rows))
    return index


def small_config(folder: Path, *stages: Stage) -> TrainConfig:
    """A run of seconds; WarpNet for two steps and RecNet for two unless told otherwise."""
    warp = Stage("warp", 8, warpnet=True, batch=4, size=32, losses=LossWeights(landmark=10, dense_grid=5, bending=1e-6))
    rec = Stage("rec", 8, recnet=True, batch=4, window=32, losses=LossWeights(l1=1, frequency=0.1))
    return TrainConfig(
        name="small",
        index=folder / "index.jsonl",
        out=folder / "out",
        stages=stages or (warp, rec),
        network=NETWORK,
        pairs=PairRecipe(size=64),
        machine=Machine(device="cpu", bfloat16=False),
        validation_pairs=2,
        validate_every=8,
        save_every=4,
        credits=("made by a test",),
    )
