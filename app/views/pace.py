"""When the canvas is drawn coarsely: on large, dense screens, while the picture moves."""

_FRAME_MS = 1000 / 60
_MANY_PIXELS = 2_000_000
"""A smaller canvas is always drawn sharply: there, slow means that the machine has other work."""
COARSENESS = 0.5
"""Pixels that are drawn for each of the screen's, along each side."""
REST_MS = 120
"""How long the picture must stand still to be drawn sharply again."""


class Pace:
    """Remembers how long the last sharp drawing took. Half the resolution is a quarter of the work."""

    def __init__(self) -> None:
        self._sharp_ms = 0.0
        self._pixels = 0.0
        self.moves = False

    @property
    def is_slow(self) -> bool:
        """Whether a sharp drawing takes longer than a frame of 60 a second, on a screen so large that it matters."""
        return self._sharp_ms > _FRAME_MS and self._pixels > _MANY_PIXELS

    @property
    def is_coarse(self) -> bool:
        """Whether to draw coarsely now."""
        return self.moves and self.is_slow

    def note(self, sharp_ms: float, pixels: float) -> None:
        """Tell how long a sharp drawing of so many pixels took."""
        self._sharp_ms, self._pixels = sharp_ms, pixels
