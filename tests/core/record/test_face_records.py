"""Faces as a record says them."""

from dataclasses import replace

import numpy as np

from gfr_core.geometry import SquareCrop
from gfr_core.record.face_records import face_of, face_record, finite, located
from gfr_core.record.offers import offers_for
from gfr_core.record.treatment import EvidenceRecord, FaceRecord, JudgementRecord, RankRecord, RegionRecord
from gfr_core.restore.outcome import Evidence, FaceResult, Judgement, RegionEvidence
from tests.core.record.treated import FACES, Treated
from tests.core.restore.faces import face_at

PLANE = np.zeros((4, 4), np.float32)


def recorded(done: Treated, result: FaceResult) -> FaceRecord:
    keys = {portrait: key for key, portrait in enumerate(done.how.portraits, start=1)}
    return face_record(result, 1, offers_for(result, done.how.portraits), keys)


def test_a_face_comes_back_to_the_last_digit() -> None:
    odd = replace(FACES[0], score=1 / 3, found_by="net")
    again = face_of(located(odd))
    assert (again.box, again.score, again.found_by) == (odd.box, odd.score, odd.found_by)
    assert again.landmarks is not None
    assert odd.landmarks is not None
    assert again.landmarks.dtype == np.float64
    assert np.array_equal(again.landmarks, odd.landmarks)
    assert face_of(located(face_at(1, 2, 3))).landmarks is None


def test_what_was_done_to_a_face_is_told(done: Treated) -> None:
    face = recorded(done, done.result.faces[0])
    crop = SquareCrop.of_face(FACES[0].box)
    assert (face.number, face.status, face.reason, face.portrait, face.person) == (1, "restored", "", 2, "Mum")
    assert face.ranking[0] == RankRecord(2, done.result.faces[0].ranking[0].residual)
    assert (face.crop, face.network_size) == ((crop.x, crop.y, crop.side), 256)
    assert (face.with_evidence, face.evidence, face.judgement) == (False, None, face.judgement)
    assert face.doubts == done.result.faces[0].doubts


def test_a_face_that_failed_says_why_and_nothing_more(done: Treated) -> None:
    failed = replace(done.result.faces[0], status="failed", reason="On fire.", guide=None, steps=None, judgement=None)
    face = recorded(done, failed)
    assert (face.status, face.reason, face.portrait, face.crop, face.network_size) == (
        "failed",
        "On fire.",
        None,
        None,
        None,
    )
    assert len(face.ranking) == 2


def test_evidence_and_judgement_are_kept_as_numbers(done: Treated) -> None:
    steps = done.result.faces[0].steps
    assert steps is not None
    evidence = Evidence(PLANE, PLANE, PLANE, 2.5, 3.25, (RegionEvidence("eyes", 0.5, 0.25, 0.25),))
    judgement = Judgement(("odd",), 0.75, 0.5, None, 0.25, float("nan"))
    result = replace(
        done.result.faces[0],
        steps=replace(steps, unguided=steps.restored, evidence=evidence),
        judgement=judgement,
    )
    face = recorded(done, result)
    assert face.with_evidence
    assert face.evidence == EvidenceRecord((RegionRecord("eyes", 0.5, 0.25, 0.25),), 2.5, 3.25)
    assert face.judgement == JudgementRecord(0.75, 0.5, None, 0.25, None)


def test_what_json_cannot_hold_is_none() -> None:
    assert [finite(each) for each in (1.5, None, float("nan"), float("inf"))] == [1.5, None, None, None]
