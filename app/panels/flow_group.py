"""The inspector's group for the flow: which drawings lie over the pictures, how strongly, and the flow's figures."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from app.documents.desk import Desk
from app.documents.restoration import StepPictures
from app.panels.words import label, set_role
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import marked, tr
from app.views.crop_overlay import CropOverlay
from app.views.flow_stack import FlowParts
from app.views.flow_words import LAYER_WORDS, folded_share_in_words, unit_in_words
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_study import FlowStudy

NO_FLOW = marked("There is a flow once the face is restored.")
NO_LANDMARKS = marked("Face or portrait has no landmarks to compare.")
NOTHING_ON = marked("Switch a drawing on first.")
WORTH_A_WARNING = 0.001
"""Folded share of the mask that is a tenth of a per cent: less is a few pixels at an edge."""
_STEPS, _COLUMNS = 100, 2
_BUTTONS = (
    (FlowLayer.COLOURS, Glyph.OVERLAY, marked("Colours tell where in the portrait each pixel was fetched from (O)")),
    (
        FlowLayer.ARROWS,
        Glyph.ARROWS,
        marked("Arrows lead from places of the face to where in the portrait they were fetched"),
    ),
    (FlowLayer.GRID, Glyph.GRID, marked("The portrait's square grid, bent as the portrait was bent")),
    (
        FlowLayer.LANDMARKS,
        Glyph.LANDMARKS,
        marked("Dots: landmarks of the face. Rings: where the warp put the portrait's"),
    ),
    (FlowLayer.FOLDS, Glyph.FOLDS, marked("Marks places where the warp folded the portrait over itself")),
    (FlowLayer.MASK, Glyph.MASK, marked("Veils what stays as it was")),
)


class FlowGroup(QWidget):
    """Switches, opacity, figures and export.

    Signals:
        overlays_changed: list of `CropOverlay`, the lowest first; empty when nothing is to be drawn.
        changed: the opacity of the colours; 0 when they are off.
        export_requested: the user wants to save what is switched on.
    """

    overlays_changed = Signal(list)
    changed = Signal(float)
    export_requested = Signal()

    def __init__(self, desk: Desk, theme: Theme, opacity: float) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._pictures: StepPictures | None = None
        self._parts: FlowParts | None = None
        self.switches = {layer: _switch(layer, tip) for layer, _, tip in _BUTTONS}
        self.slider, self.value, self._caption = (
            _opacity_slider(round(opacity * _STEPS)),
            QLabel(),
            label(tr("Opacity")),
        )
        self.figures, self.folds, self.hint = label(), label(), label(role="faint")
        self.export = QPushButton(tr("Export flow…"))
        self._lay_out()
        self._connect()
        self._on_theme_changed()
        self._on_result_changed()
        self._tell()

    @property
    def colours_switch(self) -> QAbstractButton:
        """Switches the colours."""
        return self.switches[FlowLayer.COLOURS]

    @property
    def opacity(self) -> float:
        """The slider's opacity, whether or not anything is on."""
        return self.slider.value() / _STEPS

    @property
    def layers(self) -> frozenset[FlowLayer]:
        """The drawings that are switched on and can be drawn."""
        able = {layer: switch for layer, switch in self.switches.items() if switch.isEnabledTo(self)}
        return frozenset(layer for layer, switch in able.items() if switch.isChecked())

    @property
    def overlays(self) -> list[CropOverlay]:
        """What is to be drawn over the crop of the selected face."""
        stack = None if self._parts is None or not self.opacity else self._parts.stack(self.layers, self.opacity)
        return [] if stack is None else [stack]

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("Flow"), "heading"))
        buttons = QGridLayout()
        buttons.setSpacing(4)
        for place, layer in enumerate(self.switches):
            buttons.addWidget(self.switches[layer], *divmod(place, _COLUMNS))
        column.addLayout(buttons)
        column.addSpacing(4)
        caption = QHBoxLayout()
        caption.addWidget(self._caption, 1)
        caption.addWidget(self.value)
        column.addLayout(caption)
        for widget in (self.slider, self.figures, self.folds, self.hint, self.export):
            column.addWidget(widget)

    def _connect(self) -> None:
        for switch in self.switches.values():
            switch.toggled.connect(self._tell)
        self.slider.valueChanged.connect(self._tell)
        self.export.clicked.connect(self.export_requested)
        self._theme.changed.connect(self._on_theme_changed)
        for changed in (self._desk.restoration.result_changed, self._desk.source.selection_changed):
            changed.connect(self._on_result_changed)

    @Slot()
    def _tell(self) -> None:
        self.value.setText(f"{self.slider.value()} %")
        for each in (self._caption, self.value, self.slider):
            each.setEnabled(bool(self.layers))
        obstacle = tr(NO_FLOW) if self._parts is None else "" if self.layers else tr(NOTHING_ON)
        self.export.setEnabled(not obstacle)
        self.export.setToolTip(
            obstacle or tr("Save the drawings that are switched on, with their legend, as PNG or SVG")
        )
        self.changed.emit(self.opacity if self.colours_switch.isChecked() else 0.0)
        self.overlays_changed.emit(self.overlays)

    @Slot()
    def _on_theme_changed(self) -> None:
        for layer, glyph, _ in _BUTTONS:
            self.switches[layer].setIcon(self._theme.icons.segment(glyph))

    @Slot()
    def _on_result_changed(self) -> None:
        selected = self._desk.source.selected
        outcome = self._desk.restoration.outcome_of(selected.number if selected else None)
        pictures = outcome.pictures if outcome else None
        if pictures is self._pictures and pictures is not None:
            return  # blended anew: the flow is the same
        self._pictures = pictures
        study = pictures.study if pictures else None
        self._parts = None if pictures is None or study is None else FlowParts(study, pictures.flow_colours)
        self._show_study(study)
        self._tell()

    def _show_study(self, study: FlowStudy | None) -> None:
        landmarks, tip = self.switches[FlowLayer.LANDMARKS], _tip_of(FlowLayer.LANDMARKS)
        has_landmarks = study is None or study.pairs is not None
        landmarks.setEnabled(has_landmarks)
        landmarks.setToolTip(tip if has_landmarks else tr(NO_LANDMARKS))
        self.figures.setText("" if study is None else figures_in_words(study))
        self.folds.setText("" if study is None else folds_in_words(study))
        set_role(self.folds, "warning" if study is not None and study.folds.share >= WORTH_A_WARNING else "")
        self.hint.setText(tr(NO_FLOW) if study is None else f"{unit_in_words(study)}.")
        for each in (self.figures, self.folds):
            each.setVisible(bool(each.text()))


