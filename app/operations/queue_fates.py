"""What became of pictures: put into the project, and told."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from app.documents.project import QueueItem
from app.documents.source import NumberedFace
from app.jobs.core_words import in_users_words
from app.messages import Message, Tone
from app.translation import marked, tr
from gfr_core.project.faces import face_of
from gfr_core.project.schema import FaceEntry, SourceEntry

_COUNTED = {
    "restored": marked("{count} restored"),
    "failed": marked("{count} failed"),
    "skipped": marked("{count} skipped"),
}


def with_fate(item: QueueItem, entry: SourceEntry) -> QueueItem:
    """The picture with what became of it. Faces that were changed meanwhile stay as they are now."""
    is_new = not item.entry.searched and not item.faces
    fates = {face.number: face for face in entry.faces}
    faces = entry.faces if is_new else tuple(_fated(face, fates.get(face.number)) for face in item.entry.faces)
    settled = replace(
        item.entry,
        file=entry.file,
        searched=item.entry.searched or entry.searched,
        faces=faces,
        state=entry.state,
        reason=entry.reason,
        output=entry.output,
    )
    if not is_new:
        return replace(item, entry=settled)
    return item_from(settled, item)


def item_from(entry: SourceEntry, like: QueueItem | None = None) -> QueueItem:
    """A picture as a project file describes it. The largest face is selected."""
    faces = tuple(NumberedFace(face.number, face_of(face)) for face in entry.faces)
    largest = max(faces, key=lambda each: each.face.box.side, default=None)
    number = max((face.number for face in faces), default=0) + 1
    made = QueueItem(entry, faces, largest.number if largest else None, number)
    return made if like is None else replace(made, is_pasted=like.is_pasted, thumbnail=like.thumbnail)


def _fated(face: FaceEntry, fate: FaceEntry | None) -> FaceEntry:
    return face if fate is None else replace(face, state=fate.state, reason=fate.reason)


def summary(done: Sequence[SourceEntry]) -> Message:
    """What became of all of them, in a message."""
    counts = {state: sum(entry.state == state for entry in done) for state in _COUNTED}
    text = ", ".join(tr(_COUNTED[state]).format(count=count) for state, count in counts.items() if count)
    bad = next((entry for entry in done if entry.state == "failed"), None)
    if bad is None:
        return Message(Tone.INFO, tr("The queue is done"), f"{text}.")
    return Message(
        Tone.WARNING,
        tr("The queue is done"),
        f"{text}. {Path(bad.file.path).name}: {in_users_words(bad.reason)}",
        tr("Mend it and retry."),
    )
