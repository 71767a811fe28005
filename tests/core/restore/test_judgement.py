import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gfr_core.faces.recognise import Recogniser
from gfr_core.geometry import Box, Points68
from gfr_core.media.frame import Frame
from gfr_core.pairing.guide_set import Guide
from gfr_core.restore.harm import HARM
from gfr_core.restore.judgement import BEST_STRENGTH, CONTRADICTED, SUSPICION, SUSPICIOUS, Judgement, judge
from gfr_core.restore.likeness import LIKENESS
from gfr_core.restore.outcome import Steps
from tests.core.faces.tiny_onnx import mean_colour_onnx, not_a_vector_onnx
from tests.core.restore.doubtful import FACE, SIDE, blurred, noise, photograph, steps_of, structure
from tests.helpers.shared import ROOT

TRUE = structure(1)
OTHER = structure(2)
OLD = blurred(TRUE, 2.0)
GUIDE = Guide("mum.png", Frame(np.zeros((SIDE, SIDE, 3), np.uint8), "mum.png"), FACE)


def judged(degraded: object = OLD, portrait: object = TRUE, restored: object = TRUE) -> Judgement:
    return judge(steps_of(degraded, portrait, restored), FACE, GUIDE)  # type: ignore[arg-type]


def test_a_restoration_with_the_right_portrait_leaves_no_doubt() -> None:
    found = judged()
    assert found.doubts == ()
    assert found.wrong_person_score is not None
    assert found.wrong_person_score < 0.5 < found.wrong_person_threshold
    assert found.advised_strength == 1.0


def test_the_portrait_of_another_person_is_doubted_with_its_number() -> None:
    found = judged(portrait=OTHER)
    assert found.wrong_person_score is not None
    assert found.wrong_person_score > SUSPICIOUS
    assert found.doubts == (
        f"Portrait 'mum.png' may show another person: it agrees badly with the old face "
        f"(score {found.wrong_person_score:.2f}, usual below {SUSPICIOUS:.2f}; "
        f"with the right person 1 in 20 faces reaches it).",
    )


def test_a_very_blurred_face_is_said_to_be_weak_evidence() -> None:
    coarse = structure(1, 8.0)
    found = judged(blurred(coarse, 5.5), OTHER, coarse)
    assert any(
        text.endswith("reaches it; the old face is so blurred that this is weak evidence).") for text in found.doubts
    )


def test_a_result_that_contradicts_the_old_face_is_doubted_and_blended_back() -> None:
    found = judged(restored=OTHER)
    assert found.harm is not None
    assert any(
        text.startswith("The result contradicts the old face: made as blurred as that, it") for text in found.doubts
    )
    assert any(text.endswith(f"Strength {found.advised_strength:.0%} is advised.") for text in found.doubts)
    assert found.advised_strength == pytest.approx(1 - found.harm, abs=0.026)
    assert found.advised_strength < 0.5
    assert f"(up to {CONTRADICTED:.0%} is usual)" in " ".join(found.doubts)


def test_a_clean_sharp_face_is_blended_back_with_the_reason() -> None:
    clean = photograph()
    found = judged(clean, clean, blurred(clean, 0.5))
    assert found.harm is not None
    assert found.doubts == (
        f"The old face is hardly degraded: {found.harm:.0%} of the change is likely to make it worse "
        f"(up to 25% is usual). Strength {found.advised_strength:.0%} is advised.",
    )
    assert found.advised_strength < 0.65


def test_noise_may_be_taken_away_without_a_doubt() -> None:
    clean = photograph()
    found = judged(clean + noise(10.0), clean, clean)
    assert (found.doubts, found.advised_strength) == ((), 1.0)


def test_a_restoration_that_changes_nothing_does_no_harm() -> None:
    found = judged(TRUE, OTHER, TRUE)
    assert (found.harm, found.advised_strength) == (0.0, 1.0)


