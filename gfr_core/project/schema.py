"""What a project file holds. Plain values; neither torch nor cv2 is loaded for them."""

from dataclasses import dataclass
from typing import Literal

FORMAT_NAME = "gfr-studio-project"
FORMAT_VERSION = 1
FORMAT = f"{FORMAT_NAME}/{FORMAT_VERSION}"
ENDING = ".gfrproject"

SourceState = Literal["waiting", "restored", "failed", "skipped"]
FaceState = Literal["found", "restored", "failed", "skipped"]


@dataclass(frozen=True, slots=True)
class FileEntry:
    """A file that the project refers to and never copies.

    Attributes:
        path: in memory absolute. In the file relative to it where it lies beside or below it, else absolute; always "/"
            between folders. `store` translates.
        sha256: of its content, lower-case hexadecimal; "" while it has not been read yet.
        size: bytes; 0 while it has not been read yet.
    """

    path: str
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class PortraitEntry:
    """A portrait of a person. `box` is its face (left, top, width, height, px), None for the largest found.

    `key` is unique among all portraits of the project.
    """

    key: int
    file: FileEntry
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class PersonEntry:
    """A person with portraits. `library_id` is the person's number in the user's library, None when not kept there."""

    key: int
    name: str
    portraits: tuple[PortraitEntry, ...] = ()
    library_id: int | None = None


@dataclass(frozen=True, slots=True)
class FaceEntry:
    """A face on a source.

    Attributes:
        number: of its chip; never given twice for one source.
        box: left, top, width, height in source pixels.
        found_by: the detector's name, or "hand".
        score: the detector's confidence in [0, 1].
        landmarks: 68 pairs x, y, pixel-index coordinates; None when there are none.
        person: key of the person whose face it is; None while nobody said.
        portrait: key of the portrait chosen by hand; None leaves it to the ranking.
        state: what became of it.
        reason: why it failed or was skipped.
    """

    number: int
    box: tuple[float, float, float, float]
    found_by: str = "hand"
    score: float = 1.0
    landmarks: tuple[tuple[float, float], ...] | None = None
    person: int | None = None
    portrait: int | None = None
    state: FaceState = "found"
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Treatment:
    """How the faces of a source are restored.

    Attributes:
        strength: how much of the change is put back, 0..1.
        guide_influence: how much of what the guide contributed is kept, 0..1.
        match_colour: give restored faces the slow colours of the source.
    """

    strength: float = 1.0
    guide_influence: float = 1.0
    match_colour: bool = True


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """A picture of the project, or one frame of a clip.

    Attributes:
        key: unique among the sources of the project.
        file: where it lies.
        frame: which frame of a clip, from 0; None for a picture.
        searched: its faces have been looked for (then an empty `faces` means that there is none).
        faces: by number.
        treatment: how they are restored.
        state: "restored" when an output was written.
        reason: why it failed or was skipped.
        output: the file that was written last; its treatment record lies beside it.
        note: the user's own words on it, for the treatment record.
    """

    key: int
    file: FileEntry
    frame: int | None = None
    searched: bool = False
    faces: tuple[FaceEntry, ...] = ()
    treatment: Treatment = Treatment()
    state: SourceState = "waiting"
    reason: str = ""
    output: FileEntry | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Project:
    """A whole project.

    Attributes:
        people: everybody whose portraits are used.
        sources: in the order in which they are worked on.
        current: key of the source on the desk; None when there is none.
        note: the user's own words.
        outputs: folder where outputs go, as `FileEntry.path`; "" for beside each source.
        program: version of GFR Studio that wrote the file.
    """

    people: tuple[PersonEntry, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    current: int | None = None
    note: str = ""
    outputs: str = ""
    program: str = ""
