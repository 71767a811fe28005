"""Read a project with everything it needs, and put it on the desk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage

from app.documents.desk import Desk
from app.documents.people import FIRST_KEY, Person, default_name
from app.documents.portraits import Portrait
from app.documents.project import LostPortrait
from app.documents.qt_image import image_of
from app.operations.engine import Engine
from app.operations.project_hashes import FileHashes
from app.operations.queue_fates import item_from
from app.preflight import forget_cv2_plugins
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Reporter
from gfr_core.project.schema import PersonEntry, PortraitEntry, Project
from gfr_core.project.store import read_project


@dataclass(frozen=True, slots=True, eq=False)
class LoadedPortrait:
    """A portrait as it was read; `is_changed`: its file is not what it was."""

    person: int
    entry: PortraitEntry
    frame: Frame
    image: QImage
    face: Face
    is_changed: bool


@dataclass(frozen=True, slots=True, eq=False)
class LoadedProject:
    """A project with its portraits.

    Attributes:
        project: paths are absolute.
        portraits: those that could be read.
        lost: the others.
        notes: what is missing or has changed, a sentence each.
        is_damaged: its file must not be written over.
    """

    project: Project
    portraits: tuple[LoadedPortrait, ...] = ()
    lost: tuple[LostPortrait, ...] = ()
    notes: tuple[str, ...] = ()
    is_damaged: bool = False


def load_project(path: Path, engine: Engine, report: Reporter) -> LoadedProject:
    """The project at `path` with its portraits. For the I/O lane.

    Raises:
        GfrError: it cannot be read.
    """
    report(Progress(0.0, tr("Reading the project")))
    read = read_project(path)
    return load_portraits(read.project, engine, report, read.notes, is_damaged=read.is_damaged)


def load_portraits(
    project: Project, engine: Engine, report: Reporter, notes: Sequence[str] = (), *, is_damaged: bool = False
) -> LoadedProject:
    """The project with its portraits read. For the I/O lane."""
    wanted = [(person, portrait) for person in project.people for portrait in person.portraits]
    good: list[LoadedPortrait] = []
    lost: list[LostPortrait] = []
    told = [*notes, *_missing_pictures(project)]
    for number, (person, portrait) in enumerate(wanted):
        name = Path(portrait.file.path).name
        report(Progress(number / len(wanted), tr("Reading {name}").format(name=name)))
        try:
            good.append(_read(person, portrait, engine))
        except GfrError as error:
            lost.append(LostPortrait(person.key, portrait))
            told.append(str(error))
            continue
        if good[-1].is_changed:
            told.append(tr("'{name}' has changed since it was added to the project.").format(name=name))
    return LoadedProject(project, tuple(good), tuple(lost), tuple(told), is_damaged)


def put_on_desk(desk: Desk, loaded: LoadedProject, hashes: FileHashes) -> None:
    """People, portraits and the queue of a project in place of what was there. The desk has no picture yet."""
    desk.portraits.remove(frozenset(portrait.key for portrait in desk.portraits.portraits))
    people = tuple(Person(each.key, each.name, each.library_id) for each in loaded.project.people)
    desk.people.set_people(people or (Person(FIRST_KEY, default_name(FIRST_KEY)),))
    desk.people.set_current(desk.people.people[0].key)
    desk.portraits.add(tuple(_portrait(each) for each in loaded.portraits))
    desk.project.set_lost(loaded.lost)
    desk.project.set_outputs(Path(loaded.project.outputs) if loaded.project.outputs else None)
    for source in loaded.project.sources:
        hashes.learn(source.file)
    for portrait in loaded.portraits:
        if not portrait.is_changed:
            hashes.learn(portrait.entry.file)
    desk.project.set_items(item_from(source) for source in loaded.project.sources)


def _portrait(loaded: LoadedPortrait) -> Portrait:
    path = Path(loaded.entry.file.path)
    return Portrait(loaded.entry.key, loaded.frame, loaded.face, path, loaded.image, loaded.person)


def _read(person: PersonEntry, portrait: PortraitEntry, engine: Engine) -> LoadedPortrait:
    """One portrait with its face, looked for again: the project knows where it is, not its landmarks."""
    forget_cv2_plugins()
    from gfr_core.media.source import read_source
    from gfr_core.pairing.guide_set import guide_from
    from gfr_core.project.files import state_of
    from gfr_core.project.guides import faces_of

    state, path = state_of(portrait.file), Path(portrait.file.path)
    if state == "missing":
        raise GfrError(
            tr("Portrait '{name}' is not in '{folder}' any more.").format(name=path.name, folder=path.parent)
        )
    frame = read_source(path)
    face = guide_from(frame, faces_of(frame, portrait, engine.finder())).face
    return LoadedPortrait(person.key, portrait, frame, image_of(frame), face, state == "changed")


def _missing_pictures(project: Project) -> Iterator[str]:
    """Whether they have changed is seen when they are opened: reading all of them would take minutes."""
    for source in project.sources:
        path = Path(source.file.path)
        if not path.is_file():
            yield tr("'{name}' is not in '{folder}' any more.").format(name=path.name, folder=path.parent)
