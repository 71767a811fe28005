"""The names in the JSON are a promise to other people's scripts."""

from dataclasses import fields

from gfr_core.commands.facts import EvidenceFacts, FaceFacts, FacesFacts, FoundFacts, RegionFacts, RestoreFacts


def names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def test_restore_tells_the_promised_names() -> None:
    assert names(RestoreFacts) == [
        *("output", "faces", "changed_outside_mask", "notes", "steps", "record", "mask", "patch", "marking")
    ]
    assert names(FaceFacts) == ["box", "status", "reason", "guide", "seconds", "number", "evidence"]
    assert names(EvidenceFacts) == ["blur_px", "redegradation_error", "regions"]
    assert names(RegionFacts) == ["name", "observed", "guided", "invented"]


def test_faces_tells_the_promised_names() -> None:
    assert names(FacesFacts) == ["source", "width", "height", "faces"]
    assert names(FoundFacts) == ["number", "box", "score", "found_by", "landmarks"]