def test_a_face_without_landmarks_has_no_score() -> None:
    found = judge(steps_of(OLD, OTHER, TRUE), replace(FACE, landmarks=None), GUIDE)
    assert found.wrong_person_score is None
    assert found.harm is not None
    assert not any("another person" in text for text in found.doubts)


def test_of_a_face_that_is_too_flat_nothing_can_be_said() -> None:
    flat = 0.5 + np.float32(0.02) * (OLD - 0.5)
    assert judged(flat, OTHER, TRUE) == Judgement((), None, SUSPICIOUS, None, 1.0, None)


def test_under_an_empty_mask_nothing_can_be_said() -> None:
    steps = steps_of(OLD, OTHER, OTHER)
    found = judge(replace(steps, mask=np.zeros_like(steps.mask)), FACE, GUIDE)
    assert found == Judgement((), None, SUSPICIOUS, None, 1.0, None)


def test_the_numbers_are_those_that_the_benchmark_printed() -> None:
    facts = json.loads((ROOT / "benchmarks/results/wrong_portraits.json").read_text(encoding="utf-8"))
    assert facts["suspicion"] == {"bias": SUSPICION.bias, **dict(zip(LIKENESS, SUSPICION.weights, strict=True))}
    assert facts["suspicious from"] == SUSPICIOUS
    assert facts["best strength"] == {"bias": BEST_STRENGTH.bias, **dict(zip(HARM, BEST_STRENGTH.weights, strict=True))}
    assert facts["contradiction, limit"] == CONTRADICTED


class FixedRecogniser(Recogniser):
    """Says what it is told to; keeps what it was asked."""

    def __init__(self, cosine: float) -> None:
        self.said = cosine
        self.asked: tuple[object, ...] = ()

    def cosine(self, *pictures: object) -> float:
        self.asked = pictures
        return self.said


def compared(recogniser: Recogniser, steps: Steps | None = None) -> Judgement:
    return judge(steps or steps_of(OLD, TRUE, TRUE), FACE, GUIDE, recogniser)


def test_without_a_recogniser_there_is_no_cosine() -> None:
    assert judged().cosine is None


def test_a_recogniser_s_low_cosine_is_doubted() -> None:
    found = compared(FixedRecogniser(0.21))
    assert found.cosine == 0.21
    assert found.doubts == (
        "The face recogniser takes portrait 'mum.png' and the old face for two people (cosine 0.21; sharp photographs "
        "of one person usually reach 0.363).",
    )


def test_a_recogniser_s_high_cosine_is_kept_without_a_doubt() -> None:
    found = compared(FixedRecogniser(0.5))
    assert (found.cosine, found.doubts) == (0.5, ())


def test_the_recogniser_is_shown_the_old_face_and_the_portrait() -> None:
    recogniser = FixedRecogniser(0.5)
    compared(recogniser)
    old, points, portrait, portrait_points = recogniser.asked
    assert np.array_equal(old, np.rint(OLD * 255).astype(np.uint8))  # type: ignore[arg-type]
    assert np.array_equal(portrait, np.rint(TRUE * 255).astype(np.uint8))  # type: ignore[arg-type]
    assert points == pytest.approx(FACE.landmarks)
    centre = Box.around(_points(portrait_points)).centre
    assert centre == pytest.approx((SIDE / 2, SIDE / 2))


def _points(value: object) -> Points68:
    assert isinstance(value, np.ndarray)
    return value


def test_a_real_recogniser_compares_steps(tmp_path: Path) -> None:
    (tmp_path / "tiny.onnx").write_bytes(mean_colour_onnx())
    assert compared(Recogniser(tmp_path / "tiny.onnx")).cosine == pytest.approx(1.0, abs=1e-4)


def test_a_recogniser_that_does_not_fit_costs_a_sentence_and_not_the_restoration(tmp_path: Path) -> None:
    (tmp_path / "other.onnx").write_bytes(not_a_vector_onnx())
    found = compared(Recogniser(tmp_path / "other.onnx"))
    assert found.cosine is None
    assert found.doubts[0].startswith("OpenCV cannot use 'other.onnx' as a face recogniser")
