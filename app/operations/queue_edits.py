"""Changes of the queue of pictures that can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from app.documents.project import ProjectDocument, QueueItem
from app.translation import tr

TakeOff = Callable[[frozenset[int]], None]
"""Takes pictures out of the queue, and off the desk where one of them is there."""


class AddPictures(QUndoCommand):
    """Pictures put at the end of the queue. Done again, they come back with all that was done with them."""

    def __init__(self, document: ProjectDocument, items: Sequence[QueueItem], take_off: TakeOff) -> None:
        super().__init__(
            tr("add {name}").format(name=items[0].name)
            if len(items) == 1
            else tr("add {count} pictures").format(count=len(items))
        )
        self._document, self._items, self._take_off = document, tuple(items), take_off

    def redo(self) -> None:
        """Adds them."""
        self._document.set_items((*self._document.items, *self._items))

    def undo(self) -> None:
        """Takes them away."""
        keys = [item.key for item in self._items]
        self._take_off(frozenset(keys))
        self._items = tuple(
            self._document.with_removed(key) or item for key, item in zip(keys, self._items, strict=True)
        )


class RemovePicture(QUndoCommand):
    """A picture taken out of the queue. Its file stays, and so does everything that was done with it."""

    def __init__(self, document: ProjectDocument, item: QueueItem, take_off: TakeOff) -> None:
        super().__init__(tr("remove {name}").format(name=item.name))
        self._document, self._item, self._take_off = document, item, take_off
        self._place = document.items.index(item)

    def redo(self) -> None:
        """Takes it away."""
        self._place = [each.key for each in self._document.items].index(self._item.key)
        self._take_off(frozenset({self._item.key}))
        self._item = self._document.with_removed(self._item.key) or self._item

    def undo(self) -> None:
        """Puts it back in its place."""
        self._document.insert(self._place, self._item)


class ReorderPictures(QUndoCommand):
    """Another order. Pictures that came since keep their place at the end."""

    def __init__(self, document: ProjectDocument, keys: Sequence[int]) -> None:
        super().__init__(tr("reorder pictures"))
        self._document = document
        self._before, self._after = tuple(item.key for item in document.items), tuple(keys)

    def redo(self) -> None:
        """Takes the new order."""
        self._order(self._after)

    def undo(self) -> None:
        """Takes the old one."""
        self._order(self._before)

    def _order(self, keys: tuple[int, ...]) -> None:
        places = {key: place for place, key in enumerate(keys)}
        self._document.set_items(sorted(self._document.items, key=lambda item: places.get(item.key, len(places))))
