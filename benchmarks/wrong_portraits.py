"""How surely a stranger's portrait is told from the right one, and what following the advised strength is worth.

    python -m benchmarks.wrong_portraits [--pairs N] [--part portraits|harm] [--weights FILE] [--index INDEX]

Fits the two scores of `gfr_core/restore/judgement.py` on the train split and prints the numbers that stand there; then,
on people of the validation split: false alarms, misses and area under the ROC curve at each degradation (portraits),
what inputs from hardly degraded to 8x gain with and without the advice (harm), and how far eyes are open. With 48 pairs
or more the result is written to benchmarks/results/wrong_portraits.json, each part beside what is there of the other.
One thread; about ten minutes.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from benchmarks.doubt_cases import (
    Restored,
    guided_cases,
    known_cases,
    of_several_photos,
    restored,
    varied_cases,
)
from gfr_core.benchmark.cases import Case
from gfr_core.catalog.folder import Catalog
from gfr_core.faces.find import build_finder
from gfr_core.pairing.doubts import CLOSED_EYES, eye_opening
from gfr_core.restore.harm import HARM
from gfr_core.restore.judgement import HARMFUL
from gfr_core.restore.likeness import LIKENESS
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.score import LogisticScore
from gfr_core.train.index import read_index

RESULTS = Path(__file__).parent / "results" / "wrong_portraits.json"
PAIRS = 48
SEED = 999
FALSE_ALARMS = 0.05
"""Share of the train split's right portraits that reach the threshold."""
USUAL = 0.99
"""Share of the train split's results, degraded in every way, that contradict their input less than the limit."""
SHARES = (0, 1, 5, 50, 95, 99)
"""Percentiles given of a distribution."""
RIDGE = 1.0

Column = NDArray[np.float64]
Figures = dict[str, float | dict[str, float] | dict[str, dict[str, float]]]


def fitted(traces: Column, wanted: Column) -> LogisticScore:
    """Logistic regression on standardised traces with a small ridge, by Newton's method; `wanted` in [0, 1]."""
    mean, spread = traces.mean(axis=0), traces.std(axis=0) + 1e-9
    table = np.column_stack([(traces - mean) / spread, np.ones(len(traces))])  # N K+1
    ridge = np.diag([RIDGE] * traces.shape[1] + [0.0])
    weights = np.zeros(table.shape[1])
    for _ in range(50):
        found = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (found - wanted) + ridge @ weights
        curve = (table * (found * (1 - found))[:, None]).T @ table + ridge
        weights -= np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return LogisticScore(round(float(weights[-1] - plain @ mean), 4), tuple(round(float(w), 4) for w in plain))


def auc(strangers: Column, rights: Column) -> float:
    """How often a stranger's score is above a right one's, ties counted half."""
    above, ties = strangers[:, None] > rights[None], strangers[:, None] == rights[None]
    return float(above.mean() + 0.5 * ties.mean())


def rates(faces: Sequence[Restored], score: LogisticScore, threshold: float) -> dict[str, float]:
    """Of these faces: AUC, false alarms, misses."""
    strangers, rights = (_scores([face for face in faces if face.strange is kind], score) for kind in (True, False))
    if not (len(strangers) and len(rights)):
        return {"faces": len(faces)}
    found = {
        "AUC": auc(strangers, rights),
        "false alarms": float((rights >= threshold).mean()),
        "misses": float((strangers < threshold).mean()),
    }
    return {"faces": len(faces), **{name: round(value, 3) for name, value in found.items()}}


def _scores(faces: Sequence[Restored], score: LogisticScore) -> Column:
    return np.array([score.of(face.likeness) for face in faces if face.likeness is not None])


def advised(face: Restored, score: LogisticScore) -> float:
    """The strength that the program advises."""
    best = score.of(face.harm)
    return best if 1 - best > HARMFUL else 1.0


def gains(faces: Sequence[Restored], score: LogisticScore) -> dict[str, float]:
    """Gain over the input in dB at full strength and as advised, and how often less than full is advised."""
    strengths = [advised(face, score) for face in faces]
    found = {
        "input, dB": float(np.mean([-10 * np.log10(max(face.input_error, 1e-9)) for face in faces])),
        "full strength, dB": float(np.mean([face.gain(1.0) for face in faces])),
        "as advised, dB": float(np.mean([face.gain(s) for face, s in zip(faces, strengths, strict=True)])),
        "best possible, dB": float(np.mean([face.gain(face.best_strength) for face in faces])),
        "advised less than full": float(np.mean([s < 1 for s in strengths])),
    }
    return {name: round(value, 2) for name, value in found.items()}


