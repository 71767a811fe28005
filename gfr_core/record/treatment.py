"""What a treatment record holds: plain values, one JSON object. `docs/record.md` explains every field."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

FORMAT_NAME = "gfr-studio-record"
FORMAT_VERSION = 1
FORMAT = f"{FORMAT_NAME}/{FORMAT_VERSION}"

Marking = Literal["marked", "switched off", "not possible"]
PartKind = Literal["mask", "patch"]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file by its content.

    Attributes:
        path: relative to the record where it lies beside or below it, else absolute; "/" between folders.
        sha256: of its content; "" for an input that was gone when the record was written.
        size: bytes.
    """

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """The picture that was treated.

    Attributes:
        name: how it is called.
        width, height: of the upright picture, pixels.
        bits: a channel, 8 or 16.
        pixels_sha256: of its pixels as they were read (`sha256_of_pixels`).
        file: None for a picture that came from the clipboard.
        frame: its number in the clip, from 0; None for a picture.
    """

    name: str
    width: int
    height: int
    bits: int
    pixels_sha256: str
    file: FileRecord | None = None
    frame: int | None = None


@dataclass(frozen=True, slots=True)
class WeightsRecord:
    """The networks' numbers. `with_program`: they came with GFR Studio, so that `file.path` may differ elsewhere."""

    file: FileRecord
    with_program: bool = False


@dataclass(frozen=True, slots=True)
class LocatedFace:
    """A face in a picture, exactly as the networks were given it.

    Attributes:
        box: left, top, width, height, pixels.
        found_by: the detector's name, or "hand".
        score: the detector's confidence in [0, 1].
        landmarks: 68 pairs x, y in pixels, (0, 0) the centre of the first; None when there were none.
    """

    box: tuple[float, float, float, float]
    found_by: str
    score: float = 1.0
    landmarks: tuple[tuple[float, float], ...] | None = None


@dataclass(frozen=True, slots=True)
class PortraitRecord:
    """A portrait that was offered for a face.

    Attributes:
        key: what the faces of this record call it.
        name: how it is called.
        face: the face in it that guides.
        person: whom it shows; "" when nobody said.
        pixels_sha256: of its pixels as they were read; "" when they were not at hand any more.
        file: None for a portrait from the clipboard.
        faces_found: how many faces it shows.
    """

    key: int
    name: str
    face: LocatedFace
    person: str = ""
    pixels_sha256: str = ""
    file: FileRecord | None = None
    faces_found: int = 1


@dataclass(frozen=True, slots=True)
class RankRecord:
    """A portrait in the ranking of a face: `portrait` is its key, `residual` None where it could not be compared."""

    portrait: int
    residual: float | None = None


@dataclass(frozen=True, slots=True)
class RegionRecord:
    """Of one region of a face, which share was observed, guided and invented (`docs/evidence.md`)."""

    name: str
    observed: float
    guided: float
    invented: float


@dataclass(frozen=True, slots=True)
class EvidenceRecord:
    """How much of a face is seen and how much made up.

    Attributes:
        regions: shares.
        blur_px: of the blur that makes the restored face look like the old one, pixels of the crop.
        redegradation_error: how far it is then from the old one under the mask, levels of 255.
    """

    regions: tuple[RegionRecord, ...]
    blur_px: float
    redegradation_error: float


@dataclass(frozen=True, slots=True)
class JudgementRecord:
    """How far the restoration is to be trusted; None where it cannot be said."""

    wrong_person_score: float | None
    wrong_person_threshold: float
    harm: float | None
    advised_strength: float
    cosine: float | None = None


@dataclass(frozen=True, slots=True)
class FaceRecord:
    """A face and what was done to it.

    Attributes:
        number: how the window or `gfr faces` calls it; None for a box given by hand.
        face: where it is.
        status: "restored", "failed" (then its pixels are untouched) or "skipped".
        reason: why it was not restored; "" when it was.
        portrait: key of the portrait used; None when it did not come to that.
        person: whom that portrait shows; "" when nobody said.
        ranking: all portraits offered, the best first.
        crop: left, top, side of the square the networks saw, pixels of the source; None unless restored.
        network_size: the side at which they saw it.
        with_evidence: it was restored without its portrait too, in the same run.
        doubts: what makes the result doubtful, in words.
        evidence: None when it was not weighed.
        judgement: None when there is none.
        seconds: how long it took.
    """

    number: int | None
    face: LocatedFace
    status: str
    reason: str = ""
    portrait: int | None = None
    person: str = ""
    ranking: tuple[RankRecord, ...] = ()
    crop: tuple[float, float, float] | None = None
    network_size: int | None = None
    with_evidence: bool = False
    doubts: tuple[str, ...] = ()
    evidence: EvidenceRecord | None = None
    judgement: JudgementRecord | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Parameters:
    """What the user chose, for all faces. See `RestoreOptions`."""

    strength: float = 1.0
    guide_influence: float = 1.0
    match_colour: bool = True


@dataclass(frozen=True, slots=True)
class Machine:
    """On what it was done.

    Attributes:
        device: "cpu", "cuda" or "mps".
        device_name: the processor's or card's own name.
        dtype: of the networks' numbers.
        threads: of the processor that computed.
        program, python, torch, numpy: versions.
        platform: the operating system.
    """

    device: str
    device_name: str = ""
    dtype: str = "float32"
    threads: int = 0
    program: str = ""
    python: str = ""
    torch: str = ""
    numpy: str = ""
    platform: str = ""


@dataclass(frozen=True, slots=True)
class OutputRecord:
    """The picture that was written.

    Attributes:
        file: where it was written to.
        kind: "PNG", "TIFF", "JPEG", "WebP" or "BMP".
        bits: a channel, in the file.
        lossless: the file holds exactly the pixels that were made.
        pixels_sha256: of the pixels that were made, at the source's depth (`sha256_of_pixels`).
        marking: whether it says in its metadata that AI restored it.
    """

    file: FileRecord
    kind: str
    bits: int
    lossless: bool
    pixels_sha256: str
    marking: Marking


@dataclass(frozen=True, slots=True)
class PartRecord:
    """A mask or patch that was written with the output."""

    kind: PartKind
    file: FileRecord


@dataclass(frozen=True, slots=True)
class TreatmentRecord:
    """Everything about one output.

    Attributes:
        time_utc: when it was written, ISO 8601 with "Z".
        source: the picture that was treated; its file was only ever read.
        weights: the networks' numbers.
        parameters: what the user chose.
        faces: in the order in which they were put back.
        portraits: every portrait offered for any of them.
        output: what came of it.
        changed_outside_mask: pixels outside all masks that differ from the source: 0.
        machine: on what it was done.
        operator: who did it; "" when nobody said.
        note: the operator's own words.
        notes: losses, doubts and failures, in words.
        parts: masks and patches written with it.
    """

    time_utc: str
    source: SourceRecord
    weights: WeightsRecord
    parameters: Parameters
    faces: tuple[FaceRecord, ...]
    portraits: tuple[PortraitRecord, ...]
    output: OutputRecord
    changed_outside_mask: int
    machine: Machine
    operator: str = ""
    note: str = ""
    notes: tuple[str, ...] = ()
    parts: tuple[PartRecord, ...] = ()


def record_path(output: Path) -> Path:
    """Where the record of an output lies: its name and ".json"."""
    return output.with_name(f"{output.name}.json")
