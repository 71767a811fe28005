"""The names in a record are a promise to other people's programs."""

from dataclasses import fields
from pathlib import Path

from gfr_core.record.treatment import (
    FORMAT,
    FaceRecord,
    FileRecord,
    OutputRecord,
    Parameters,
    PortraitRecord,
    SourceRecord,
    TreatmentRecord,
    record_path,
)
from tests.helpers.shared import ROOT


def names(kind: type) -> list[str]:
    return [field.name for field in fields(kind)]


def test_the_format_and_its_names_stay() -> None:
    assert FORMAT == "gfr-studio-record/1"
    assert names(TreatmentRecord)[:9] == [
        *("time_utc", "source", "weights", "parameters", "faces", "portraits", "output", "changed_outside_mask"),
        "machine",
    ]
    assert names(FileRecord) == ["path", "sha256", "size"]
    assert names(Parameters) == ["strength", "guide_influence", "match_colour"]


def test_the_record_lies_beside_its_output_under_its_name() -> None:
    assert record_path(Path("a/out.tif")) == Path("a/out.tif.json")


def test_the_document_explains_every_field() -> None:
    text = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    kinds = (TreatmentRecord, SourceRecord, PortraitRecord, FaceRecord, OutputRecord, Parameters, FileRecord)
    assert [name for kind in kinds for name in names(kind) if f"`{name}`" not in text] == []
