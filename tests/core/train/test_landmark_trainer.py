"""Training the landmark network: it learns, stops and goes on, and writes what the program can load."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from gfr_core.faces.landmark_weights import load_landmark_net
from gfr_core.geometry import Box
from gfr_core.model.landmark_net import LandmarkNetConfig, LandmarkOutput, heat_around
from gfr_core.train.landmark_trainer import (
    LandmarkTrainer,
    LandmarkTraining,
    heat_cross_entropy,
    jittered_box,
    landmark_distance,
    main,
    train,
    validation_error,
)
from tests.core.train.landmark_faces import dotted_photo

TINY = LandmarkNetConfig(size=32, width=4, decoder_width=4)
SHORT = LandmarkTraining(samples=24, batch=4, validate_every=8)
PHOTOS = [dotted_photo()]


def weights_of(trainer: LandmarkTrainer) -> torch.Tensor:
    return torch.cat([value.detach().flatten() for value in trainer.net.parameters()])


def test_it_learns_a_batch_that_it_sees_again_and_again() -> None:
    training = LandmarkTraining(samples=1600, batch=4, rate=1.0)  # 1/200 of it at the first sample, where it stays
    trainer = LandmarkTrainer(training, LandmarkNetConfig(size=32, width=8, decoder_width=8), PHOTOS)
    distances = []
    for _ in range(40):
        distances.append(trainer.step())
        trainer.seen = 0
    assert np.mean(distances[-5:]) < 0.7 * np.mean(distances[:5])


def test_stopped_and_resumed_equals_a_straight_run(tmp_path: Path) -> None:
    straight = LandmarkTrainer(SHORT, TINY, PHOTOS)
    for _ in range(4):
        straight.step()
    stopped = LandmarkTrainer(SHORT, TINY, PHOTOS)
    for _ in range(2):
        stopped.step()
    stopped.save_state(tmp_path / "state.pt")
    resumed = LandmarkTrainer(SHORT, TINY, PHOTOS)
    resumed.load_state(tmp_path / "state.pt")
    for _ in range(2):
        resumed.step()
    assert resumed.seen == straight.seen == 16
    torch.testing.assert_close(weights_of(resumed), weights_of(straight), rtol=0, atol=1e-6)


def test_a_run_leaves_weights_a_description_and_a_log(tmp_path: Path) -> None:
    train(LandmarkTrainer(SHORT, TINY, PHOTOS), PHOTOS, tmp_path)
    rows = [json.loads(line) for line in (tmp_path / "landmarks68_log.jsonl").read_text().splitlines()]
    assert [row["samples"] for row in rows] == [8, 16, 24]
    assert load_landmark_net(tmp_path / "landmarks68.safetensors").config == TINY
    about = json.loads((tmp_path / "landmarks68.json").read_text())
    assert about["samples_seen"] == 24
    assert len(about["credits"]) == 4


def test_the_command_trains_from_a_folder_and_goes_on(tmp_path: Path) -> None:
    photo = dotted_photo()
    cv2.imwrite(str(tmp_path / "a.png"), photo.pixels)
    common = {"id": "a", "file": "a.png", "source": "drawn", "points": photo.points.tolist()}
    rows = [json.dumps({**common, "split": split}) for split in ("train", "val")]
    (tmp_path / "index.jsonl").write_text("\n".join(rows))
    threads, quick = torch.get_num_threads(), cv2.getNumThreads()
    out = tmp_path / "out"
    for samples in ("32", "64"):
        main(["--data", str(tmp_path), "--out", str(out), "--samples", samples])
    torch.set_num_threads(threads)
    cv2.setNumThreads(quick)
    torch.set_flush_denormal(False)
    seen = [json.loads(line)["samples"] for line in (out / "landmarks68_log.jsonl").read_text().splitlines()]
    assert seen == [32, 64]
    assert load_landmark_net(out / "landmarks68.safetensors").config == LandmarkNetConfig()


def test_the_rate_rises_then_falls_to_a_hundredth() -> None:
    training = LandmarkTraining(samples=64_000, batch=32, rate=1.0)
    assert training.rate_at(0) == pytest.approx(1 / 200, rel=0.01)
    assert training.rate_at(6_400) == pytest.approx(0.976, abs=0.01)
    assert training.rate_at(64_000) == pytest.approx(0.01)


def test_the_distance_is_the_mean_euclidean_distance() -> None:
    wanted = torch.rand(2, 68, 2) * 32
    output = LandmarkOutput(wanted + torch.tensor([3.0, 4.0]), torch.zeros(2, 68, 8, 8))
    assert float(landmark_distance(output, wanted)) == pytest.approx(5, abs=2e-3)


def test_the_cross_entropy_is_lowest_for_the_wanted_heatmap() -> None:
    wanted = torch.rand(1, 68, 2) * 24 + 4
    right, flat = heat_around(wanted, 8).clamp_min(1e-9).log(), torch.full((1, 68, 8, 8), -np.log(64.0))
    best, poor = (float(heat_cross_entropy(LandmarkOutput(wanted, heat), wanted)) for heat in (right, flat))
    assert best < poor
    assert poor == pytest.approx(np.log(64.0), rel=1e-5)


def test_a_jittered_box_is_off_by_no_more_than_a_detector_s() -> None:
    box = Box(10, 20, 100, 80)
    for seed in range(50):
        moved = jittered_box(np.random.default_rng(seed), box)
        assert np.abs(np.subtract(moved.centre, box.centre)).max() <= 12 + 1e-9
        assert abs(np.log(moved.w / box.w)) <= 0.18 + 1e-9
        assert moved.w / moved.h == pytest.approx(1.25)


def test_validation_of_an_untrained_net_is_a_number() -> None:
    error = validation_error(LandmarkTrainer(SHORT, TINY, PHOTOS).averaged(), PHOTOS)
    assert 0 < error < 10
