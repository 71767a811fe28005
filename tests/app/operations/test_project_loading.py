from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from app.documents.desk import Desk
from app.documents.people import Person
from app.documents.portraits import Portrait
from app.documents.project import LostPortrait
from app.jobs.lane import Lanes
from app.operations.engine import Engine
from app.operations.project_hashes import FileHashes
from app.operations.project_loading import LoadedProject, load_portraits, load_project, put_on_desk
from gfr_core.errors import GfrError
from gfr_core.progress import silent
from gfr_core.project.files import entry_of
from gfr_core.project.schema import FaceEntry, PersonEntry, PortraitEntry, Project, SourceEntry
from gfr_core.project.store import write_project
from tests.app.operations.scenes import photo
from tests.app.small_engine import FACE, SmallFinder, picture
from tests.core.restore.faces import face_at


@pytest.fixture
def project(qapp: QApplication, tmp_path: Path) -> Project:
    """Two people, one portrait each, and a picture with a face."""
    people = tuple(
        PersonEntry(key, name, (PortraitEntry(key * 10, entry_of(photo(tmp_path, f"{name}.png"))),), library_id=key)
        for key, name in ((1, "Mum"), (4, "Dad"))
    )
    face = FaceEntry(3, (20.0, 20.0, 40.0, 40.0), person=4)
    source = SourceEntry(2, entry_of(photo(tmp_path, "old.png")), searched=True, faces=(face,))
    return Project(people, (source,), current=2, outputs=tmp_path.as_posix())


def test_everything_comes_onto_the_desk(
    project: Project, desk: Desk, engine: Engine, lanes: Lanes, tmp_path: Path
) -> None:
    desk.portraits.add((Portrait(1, picture("former.png"), FACE),))
    write_project(project, tmp_path / "attic.gfrproject")
    loaded = load_project(tmp_path / "attic.gfrproject", engine, silent)
    hashes = FileHashes(lanes.save)
    put_on_desk(desk, loaded, hashes)
    assert desk.people.people == (Person(1, "Mum", 1), Person(4, "Dad", 4))
    assert [(each.key, each.name, each.person) for each in desk.portraits.portraits] == [
        (10, "Mum.png", 1),
        (40, "Dad.png", 4),
    ]
    assert [(item.key, [face.number for face in item.faces]) for item in desk.project.items] == [(2, [3])]
    assert desk.project.outputs == tmp_path
    assert hashes.known(tmp_path / "old.png") == project.sources[0].file
    assert loaded.notes == ()


def test_the_face_of_a_portrait_is_the_one_the_project_means(
    project: Project, engine: Engine, finder: SmallFinder
) -> None:
    finder.faces = [face_at(0, 0, 78), FACE]
    portrait = PortraitEntry(10, project.people[0].portraits[0].file, (22.0, 22.0, 40.0, 40.0))
    loaded = load_portraits(Project((PersonEntry(1, "Mum", (portrait,)),)), engine, silent)
    assert [each.face for each in loaded.portraits] == [FACE]


def test_what_is_missing_or_has_changed_is_told_and_stays_part_of_the_project(
    project: Project, desk: Desk, engine: Engine, lanes: Lanes, tmp_path: Path
) -> None:
    (tmp_path / "Mum.png").unlink()
    (tmp_path / "old.png").unlink()
    dad = tmp_path / "Dad.png"
    dad.write_bytes(dad.read_bytes() + b" ")
    loaded = load_portraits(project, engine, silent)
    assert loaded.notes == (
        f"'old.png' is not in '{tmp_path}' any more.",
        f"Portrait 'Mum.png' is not in '{tmp_path}' any more.",
        "'Dad.png' has changed since it was added to the project.",
    )
    hashes = FileHashes(lanes.save)
    put_on_desk(desk, loaded, hashes)
    assert desk.project.lost == (LostPortrait(1, project.people[0].portraits[0]),)
    assert hashes.known(dad) is None


def test_an_empty_project_is_one_person(desk: Desk, lanes: Lanes) -> None:
    put_on_desk(desk, LoadedProject(Project()), FileHashes(lanes.save))
    assert desk.people.people == (Person(1, "Person 1"),)
    assert desk.project.items == ()


def test_a_project_that_cannot_be_read_is_an_error(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(GfrError):
        load_project(tmp_path / "gone.gfrproject", engine, silent)
