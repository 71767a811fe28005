"""The learning rate over a stage, and when the stage is over."""

from gfr_core.train.config import Stage
from gfr_core.train.state import Counters

FINAL_SHARE = 0.01


def learning_rate(stage: Stage, counters: Counters) -> float:
    """Adam's learning rate at this point of the stage: up, level, down to a hundredth; or one of the stage's `rates`.

    Level for most of the way, so that a run can be prolonged from its state without a second warm-up.
    """
    if stage.rates:
        return stage.rates[counters.rate]
    seen = counters.stage_samples
    rising = min(1.0, (seen + stage.batch) / max(1, stage.warm_up))
    fall_from = stage.samples * (1 - stage.cool_down)
    falling = 1.0
    if seen > fall_from:
        left = max(0.0, (stage.samples - seen) / (stage.samples - fall_from))
        falling = FINAL_SHARE + (1 - FINAL_SHARE) * left
    return stage.learning_rate * rising * falling


def take_score(stage: Stage, counters: Counters, score: float) -> None:
    """What a validation means for a stage with `rates` (the paper's "until validation stops falling").

    `score` is higher for the better network. One that is not above the best for the `patience`th time in a row moves
    the stage on to its next rate; the best stays what it is.
    """
    if score > counters.best:
        counters.best, counters.waited = score, 0
        return
    counters.waited += 1
    if counters.waited >= stage.patience:
        counters.rate, counters.waited = counters.rate + 1, 0


def samples_left(stage: Stage, counters: Counters) -> int:
    """How many pairs the stage may still see; 0 once its last rate is used up."""
    if stage.rates and counters.rate >= len(stage.rates):
        return 0
    return max(0, stage.samples - counters.stage_samples)
