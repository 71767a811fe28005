"""How far a restored face is to be trusted: another person's portrait, and more harm than good.

Every doubt names its reason and its number. `docs/doubts.md` says what the numbers mean and how often they are wrong.
"""

from dataclasses import dataclass

import numpy as np

from gfr_core.errors import MachineError
from gfr_core.faces.face import Face
from gfr_core.faces.recognise import SAME_PERSON, Recogniser
from gfr_core.geometry import SquareCrop
from gfr_core.pairing.guide_set import Guide
from gfr_core.restore.harm import changes_nothing, harm_traces
from gfr_core.restore.likeness import Explained, Look, explained, likeness_traces
from gfr_core.restore.outcome import Judgement, Picture, Steps
from gfr_core.restore.score import LogisticScore

__all__ = ["Judgement", "judge"]

# Both scores and their limits are printed by `benchmarks/wrong_portraits.py`; a test compares them with its result.
SUSPICION = LogisticScore(5.6789, (-0.2655, -5.7259, -1.2467, -1.1138, 1.4384, -0.9008, 85.1221, -11.608))
"""How likely the portrait shows another person, where as many portraits are wrong as right; of `LIKENESS`."""
SUSPICIOUS = 0.832
"""Score from which on the portrait is doubted."""
FALSE_ALARMS = 20
"""One in so many right portraits reaches it on the split that it was set on."""
# fmt: off
BEST_STRENGTH = LogisticScore(-0.8916, (
    1.3474, 0.5633, 0.6829, -0.6077, 1.3447, -0.2983, -0.1714,
    -1.4764, 0.913, -0.4021, 1.1614, 1.3282, -1.1212, 0.1431,
))
# fmt: on
"""The strength that comes nearest to the truth; of `HARM`."""
CONTRADICTED = 0.617
"""Share of the old face's structure: 1 in 100 results goes against more of it, however bad the old face is."""
CALM = CONTRADICTED / 2
"""As much of a contradiction may stay when a result is blended back: about what right results have at 8x."""
BLURRED_PX = 4.0
"""Blur of the old face, px of 256, from which on it tells little of a person: most strangers pass unnoticed."""
HARMFUL = 0.25
"""Share of the change that may be wrong without a word: advice on less gains nothing."""
LEAST_STRUCTURE = 3.0
"""Levels of 255: a face with less is too flat for anything to be read off it."""
STRENGTH_STEP = 0.05


@dataclass(frozen=True, slots=True)
class _Harm:
    """How much of the change is wrong, in [0, 1], and why it is doubted; empty where it is not."""

    share: float
    doubts: tuple[str, ...] = ()


def judge(steps: Steps, face: Face, guide: Guide, recogniser: Recogniser | None = None) -> Judgement:
    """What speaks against one restored face.

    Args:
        steps: its stages at full strength; evidence is not needed.
        face: the old face, in the picture's coordinates.
        guide: the portrait used.
        recogniser: compares portrait and old face too, where the user has put one there.
    """
    cosine, recogniser_doubts = _compared(steps, face, guide, recogniser)
    look = Look.at(steps, face.landmarks)
    found = None if look.is_empty else explained(look)
    if found is None or found.structure < LEAST_STRUCTURE:
        return Judgement(recogniser_doubts, None, SUSPICIOUS, None, 1.0, cosine)
    score = _wrong_person_score(look, found)
    harm = _harm(look, found)
    return Judgement(
        doubts=(*_person_doubts(score, found, guide), *recogniser_doubts, *harm.doubts),
        wrong_person_score=score,
        wrong_person_threshold=SUSPICIOUS,
        harm=harm.share,
        advised_strength=_advised(harm.share) if harm.doubts else 1.0,
        cosine=cosine,
    )


def _wrong_person_score(look: Look, found: Explained) -> float | None:
    traces = likeness_traces(look, found.blur_px)
    return None if traces is None else SUSPICION.of(traces)


def _person_doubts(score: float | None, found: Explained, guide: Guide) -> tuple[str, ...]:
    if score is None or score < SUSPICIOUS:
        return ()
    weak = "; the old face is so blurred that this is weak evidence" if found.blur_px >= BLURRED_PX else ""
    return (
        f"Portrait '{guide.name}' may show another person: it agrees badly with the old face (score {score:.2f}, usual "
        f"below {SUSPICIOUS:.2f}; with the right person 1 in {FALSE_ALARMS} faces reaches it{weak}).",
    )


def _harm(look: Look, found: Explained) -> _Harm:
    """The larger of two reasons: the old face was too good to be changed so, or the result goes against it."""
    if changes_nothing(look):
        return _Harm(0.0)
    needless = 1 - BEST_STRENGTH.of(harm_traces(look))
    contrary = _contrary_share(found)
    if contrary > needless:
        return _Harm(contrary, (_contradiction_doubt(found.contradiction, contrary),))
    return _Harm(needless, (_needless_doubt(needless),) if needless > HARMFUL else ())


def _contrary_share(found: Explained) -> float:
    """Share of the change to take back so that the contradiction calms down; 0 where it is usual."""
    if found.contradiction <= CONTRADICTED:
        return 0.0
    return 1 - CALM / found.contradiction


def _needless_doubt(share: float) -> str:
    return (
        f"The old face is hardly degraded: {share:.0%} of the change is likely to make it worse (up to {HARMFUL:.0%} "
        f"is usual). Strength {_advised(share):.0%} is advised."
    )


def _contradiction_doubt(contradiction: float, share: float) -> str:
    return (
        f"The result contradicts the old face: made as blurred as that, it differs by {contradiction:.0%} of what is "
        f"seen there (up to {CONTRADICTED:.0%} is usual). Strength {_advised(share):.0%} is advised."
    )


def _advised(share: float) -> float:
    return round(round((1 - share) / STRENGTH_STEP) * STRENGTH_STEP, 2)


def _compared(
    steps: Steps, face: Face, guide: Guide, recogniser: Recogniser | None
) -> tuple[float | None, tuple[str, ...]]:
    """Cosine of portrait and old face, and what is to be said of it. The restored face is half portrait: not asked."""
    old, portrait = face.landmarks, guide.face.landmarks
    if recogniser is None or old is None or portrait is None:
        return None, ()
    size = steps.degraded.shape[0]
    portrait_crop = SquareCrop.of_face(guide.face.box)
    try:
        cosine = recogniser.cosine(
            _levels(steps.degraded),
            steps.crop.to_crop(old, size),
            _levels(steps.guide),
            portrait_crop.to_crop(portrait, size),
        )
    except MachineError as error:  # optional: a network that does not fit must not cost the restoration
        return None, (str(error),)
    return cosine, _cosine_doubts(cosine, guide)


def _cosine_doubts(cosine: float, guide: Guide) -> tuple[str, ...]:
    if cosine >= SAME_PERSON:
        return ()
    return (
        f"The face recogniser takes portrait '{guide.name}' and the old face for two people (cosine {cosine:.2f}; "
        f"sharp photographs of one person usually reach {SAME_PERSON}).",
    )


def _levels(picture: Picture) -> "np.ndarray[tuple[int, ...], np.dtype[np.uint8]]":
    return np.rint(np.clip(picture, 0, 1) * 255).astype(np.uint8)