def by_level(faces: Sequence[Restored]) -> Iterator[tuple[str, list[Restored]]]:
    for level in sorted({face.level for face in faces}):
        yield level, [face for face in faces if face.level == level]


def faces_of(cases: Iterator[tuple[str, bool, Case]], restorer: Restorer, told: str) -> list[Restored]:
    finder = build_finder(Catalog())
    found = (restored(case, level, strange=kind, restorer=restorer, finder=finder) for level, kind, case in cases)
    faces = [face for face in found if face is not None]
    print(f"{told}: {len(faces)} faces restored", flush=True)
    return faces


def about_portraits(index: Path, restorer: Restorer, pairs: int) -> Figures:
    """The score of wrong portraits, and its errors."""
    train, val = (of_several_photos(read_index(index, split)) for split in ("train", "val"))
    learnt = faces_of(guided_cases(train, 2 * pairs, SEED), restorer, "portraits, train")
    judged = faces_of(guided_cases(val, pairs, SEED), restorer, "portraits, val")
    return _about_people(learnt, judged)


def about_harm(index: Path, restorer: Restorer, pairs: int) -> Figures:
    """The score of the best strength, what following it is worth, and how far results contradict their inputs."""
    train, val = (of_several_photos(read_index(index, split)) for split in ("train", "val"))
    taught = faces_of(varied_cases(train, 8 * pairs // 3, SEED), restorer, "harm, train")
    judged = faces_of(known_cases(val, pairs // 2, SEED), restorer, "harm, val")
    best = fitted(np.array([face.harm for face in taught]), np.array([face.best_strength for face in taught]))
    return {
        "best strength": {"bias": best.bias, **dict(zip(HARM, best.weights, strict=True))},
        "contradiction, limit": round(float(np.quantile(_contradictions(taught), USUAL)), 3),
        "contradiction, val": _percentiles(_contradictions(judged)),
        "val, advice": {level: gains(faces, best) for level, faces in by_level(judged)},
    }


def _contradictions(faces: Sequence[Restored]) -> Column:
    return np.array([face.explained.contradiction for face in faces])


def _about_people(learnt: Sequence[Restored], judged: Sequence[Restored]) -> Figures:
    known = [face for face in learnt if face.likeness is not None]
    table = np.array([face.likeness for face in known])
    suspicion = fitted(table, np.array([float(face.strange) for face in known]))
    rights = _scores([face for face in known if not face.strange], suspicion)
    threshold = round(float(np.quantile(rights, 1 - FALSE_ALARMS)), 3)
    blurs = np.array([face.explained.blur_px for face in judged])
    return {
        "suspicion": {"bias": suspicion.bias, **dict(zip(LIKENESS, suspicion.weights, strict=True))},
        "suspicious from": threshold,
        "train": rates(learnt, suspicion, threshold),
        "val": rates(judged, suspicion, threshold),
        "val by degradation": {level: rates(faces, suspicion, threshold) for level, faces in by_level(judged)},
        "val by blur, px of 256": {
            f"{blur:g}": rates([face for face in judged if face.explained.blur_px == blur], suspicion, threshold)
            for blur in np.unique(blurs)
        },
        "least structure": round(min(face.explained.structure for face in learnt), 2),
    }


def eyes(index: Path) -> Figures:
    """How far the eyes of all photographs are open, and how many count as closed."""
    photos = [*read_index(index, "train"), *read_index(index, "val")]
    openings = np.array([eye_opening(photo.points) for photo in photos])
    return {
        "eye opening": _percentiles(openings),
        "eyes counted as closed": round(float((openings < CLOSED_EYES).mean()), 4),
    }


def _percentiles(values: Column) -> dict[str, float]:
    return {f"{share:g} %": round(float(np.percentile(values, share)), 3) for share in SHARES}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=PAIRS, help="of the validation split, at each degradation")
    parser.add_argument("--part", choices=("portraits", "harm"), help="both when left out")
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--index", type=Path, default=Path("../shared/data/faces/index.jsonl"))
    wish = parser.parse_args()
    torch.set_num_threads(1)
    restorer = Restorer.load(wish.weights, "cpu")
    facts: Figures = {"pairs": wish.pairs, "samples": restorer.info.samples, **eyes(wish.index)}
    for part, measured in (("portraits", about_portraits), ("harm", about_harm)):
        if wish.part in (None, part):
            facts |= measured(wish.index, restorer, wish.pairs)
    print(json.dumps(facts, indent=2))
    if wish.pairs >= PAIRS:
        before = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.exists() else {}
        RESULTS.write_text(json.dumps({**before, **facts}, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
