from dataclasses import replace

import numpy as np
import pytest

from gfr_core.restore.advice import as_advised
from gfr_core.restore.outcome import Judgement, RestoreOptions, StillRestoration
from gfr_core.restore.still import restore_still
from tests.core.restore.faces import Offset, face_at, frame, guide, restorer, smooth_picture

SOURCE = frame(smooth_picture(200, 220))
FULL = RestoreOptions(match_colour=False)


def restored(*advised: float) -> StillRestoration:
    """Faces made brighter, each with this advice."""
    faces = [face_at(40 + 80 * n, 60, 40) for n in range(len(advised))]
    result = restore_still(SOURCE, faces, [guide()], restorer(Offset(0.2)), FULL)
    judgements = [Judgement((), None, 0.5, None, strength, None) for strength in advised]
    pairs = zip(result.faces, judgements, strict=True)
    return replace(result, faces=tuple(replace(face, judgement=judgement) for face, judgement in pairs))


def test_without_a_reason_everything_stays() -> None:
    result = restored(1.0)
    assert as_advised(SOURCE, result, FULL) == (result, FULL)


def test_the_face_that_is_suited_least_decides() -> None:
    result, options = as_advised(SOURCE, restored(1.0, 0.5), FULL)
    assert options.strength == 0.5
    change = result.frame.pixels.astype(int) - SOURCE.pixels
    assert change.max() == pytest.approx(0.5 * 0.2 * 255, abs=1)
    assert result.notes[-1] == "The strength was set to 50%, as advised; --strength sets another."


def test_a_strength_that_is_lower_already_stays() -> None:
    lower = replace(FULL, strength=0.3)
    result = restored(0.5)
    assert as_advised(SOURCE, result, lower) == (result, lower)


def test_nothing_is_put_back_of_what_does_harm_only() -> None:
    result, _ = as_advised(SOURCE, restored(0.0), FULL)
    assert np.array_equal(result.frame.pixels, SOURCE.pixels)