def figures_in_words(study: FlowStudy) -> str:
    """The largest flow, and how far the landmarks stay apart."""
    largest = tr("Largest flow: {length:.1f} px.").format(length=study.largest_px)
    if study.pairs is None:
        return f"{largest}\n{tr(NO_LANDMARKS)}"
    apart = tr("Landmarks: {length:.1f} px apart on average.").format(length=study.pairs.mean_residual_px)
    return f"{largest}\n{apart}"


def folds_in_words(study: FlowStudy) -> str:
    """How much is folded, and what that means when it is worth a look."""
    words = tr("Folded: {share} of the mask.")
    if study.folds.share >= WORTH_A_WARNING:
        words = tr("Folded: {share} of the mask. There the portrait is shown mirrored.")
    return words.format(share=folded_share_in_words(study))


def _switch(layer: FlowLayer, tip: str) -> QPushButton:
    made = QPushButton(tr(LAYER_WORDS[layer]))
    made.setCheckable(True)
    made.setToolTip(tr(tip))
    made.setAccessibleName(tr("{drawing} of the flow").format(drawing=tr(LAYER_WORDS[layer])))
    return made


def _tip_of(layer: FlowLayer) -> str:
    return next(tr(tip) for each, _, tip in _BUTTONS if each is layer)


def _opacity_slider(percent: int) -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, _STEPS)
    slider.setPageStep(10)
    slider.setValue(percent)
    slider.setAccessibleName(tr("Opacity of the flow's drawings"))
    slider.setToolTip(tr("Opacity of the flow's drawings"))
    return slider
