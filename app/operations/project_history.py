"""What can be undone: a history for each picture of the project, of which that of the picture on the desk counts."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QUndoCommand, QUndoGroup, QUndoStack


class History(QUndoStack):
    """To operations a stack like any other: what they push belongs to the picture on the desk.

    A desk without a picture has a history too. The first picture that comes takes it over, so that what was done
    before (portraits added) can still be undone. All are members of `group`, which menus and the list of changes are
    made for. The stack that this object is by inheritance stays empty: only what is overridden here means anything.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.group = QUndoGroup(self)
        self._first = QUndoStack(self.group)
        self._stacks: dict[int, QUndoStack] = {}
        self.group.setActiveStack(self._first)
        self.group.canUndoChanged.connect(self.canUndoChanged)
        self.group.canRedoChanged.connect(self.canRedoChanged)
        self.group.undoTextChanged.connect(self.undoTextChanged)
        self.group.redoTextChanged.connect(self.redoTextChanged)

    @property
    def has_changes(self) -> bool:
        """Something was done in this project that can be undone or done again."""
        return any(stack.count() for stack in (self._first, *self._stacks.values()))

    def count_of(self, key: int) -> int:
        """How many changes the history of one picture holds."""
        stack = self._stacks.get(key)
        return stack.count() if stack is not None else 0

    def stack_of(self, key: int) -> QUndoStack:
        """The history of one picture; made when there is none."""
        if key not in self._stacks:
            self._stacks[key] = self._new_stack()
        return self._stacks[key]

    def activate(self, key: int | None) -> None:
        """Makes the history of one picture the one that counts; None for a desk without a picture."""
        self.group.setActiveStack(self._first if key is None else self.stack_of(key))

    def start_anew(self) -> None:
        """Forgets everything: another project."""
        former = {self._first, *self._stacks.values()}
        self._first, self._stacks = QUndoStack(self.group), {}
        self.group.setActiveStack(self._first)
        for stack in former:
            self.group.removeStack(stack)
            stack.deleteLater()

    def push(self, command: QUndoCommand) -> None:
        """Does the change and remembers it."""
        self._active.push(command)

    def undo(self) -> None:
        """Takes back the last change."""
        self.group.undo()

    def redo(self) -> None:
        """Does it again."""
        self.group.redo()

    def canUndo(self) -> bool:
        """Whether there is something to take back."""
        return self.group.canUndo()

    def canRedo(self) -> bool:
        """Whether there is something to do again."""
        return self.group.canRedo()

    def undoText(self) -> str:
        """What would be taken back."""
        return self.group.undoText()

    def redoText(self) -> str:
        """What would be done again."""
        return self.group.redoText()

    def count(self) -> int:
        """How many changes there are, also those taken back."""
        return self._active.count()

    def index(self) -> int:
        """How many of them are done."""
        return self._active.index()

    def clear(self) -> None:
        """Forgets the changes of the picture on the desk."""
        self._active.clear()

    def beginMacro(self, text: str) -> None:
        """What is pushed from now on is one change."""
        self._active.beginMacro(text)

    def endMacro(self) -> None:
        """The change is complete."""
        self._active.endMacro()

    def createUndoAction(self, parent: QObject, prefix: str = "") -> QAction:
        """The action for the menu."""
        return self.group.createUndoAction(parent, prefix)

    def createRedoAction(self, parent: QObject, prefix: str = "") -> QAction:
        """The action for the menu."""
        return self.group.createRedoAction(parent, prefix)

    @property
    def _active(self) -> QUndoStack:
        return self.group.activeStack() or self._first

    def _new_stack(self) -> QUndoStack:
        """An empty stack; for the first picture the one of the desk before."""
        return QUndoStack(self.group) if self._stacks else self._first
