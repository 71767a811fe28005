"""Add portraits, take them away, and choose among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage, QUndoStack

from app.documents.desk import Desk
from app.documents.people import FIRST_KEY
from app.documents.portraits import Portrait
from app.documents.qt_image import image_of
from app.jobs.job import Job
from app.messages import Message, Tone, of_error
from app.operations.dispatch import Dispatch
from app.operations.edits import AddPortraits
from app.operations.engine import Engine
from app.operations.people_edits import ChoosePortrait, RemovePortrait
from app.preflight import forget_cv2_plugins
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Reporter


@dataclass(frozen=True, slots=True, eq=False)
class ReadPortrait:
    """A portrait as it was read: `image` is for the screen, `remark` says what the user should know of it."""

    frame: Frame
    image: QImage
    face: Face
    path: Path | None
    remark: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PortraitsRead:
    """What became of a handful of files."""

    good: tuple[ReadPortrait, ...]
    bad: tuple[tuple[str, GfrError], ...]


class OpenPortraits:
    """Reads portraits on the I/O lane and finds the face of each. The person at hand gets them."""

    def __init__(self, desk: Desk, dispatch: Dispatch, engine: Engine, undo: QUndoStack) -> None:
        self._desk, self._dispatch, self._engine, self._undo = desk, dispatch, engine, undo

    def open(self, paths: Sequence[Path]) -> Job[PortraitsRead]:
        """Adds files. One that cannot be used does not keep the others out; it is told of."""
        person = self._current()
        names = paths[0].name if len(paths) == 1 else tr("{count} portraits").format(count=len(paths))
        return self._dispatch.on_io(
            Job(
                tr("Reading {names}").format(names=names),
                lambda report: read_portraits(paths, self._engine, report),
                lambda read: self._take(read, person),
                trouble=tr("Could not use {names}").format(names=names),
            )
        )

    def open_pasted(self, frame: Frame) -> Job[PortraitsRead]:
        """Adds a picture that no file holds."""
        person = self._current()
        return self._dispatch.on_io(
            Job(
                tr("Finding the face of the pasted portrait"),
                lambda _report: PortraitsRead((portrait_of(frame, None, self._engine),), ()),
                lambda read: self._take(read, person),
                trouble=tr("Could not use the pasted portrait"),
            )
        )

    def remove(self, key: int) -> None:
        """Takes one away; can be undone."""
        portrait = next((each for each in self._desk.portraits.portraits if each.key == key), None)
        if portrait is not None:
            self._undo.push(RemovePortrait(self._desk.portraits, portrait))

    def choose(self, key: int | None) -> None:
        """Insists on one for the selected face; None leaves it to the ranking. Can be undone."""
        document = self._desk.portraits
        if document.face is None:
            document.choose(key)
        elif document.choices.get(document.face) != key:
            self._undo.push(ChoosePortrait(document, document.face, key))

    def _current(self) -> int:
        """The person at hand; when there is nobody, the one that a desk begins with."""
        current = self._desk.people.current
        return current.key if current else FIRST_KEY

    def _take(self, read: PortraitsRead, person: int) -> None:
        if self._desk.people.person(person) is None:  # taken away meanwhile
            person = self._current()
        document = self._desk.portraits
        added = tuple(
            Portrait(document.key_for_next(), each.frame, each.face, each.path, each.image, person)
            for each in read.good
        )
        if added:
            self._undo.push(AddPortraits(document, added))
        message = _message_of(read)
        if message is not None:
            self._desk.notice.show(message)


def read_portraits(paths: Sequence[Path], engine: Engine, report: Reporter) -> PortraitsRead:
    """Reads each file and finds its face. Runs on the I/O lane.

    Raises:
        GfrError: not one of them can be used; the first one's reason, and the others' names.
    """
    good: list[ReadPortrait] = []
    bad: list[tuple[str, GfrError]] = []
    for done, path in enumerate(paths):
        report(Progress(done / len(paths), tr("Reading {name}").format(name=path.name)))
        try:
            good.append(_read(path, engine))
        except GfrError as error:
            bad.append((path.name, error))
    if bad and not good:
        raise _all_in_one(bad)
    return PortraitsRead(tuple(good), tuple(bad))


def portrait_of(frame: Frame, path: Path | None, engine: Engine) -> ReadPortrait:
    """The frame as a portrait of its largest face.

    Raises:
        GfrError: it shows no face, or one too small.
    """
    from gfr_core.pairing.guide_set import guide_from

    faces = engine.finder().find(frame.pixels_8bit())
    guide = guide_from(frame, faces)
    remark = (
        tr("'{name}' shows {count} faces; the largest one is used.").format(name=frame.name, count=len(faces))
        if len(faces) > 1
        else ""
    )
    return ReadPortrait(frame, image_of(frame), guide.face, path, remark)


def _read(path: Path, engine: Engine) -> ReadPortrait:
    from gfr_core.media.source import read_source

    forget_cv2_plugins()
    return portrait_of(read_source(path), path, engine)


def _message_of(read: PortraitsRead) -> Message | None:
    if read.bad:
        names = read.bad[0][0] if len(read.bad) == 1 else tr("{count} portraits").format(count=len(read.bad))
        return of_error(_all_in_one(read.bad), tr("Could not use {names}").format(names=names))
    remarks = " ".join(each.remark for each in read.good if each.remark)
    return Message(Tone.INFO, tr("Portrait added"), remarks) if remarks else None


def _all_in_one(bad: Sequence[tuple[str, GfrError]]) -> GfrError:
    """The first one's reason and hint, and the others by name."""
    _, error = bad[0]
    if len(bad) == 1:
        return error
    others = ", ".join(name for name, _ in bad[1:])
    return GfrError(
        tr("{reason} Nor could these be used: {others}.").format(reason=error.message, others=others), error.hint
    )
