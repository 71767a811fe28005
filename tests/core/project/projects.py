"""A project with something in every field."""

from pathlib import Path

from gfr_core.project.schema import (
    FaceEntry,
    FileEntry,
    PersonEntry,
    PortraitEntry,
    Project,
    SourceEntry,
    Treatment,
)

LANDMARKS = tuple((float(number), number / 3) for number in range(68))


def full_project(folder: Path) -> Project:
    """Two people, two pictures, three faces; files in `folder`, one of them elsewhere."""
    mum = PersonEntry(1, "Mum", (portrait(1, folder / "portraits" / "mum.jpg"), portrait(2, Path("/far/mum2.jpg"))), 7)
    dad = PersonEntry(2, "Dad \N{EM DASH} „Ernst“", (portrait(5, folder / "dad.jpg"),))
    faces = (
        FaceEntry(1, (1.0, 2.0, 30.5, 40.0), "haar", 0.75, LANDMARKS, person=1, portrait=2, state="restored"),
        FaceEntry(3, (50.0, 2.0, 30.0, 40.0), state="failed", reason="too dark"),
    )
    group = SourceEntry(
        1,
        file(folder / "group.tif"),
        searched=True,
        faces=faces,
        treatment=Treatment(0.5, 0.25, match_colour=False),
        state="restored",
        reason="Face 3: too dark",
        output=file(folder / "out" / "group-restored.tif"),
    )
    film = SourceEntry(4, file(folder / "film.mkv"), frame=12)
    return Project((mum, dad), (group, film), current=4, note="found in the attic", outputs=(folder / "out").as_posix())


def portrait(key: int, path: Path) -> PortraitEntry:
    return PortraitEntry(key, file(path), (1.0, 2.0, 3.0, 4.0))


def file(path: Path) -> FileEntry:
    return FileEntry(path.as_posix(), "ab" * 32, 3)
