"""What a pressed and moved pointer does, one class a gesture."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF

from app.views.box_grips import Grip, dragged
from app.views.camera import Camera
from app.views.split_handle import SplitHandle

ShowBox = Callable[[QRectF | None], None]


class Gesture(Protocol):
    """A pointer's way from press to release, in logical pixels of the canvas."""

    def move(self, at: QPointF) -> None:
        """Follow the pointer."""

    def finish(self, at: QPointF) -> None:
        """The button was released."""

    def cancel(self) -> None:
        """Escape: leave everything as before the press."""


class Pan:
    """Drag the picture. A press that does not travel is a click."""

    SLACK = 4.0

    def __init__(self, camera: Camera, start: QPointF, clicked: Callable[[], None]) -> None:
        self._camera, self._start, self._last, self._clicked = camera, start, start, clicked
        self.travels = False

    def move(self, at: QPointF) -> None:
        """Follow the pointer, once it has left the place of the press."""
        self.travels = self.travels or (at - self._start).manhattanLength() > self.SLACK
        if self.travels:
            step, self._last = at - self._last, at
            self._camera.pan(step.x(), step.y())

    def finish(self, at: QPointF) -> None:
        """A press without travel was a click."""
        self.move(at)
        if not self.travels:
            self._clicked()

    def cancel(self) -> None:
        """Bring the picture back to where it was."""
        back = self._start - self._last
        if self.travels:
            self._camera.pan(back.x(), back.y())


class DragSplit:
    """Drag the line between A and B."""

    def __init__(self, split: SplitHandle, room: QRectF) -> None:
        self._split, self._room, self._before = split, room, split.fraction

    def move(self, at: QPointF) -> None:
        """Put the line under the pointer."""
        self._split.follow(self._room, at)

    def finish(self, at: QPointF) -> None:
        """Leave the line where it is."""
        self.move(at)

    def cancel(self) -> None:
        """Put the line back."""
        self._split.move_to(self._before)


class DrawBox:
    """Draw a new box from corner to corner."""

    LEAST_TRAVEL = 6.0
    """Logical pixels: less than this in either direction is a slip, not a box."""

    def __init__(
        self,
        start: QPointF,
        to_source: Callable[[QPointF], QPointF],
        bounds: QRectF,
        show: ShowBox,
        done: Callable[[QRectF], None],
    ) -> None:
        self._start, self._to_source, self._bounds = start, to_source, bounds
        self._show, self._done = show, done

    def move(self, at: QPointF) -> None:
        """Show the box so far."""
        self._show(self._box(at))

    def finish(self, at: QPointF) -> None:
        """Hand over the box, unless it is a slip."""
        travel = at - self._start
        box = self._box(at)
        self._show(None)
        if min(abs(travel.x()), abs(travel.y())) >= self.LEAST_TRAVEL and not box.isEmpty():
            self._done(box)

    def cancel(self) -> None:
        """Forget the box."""
        self._show(None)

    def _box(self, at: QPointF) -> QRectF:
        drawn = QRectF(self._to_source(self._start), self._to_source(at)).normalized()
        return drawn & self._bounds


class EditBox:
    """Move a box, or resize it by a grip."""

    def __init__(
        self,
        box: QRectF,
        grip: Grip,
        start: QPointF,
        to_source: Callable[[QPointF], QPointF],
        bounds: QRectF,
        show: ShowBox,
        done: Callable[[QRectF], None],
        clicked: Callable[[], None],
    ) -> None:
        self._before, self._grip, self._start, self._to_source = box, grip, start, to_source
        self._bounds, self._show, self._done, self._clicked = bounds, show, done, clicked
        self._travels = False

    def move(self, at: QPointF) -> None:
        """Show the box so far, once the pointer has left the place of the press."""
        self._travels = self._travels or (at - self._start).manhattanLength() > Pan.SLACK
        if self._travels:
            self._show(self._box(at))

    def finish(self, at: QPointF) -> None:
        """Hand over the new box; without travel this was a click."""
        self.move(at)
        self._show(None)
        if self._travels:
            self._done(self._box(at))
        else:
            self._clicked()

    def cancel(self) -> None:
        """Leave the box as it was."""
        self._show(None)

    def _box(self, at: QPointF) -> QRectF:
        by = self._to_source(at) - self._to_source(self._start)
        return dragged(self._before, self._grip, by, self._bounds)
