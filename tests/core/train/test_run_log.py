import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from gfr_core.train.pairs import Pair
from gfr_core.train.run_log import RunLog
from gfr_core.train.validate import Scores

SCORES = Scores(landmark_px=2.0, unwarped_px=20.0, folded=0.0, psnr=26.5, psnr_degraded=23.0)


def rows_of(log: RunLog) -> list[dict[str, object]]:
    return [json.loads(line) for line in log.path.read_text().splitlines()]


def write(log: RunLog, samples: int) -> None:
    log.write("warp", samples, 1e-3, {8.0: SCORES}, score_s=0.0)


def test_a_row_holds_the_means_since_the_row_before(tmp_path: Path) -> None:
    log = RunLog(tmp_path / "log.jsonl")
    log.open(samples=0)
    for loss in (1.0, 2.0, 6.0):
        log.add({"l1": loss}, samples=8)
    write(log, 24)
    log.add({"l1": 5.0}, samples=8)
    write(log, 32)
    first, second = rows_of(log)
    assert (first["losses"], second["losses"]) == ({"l1": 3.0}, {"l1": 5.0})
    assert first["8x"] == {"landmark_px": 2.0, "unwarped_px": 20.0, "folded": 0.0, "psnr": 26.5, "psnr_degraded": 23.0}
    assert first["8x gain_db"] == 3.5


def test_the_clock_says_what_was_waited_for_and_leaves_validation_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [100.0]
    monkeypatch.setattr(time, "perf_counter", lambda: now[0])

    def slow_pairs() -> Iterator[Pair]:
        for _ in range(2):
            now[0] += 3.0
            yield Pair(*[torch.zeros(1)] * 8)

    log = RunLog(tmp_path / "log.jsonl")
    log.open(samples=0)
    for _ in log.waiting_for(slow_pairs()):
        now[0] += 1.0
        log.add({}, samples=8)
    now[0] += 50.0
    log.write("warp", 16, 1e-3, {}, score_s=50.0)
    (row,) = rows_of(log)
    assert (row["seconds"], row["waiting"], row["samples_per_s"]) == (8.0, 0.75, 2.0)


def test_a_resumed_log_forgets_what_came_after_the_state(tmp_path: Path) -> None:
    log = RunLog(tmp_path / "log.jsonl")
    log.open(samples=0)
    for samples in (8, 16, 24):
        write(log, samples)
    log.open(samples=16)
    assert [row["samples"] for row in rows_of(log)] == [8, 16]


def test_a_new_run_begins_a_new_log(tmp_path: Path) -> None:
    log = RunLog(tmp_path / "log.jsonl")
    log.path.write_text('{"samples": 8}\n')
    log.open(samples=0)
    assert rows_of(log) == []
