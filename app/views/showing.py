"""Which layers the canvas shows where, and what it says of them."""

from dataclasses import dataclass

from app.documents.view import CanvasMode, PaneKind, View
from app.translation import tr
from app.views.layers import Layers

_MIXING = (CanvasMode.SPLIT, CanvasMode.SPLIT_ROWS, CanvasMode.FADE, CanvasMode.DIFFERENCE)
UNDER_OVERLAYS = (PaneKind.WARPED_GUIDE, PaneKind.RESULT)
"""Layers over whose crop something may be drawn."""


@dataclass(frozen=True, slots=True)
class Showing:
    """What the user has set, on the pictures that are there.

    Attributes:
        view: what the user has set.
        layers: the pictures.
        holding: a key is held to see the original.
        blinks_b: blinking shows B now.
    """

    view: View
    layers: Layers
    holding: bool = False
    blinks_b: bool = False

    @property
    def mixes(self) -> bool:
        """Whether A and B are both to be seen in one pane."""
        both = (self.layers.picture(layer) is not None for layer in (self.view.a, self.view.b))
        return self.view.mode in _MIXING and not self.holding and all(both)

    def in_pane(self, kind: PaneKind) -> str:
        """The layer of a pane that shows one picture.

        The result's pane shows the source while a key is held, and, when it is the only pane, until there is a result.
        """
        if self.view.mode is CanvasMode.FOUR_UP:
            return PaneKind.SOURCE if kind is PaneKind.RESULT and self.holding else kind
        if kind is PaneKind.SOURCE:
            return self.view.a
        if self.holding:
            return PaneKind.SOURCE
        if self.view.mode is CanvasMode.BLINK:
            return self.view.b if self.blinks_b else self.view.a
        is_alone = self.view.mode is not CanvasMode.SIDE_BY_SIDE
        waits = is_alone and self.view.b == PaneKind.RESULT and self.layers.result is None
        return PaneKind.SOURCE if waits else self.view.b

    def layers_in(self, kind: PaneKind) -> tuple[str, ...]:
        """All layers of a pane, A before B."""
        return (self.view.a, self.view.b) if self.mixes else (self.in_pane(kind),)

    def other_than(self, layer: str) -> str:
        """The other side of a layer: B for A, and A for all others. The layer itself while there is no other."""
        other = self.view.b if layer == self.view.a else self.view.a
        return layer if self.layers.picture(other) is None else other

    def obstacle_to_difference(self) -> str:
        """Why A and B have no difference; empty when they have one."""
        a, b = self.layers.picture(self.view.a), self.layers.picture(self.view.b)
        first, second = self.layers.caption(self.view.a), self.layers.caption(self.view.b)
        if a is None or b is None:
            return tr("{name} is not there yet").format(name=first if a is None else second)
        if a.size() != b.size():
            sizes = (f"{each.width()} × {each.height()}" for each in (a, b))
            words = tr("{a} is {size_a} pixels, {b} {size_b}.\nA difference needs two pictures of one size")
            return words.format(a=first, b=second, size_a=next(sizes), size_b=next(sizes))
        if self.layers.area(self.view.a) != self.layers.area(self.view.b):
            words = tr("{a} and {b} lie at different places.\nA difference needs two pictures of one place")
            return words.format(a=first, b=second)
        return ""

    def caption(self, kind: PaneKind) -> str:
        """What a pane says it shows. Of two halves each has its own words, its layer's."""
        layer, view = self.in_pane(kind), self.view
        words = self.layers.caption(layer)
        if self.mixes and view.mode is CanvasMode.FADE:
            return self._fade_in_words()
        if self.mixes and view.mode is CanvasMode.DIFFERENCE:
            return self._difference_in_words()
        if view.mode is CanvasMode.BLINK and not self.holding:
            paused = "" if view.blinks else f", {tr('paused')}"
            return f"{self._a_or_b}  {words}{paused}"
        return words

    def in_words(self) -> str:
        """How the canvas compares, for those who do not see it."""
        view = self.view
        sentences = [tr("View: {mode}.").format(mode=tr(view.mode.value))]
        if view.compares:
            a, b = self.layers.caption(view.a), self.layers.caption(view.b)
            sentences.append(tr("A is {a}, B is {b}.").format(a=a, b=b))
        return " ".join((*sentences, self._settings_in_words())).strip()

    def _settings_in_words(self) -> str:
        """What the way of comparing has to set."""
        view = self.view
        if view.mode is CanvasMode.BLINK and view.blinks:
            return tr("Every {ms} ms.").format(ms=view.blink_ms)
        if view.mode is CanvasMode.BLINK:
            return tr("Paused on {letter}.").format(letter=self._a_or_b)
        if view.mode is CanvasMode.FADE:
            return f"{self._fade_in_words()}."
        if view.mode is CanvasMode.DIFFERENCE:
            words = tr("Times {gain}, above {threshold}.").format(gain=view.gain, threshold=view.threshold)
            return f"{words} {self.obstacle_to_difference()}"
        return ""

    @property
    def _a_or_b(self) -> str:
        return "B" if self.blinks_b else "A"

    def _fade_in_words(self) -> str:
        share = round(self.view.fade * 100)
        first, second = self.layers.caption(self.view.a), self.layers.caption(self.view.b)
        return f"{first} {100 - share} %, {second} {share} %"

    def _difference_in_words(self) -> str:
        first, second = self.layers.caption(self.view.a), self.layers.caption(self.view.b)
        words = tr("Difference of {a} and {b}")
        if not self.obstacle_to_difference():
            above = tr("Difference of {a} and {b}, × {gain}, above {threshold}")
            words = above if self.view.threshold else tr("Difference of {a} and {b}, × {gain}")
        return words.format(a=first, b=second, gain=self.view.gain, threshold=self.view.threshold)
