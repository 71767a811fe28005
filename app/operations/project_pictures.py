"""Puts pictures of the project on the desk, and keeps what was said about the one that makes way."""

from dataclasses import replace

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage

from app.documents.desk import Desk
from app.documents.project import QueueItem
from app.documents.source import Source
from app.operations.project_history import History
from app.operations.project_pasted import PastedPictures
from app.operations.project_snapshot import item_on_desk, treatment_on_desk
from app.operations.queue_cache import Kept, PictureCache
from gfr_core.project.schema import FileEntry, SourceEntry


class DeskPictures(QObject):
    """The one way in which the picture on the desk changes."""

    def __init__(self, desk: Desk, history: History, pasted: PastedPictures, cache: PictureCache | None = None) -> None:
        super().__init__()
        self._desk, self._history, self._pasted = desk, history, pasted
        self.cache = cache or PictureCache()
        self._saved_already: Source | None = None
        desk.restoration.saved_changed.connect(self._on_saved_changed)

    def keep(self) -> None:
        """Remembers everything about the picture on the desk."""
        item, source = self._desk.project.current, self._desk.source.source
        if item is None or source is None:
            return
        restoration = self._desk.restoration
        has_no_file = item.is_pasted and not item.entry.file.path
        self.cache.keep(
            item.key,
            Kept(source, restoration.outcomes, restoration.result, restoration.is_unsaved, has_no_file),
        )
        self._desk.project.replace(item_on_desk(self._desk, item))

    def show(self, source: Source, thumbnail: QImage, *, is_changed: bool = False) -> QueueItem:
        """Puts a picture on the desk. It is the project's already, takes the place of an untouched frame of the same
        clip, or joins the queue.

        Args:
            source: its pixels.
            thumbnail: may be null.
            is_changed: they are not what they were when its faces were found: results are dropped.
        """
        key = self._item_for(source).key
        self.keep()
        kept = self.cache.take(key)
        if is_changed or (kept is not None and kept.source is not None and kept.source.key != source.key):
            kept = None
        item = replace(self._desk.project.item(key) or self._item_for(source), thumbnail=thumbnail)
        self._desk.project.replace(item)
        self._put(source, item, kept)
        return item

    def show_kept(self, key: int) -> bool:
        """Puts a picture on the desk whose pixels are still there; False when they are not."""
        kept, item = self.cache.peek(key), self._desk.project.item(key)
        if kept is None or kept.source is None or item is None:
            return False
        self.keep()
        self._put(kept.source, item, self.cache.take(key) or kept)
        return True

    def clear(self) -> None:
        """Takes the picture off the desk; what is to be remembered has been kept."""
        self._desk.notice.clear()
        self._desk.restoration.clear()
        self._desk.project.set_current(None)
        self._history.activate(None)
        self._desk.source.close()

    def _put(self, source: Source, item: QueueItem, kept: Kept | None) -> None:
        desk = self._desk
        desk.notice.clear()
        desk.restoration.clear()
        desk.project.set_current(item.key)
        self._history.activate(item.key)
        desk.source.open(source)
        self._saved_already = None
        if kept is not None and kept.result is None:
            desk.restoration.remember(kept.outcomes)  # before the faces: these start the work of putting them together
            self._saved_already = None if kept.is_unsaved else source
        if item.entry.searched or item.faces:
            desk.source.resume(item.faces, item.selected, item.next_number)
        self._put_words(item)
        if kept is not None and kept.result is not None:
            desk.restoration.remember(kept.outcomes)
            desk.restoration.take(kept.result)
            if not kept.is_unsaved:
                desk.restoration.mark_saved()

    @Slot()
    def _on_saved_changed(self) -> None:
        """A result put together again from faces that a file holds is not an unsaved one."""
        if self._desk.restoration.is_unsaved and self._saved_already is self._desk.source.source is not None:
            self._saved_already = None
            self._desk.restoration.mark_saved()

    def _put_words(self, item: QueueItem) -> None:
        """What the user said about the picture."""
        faces = item.entry.faces
        self._desk.people.set_assignments({face.number: face.person for face in faces if face.person is not None})
        self._desk.portraits.set_choices({face.number: face.portrait for face in faces if face.portrait is not None})
        self._desk.record.set_note(item.entry.note)
        self._desk.restoration.set_strength(item.entry.treatment.strength)
        self._desk.restoration.set_guide_influence(item.entry.treatment.guide_influence)

    def _item_for(self, source: Source) -> QueueItem:
        frame = source.clip.frame_number if source.clip else None
        project = self._desk.project
        if source.path is None:
            path = self._pasted.path_of(source.frame)
            return self._add(FileEntry(path.as_posix() if path else ""), None, is_pasted=True)
        known = project.item_of(source.path, frame)
        if known is not None:
            return known
        current = project.current
        if current is not None and self._is_untouched_frame_of(current, source):
            moved = current.with_entry(frame=frame, searched=False, faces=(), state="waiting", reason="")
            moved = replace(moved, faces=(), selected=None, next_number=1)
            project.replace(moved)
            project.set_current(None)  # what the desk shows is not this frame any more: nothing of it is kept
            return moved
        return self._add(FileEntry(source.path.as_posix()), frame, is_pasted=False)

    def _add(self, file: FileEntry, frame: int | None, *, is_pasted: bool) -> QueueItem:
        """A new picture, behind the one on the desk."""
        project = self._desk.project
        key = project.key_for_next()
        treatment = treatment_on_desk(self._desk)
        item = QueueItem(SourceEntry(key, file, frame, treatment=treatment), is_pasted=is_pasted)
        keys = [each.key for each in project.items]
        place = keys.index(project.current.key) + 1 if project.current else len(keys)
        project.insert(place, item)
        return item

    def _is_untouched_frame_of(self, item: QueueItem, source: Source) -> bool:
        """Whether the picture on the desk is a frame of the same clip that nothing was done with: while scrubbing."""
        desk = self._desk
        return (
            item.path == source.path
            and item.entry.frame is not None
            and not self._history.count_of(item.key)
            and not desk.restoration.outcomes
            and not desk.people.assignments
        )
