"""The thin bar of the canvas: how it compares, what with what, and what the way of comparing has to set."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from app.documents.desk import Desk
from app.documents.view import LAYER_WORDS, CanvasMode
from app.operations.all_operations import Operations
from app.panels.snapshots_menu import SnapshotsMenu
from app.panels.view_settings import BlinkSettings, DifferenceSettings, FadeSettings, LoupeSettings, ReviewSteps, button
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import marked, tr
from app.views.layers import Layers

MODE_WORDS = {
    CanvasMode.FOUR_UP: marked("Four views"),
    CanvasMode.SPLIT: marked("Split"),
    CanvasMode.SPLIT_ROWS: marked("Split in rows"),
    CanvasMode.SIDE_BY_SIDE: marked("Side by side"),
    CanvasMode.BLINK: marked("Blink"),
    CanvasMode.FADE: marked("Fade"),
    CanvasMode.DIFFERENCE: marked("Difference"),
    CanvasMode.RESULT: marked("One view"),
}

_WIDEST_PX, _SHARE = 170, 100
"""Boxes of layers take the room that there is, up to so much."""


class CanvasBar(QWidget):
    """Shows the view of the desk and changes it. Without a theme its buttons have words instead of icons.

    Signals:
        tile_wished: +1 or -1: the next or the previous tile of a review.
        review_end_wished: the picture is to be looked at freely again.
    """

    tile_wished = Signal(int)
    review_end_wished = Signal()

    def __init__(
        self, desk: Desk, operations: Operations, theme: Theme | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("canvasBar")
        self._document, self._theme = desk.view, theme
        self.mode = _ModeBox()
        self.a, self.b = LayerBox("A"), LayerBox("B")
        self.swap = button("⇄", tr("A and B change places (X)"))
        self.blink, self.fade, self.difference = BlinkSettings(desk), FadeSettings(desk), DifferenceSettings(desk)
        self.loupe = LoupeSettings(desk)
        self.review = ReviewSteps()
        self.snapshots = SnapshotsMenu(desk, operations)
        self._lay_out()
        self._connect()
        self._on_view_changed()
        self._on_theme_changed()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key reaches, in order."""
        return [
            each
            for each in self.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.focusProxy() is None
            and each.window() is self.window()
        ]

    def set_layers(self, layers: Layers) -> None:
        """Offer these layers as A and B."""
        for box in (self.a, self.b):
            box.offer(layers)
        self._on_view_changed()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 8, 3)
        row.setSpacing(6)
        left = (self.mode, self.a, self.swap, self.b, self.blink, self.fade, self.difference)
        for widget in (*left, None, self.loupe, self.review, self.snapshots):
            if widget is None:
                row.addStretch(1)
            else:
                row.addWidget(widget, _SHARE if isinstance(widget, LayerBox) else 0)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self._document.view_changed.connect(self._on_view_changed)
        if self._theme is not None:
            self._theme.changed.connect(self._on_theme_changed)
        self.mode.activated.connect(self._on_mode_activated)
        self.a.activated.connect(self._on_a_activated)
        self.b.activated.connect(self._on_b_activated)
        self.swap.clicked.connect(self._document.swap)
        self.review.tile_wished.connect(self.tile_wished)
        self.review.end_wished.connect(self.review_end_wished)

    @Slot()
    def _on_view_changed(self) -> None:
        view = self._document.view
        self.mode.setCurrentIndex(self.mode.findData(view.mode))
        self.a.show_layer(view.a)
        self.b.show_layer(view.b)
        for widget, modes in (
            (self.a, None),
            (self.swap, None),
            (self.blink, CanvasMode.BLINK),
            (self.fade, CanvasMode.FADE),
            (self.difference, CanvasMode.DIFFERENCE),
        ):
            widget.setVisible(view.compares if modes is None else view.mode is modes)
        self.b.setVisible(view.mode is not CanvasMode.FOUR_UP)
        self.b.set_letter("B" if view.compares else "")

    @Slot()
    def _on_theme_changed(self) -> None:
        """With icons the buttons need no words, which leaves room for those of the layers."""
        if self._theme is None:
            return
        for each, glyph in (
            (self.swap, Glyph.SWAP),
            (self.blink.pause, Glyph.PAUSE),
            (self.loupe.switch, Glyph.LOUPE),
            (self.review.begin, Glyph.REVIEW),
            (self.review.back, Glyph.PREVIOUS),
            (self.review.forth, Glyph.NEXT),
            (self.review.end, Glyph.CLOSE),
            (self.snapshots, Glyph.SNAPSHOT),
        ):
            each.setIcon(self._theme.icons.of(glyph))
            each.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)

    @Slot(int)
    def _on_mode_activated(self, row: int) -> None:
        self._document.set_mode(self.mode.itemData(row))

    @Slot(int)
    def _on_a_activated(self, row: int) -> None:
        self._document.set_a(self.a.itemData(row))

    @Slot(int)
    def _on_b_activated(self, row: int) -> None:
        self._document.set_b(self.b.itemData(row))


class _ModeBox(QComboBox):
    """All ways to compare."""

    def __init__(self) -> None:
        super().__init__()
        for mode, words in MODE_WORDS.items():
            self.addItem(tr(words), mode)
        self.setAccessibleName(tr("How to compare"))
        self.setToolTip(tr("How to compare (M for the next way)"))


class LayerBox(QComboBox):
    """What can be A, or B. Layers that are not there yet are listed and cannot be chosen."""

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self._offered: tuple[tuple[str, str, bool], ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDEST_PX)
        self.offer(Layers())

    def set_letter(self, letter: str) -> None:
        """Say that this is A or B; empty for the only picture."""
        self._letter = letter
        self.setAccessibleName(tr("Picture {letter}").format(letter=letter) if letter else tr("Picture shown"))
        self.setToolTip(tr("What is {letter}").format(letter=letter) if letter else tr("What is shown"))
        for row in range(self.count()):
            self.setItemText(row, self._words(row))

    def offer(self, layers: Layers) -> None:
        """List these layers."""
        offered = _offers(layers)
        if offered != self._offered:  # a result blended anew offers the same, and the list need not be made again
            self._offered = offered
            self._list_anew()

    def _list_anew(self) -> None:
        chosen = self.currentData()
        with QSignalBlocker(self):
            self.clear()
            for row, (name, caption, is_there) in enumerate(self._offered):
                self.addItem("", name)
                self.setItemData(row, caption, Qt.ItemDataRole.AccessibleTextRole)
                self._item_model.item(row).setEnabled(is_there)
            self.set_letter(self._letter)
            self.show_layer(chosen)

    def show_layer(self, name: str) -> None:
        """Show which one is chosen."""
        self.setCurrentIndex(self.findData(name))

    @property
    def _item_model(self) -> QStandardItemModel:
        model = self.model()
        assert isinstance(model, QStandardItemModel)
        return model

    def _words(self, row: int) -> str:
        name = self.itemData(row, Qt.ItemDataRole.AccessibleTextRole)
        return f"{self._letter}  {name}" if self._letter else str(name)


def _offers(layers: Layers) -> tuple[tuple[str, str, bool], ...]:
    """Name, caption and whether it can be chosen, of each layer."""
    return tuple(
        (name, layers.caption(name), layers.picture(name) is not None or name in layers.snapshots)
        for name in (*LAYER_WORDS, *layers.snapshots)
    )
