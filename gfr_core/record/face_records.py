"""Faces, portraits and what became of them, as a record says it."""

from collections.abc import Mapping
from math import isfinite

from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.record.circumstances import Offered
from gfr_core.record.offers import Offers
from gfr_core.record.treatment import (
    EvidenceRecord,
    FaceRecord,
    JudgementRecord,
    LocatedFace,
    RankRecord,
    RegionRecord,
)
from gfr_core.restore.outcome import Evidence, FaceResult, Judgement, Steps


def located(face: Face) -> LocatedFace:
    """A face as a record says it, to the last digit."""
    box = face.box
    points = None if face.landmarks is None else tuple((float(x), float(y)) for x, y in face.landmarks)
    return LocatedFace((box.x, box.y, box.w, box.h), face.found_by, face.score, points)


def face_of(record: LocatedFace) -> Face:
    """The same face again."""
    import numpy as np

    points = None if record.landmarks is None else np.asarray(record.landmarks, np.float64)
    return Face(Box(*record.box), record.score, record.found_by, points)


def face_record(result: FaceResult, number: int | None, offers: Offers, keys: Mapping[Offered, int]) -> FaceRecord:
    """What became of a face. `keys` are the numbers under which the record lists the portraits."""
    steps, used = result.steps, offers.used
    return FaceRecord(
        number=number,
        face=located(result.face),
        status=result.status,
        reason=result.reason,
        portrait=keys[used] if used is not None else None,
        person=used.person if used is not None else "",
        ranking=tuple(RankRecord(keys[portrait], finite(residual)) for portrait, residual in offers.ranked),
        crop=(steps.crop.x, steps.crop.y, steps.crop.side) if steps else None,
        network_size=int(steps.degraded.shape[0]) if steps else None,
        with_evidence=steps is not None and steps.unguided is not None,
        doubts=result.doubts,
        evidence=_evidence(steps),
        judgement=_judgement(result.judgement) if result.judgement else None,
        seconds=round(result.seconds, 3),
    )


def finite(number: float | None) -> float | None:
    """The number, None where it is none that JSON could hold."""
    return float(number) if number is not None and isfinite(number) else None


def _evidence(steps: Steps | None) -> EvidenceRecord | None:
    evidence: Evidence | None = steps.evidence if steps else None
    if evidence is None:
        return None
    regions = (
        RegionRecord(
            region.name, *(finite(share) or 0.0 for share in (region.observed, region.guided, region.invented))
        )
        for region in evidence.regions
    )
    return EvidenceRecord(tuple(regions), float(evidence.blur_px), float(evidence.redegradation_error))


def _judgement(judgement: Judgement) -> JudgementRecord:
    return JudgementRecord(
        wrong_person_score=finite(judgement.wrong_person_score),
        wrong_person_threshold=float(judgement.wrong_person_threshold),
        harm=finite(judgement.harm),
        advised_strength=float(judgement.advised_strength),
        cosine=finite(judgement.cosine),
    )
