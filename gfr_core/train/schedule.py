"""The learning rate over a stage."""

from gfr_core.train.config import Stage

FINAL_SHARE = 0.01


def learning_rate(stage: Stage, seen: int) -> float:
    """Adam's learning rate after `seen` samples of the stage: up, level, down to a hundredth.

    Level for most of the way, so that a run can be prolonged from its state without a second warm-up.
    """
    rising = min(1.0, (seen + stage.batch) / max(1, stage.warm_up))
    fall_from = stage.samples * (1 - stage.cool_down)
    falling = 1.0
    if seen > fall_from:
        left = max(0.0, (stage.samples - seen) / (stage.samples - fall_from))
        falling = FINAL_SHARE + (1 - FINAL_SHARE) * left
    return stage.learning_rate * rising * falling
