"""The inspector: the selected face, which portrait guides it, how strongly, the flow, and the device."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.documents.portraits import Rank
from app.documents.restoration import FaceOutcome
from app.operations.all_operations import Operations
from app.operations.obstacles import changes_of_restorability, obstacle_to_restoring
from app.panels.words import label, rule, set_role
from app.theme.icons import Glyph
from app.theme.theme import Theme

_AUTOMATIC = "Best match (automatic)"
_STEPS = 100


class Inspector(QWidget):
    """Everything about the selected face, and the button that restores it."""

    restore_requested = Signal()
    overlay_changed = Signal(float)

    def __init__(
        self, desk: Desk, operations: Operations, theme: Theme, opacity: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.face = FaceGroup(desk)
        self.guide = GuideGroup(desk, operations)
        self.strength = StrengthGroup(desk, operations)
        self.restore = RestoreGroup(desk, theme)
        self.overlay = OverlayGroup(desk, theme, opacity)
        self.device = DeviceGroup(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 12)
        column.setSpacing(14)
        for group in (self.face, self.guide, self.strength, self.restore, rule(), self.overlay):
            column.addWidget(group)
        column.addStretch(1)
        column.addWidget(rule())
        column.addWidget(self.device)
        self.restore.requested.connect(self.restore_requested)
        self.overlay.changed.connect(self.overlay_changed)


class _Group(QWidget):
    """A heading and what belongs to it."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        if heading:
            self.column.addWidget(label(heading, "heading"))


class FaceGroup(_Group):
    """What is known of the selected face."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Face")
        self._desk = desk
        self.facts, self.outcome = label(), label()
        self.column.addWidget(self.facts)
        self.column.addWidget(self.outcome)
        for changed in (desk.source.selection_changed, desk.source.faces_changed, desk.restoration.result_changed):
            changed.connect(self._on_face_changed)
        self._on_face_changed()

    @Slot()
    def _on_face_changed(self) -> None:
        selected = self._desk.source.selected
        if selected is None:
            self.facts.setText("No face selected")
            set_role(self.facts, "faint")
            self.outcome.hide()
            return
        how = "drawn by hand" if selected.face.found_by == "hand" else "found automatically"
        self.facts.setText(f"Face {selected.number}, {selected.face.box.side:.0f} px, {how}")
        set_role(self.facts, "")
        self._tell_outcome(self._desk.restoration.outcome_of(selected.number))

    def _tell_outcome(self, outcome: FaceOutcome | None) -> None:
        if outcome is None:
            self.outcome.hide()
            return
        result = outcome.result
        if outcome.is_restored:
            words = f"Restored with {result.guide} in {result.seconds:.1f} s"
        else:
            words = f"Not restored: {result.reason}"
        self.outcome.setText(words)
        set_role(self.outcome, "good" if outcome.is_restored else "error")
        self.outcome.show()


class GuideGroup(_Group):
    """Which portrait guides."""

    def __init__(self, desk: Desk, operations: Operations) -> None:
        super().__init__("Portrait")
        self._document, self._operation = desk.portraits, operations.open_portraits
        self.choice = QComboBox()
        self.choice.setAccessibleName("Portrait that guides the restoration")
        self.choice.setToolTip("Which portrait guides the restoration")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.used = label(role="faint")
        self.column.addWidget(self.choice)
        self.column.addWidget(self.used)
        document = desk.portraits
        for changed in (document.portraits_changed, document.choice_changed, document.ranking_changed):
            changed.connect(self._on_document_changed)
        self.choice.activated.connect(self._on_choice_activated)
        self._on_document_changed()

    @Slot()
    def _on_document_changed(self) -> None:
        self.choice.clear()
        self.choice.addItem(_AUTOMATIC, None)
        for portrait in self._document.portraits:
            self.choice.addItem(portrait.name, portrait.key)
        chosen = self._document.chosen
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen.key)) if chosen else 0)
        self.choice.setEnabled(bool(self._document.portraits))
        self.used.setText(self._words())

    def _words(self) -> str:
        used, chosen = self._document.used, self._document.chosen
        if used is None:
            return "Add a portrait of this person."
        rank = self._document.rank_of(used.key)
        words = "" if chosen else f"Uses {used.name}. "
        return (words + self._words_on(rank)).strip() if rank else words.strip()

    def _words_on(self, rank: Rank) -> str:
        if rank.residual is None:
            return "Pose and expression cannot be compared with this face."
        count = len(self._document.ranking)
        place = f"No. {rank.place} of {count} by pose and expression. " if count > 1 else ""
        return f"{place}Residual {rank.residual:.3f}."

    @Slot(int)
    def _on_choice_activated(self, row: int) -> None:
        self._operation.choose(self.choice.itemData(row))


class StrengthGroup(_Group):
    """How much of the change is put back."""

    def __init__(self, desk: Desk, operations: Operations) -> None:
        super().__init__("")
        self._document, self._operation = desk.restoration, operations.blend
        self.value = QLabel()
        self.slider = percent_slider("Strength", "How much of the restoration is put back into the photo")
        self.column.addLayout(_caption(label("Strength", "heading"), self.value))
        self.column.addWidget(self.slider)
        self._document.strength_changed.connect(self._on_strength_changed)
        self.slider.valueChanged.connect(self._on_slider_changed)
        self._on_strength_changed()

    @Slot()
    def _on_strength_changed(self) -> None:
        percent = round(self._document.strength * _STEPS)
        with QSignalBlocker(self.slider):
            self.slider.setValue(percent)
        self.value.setText(f"{percent} %")

    @Slot(int)
    def _on_slider_changed(self, percent: int) -> None:
        self._operation.set_strength(percent / _STEPS)


class RestoreGroup(_Group):
    """The button, and below it why it cannot be pressed."""

    requested = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("")
        self._desk, self._theme = desk, theme
        self.button = QPushButton("Restore face")
        self.button.setProperty("primary", "true")
        self.why = label(role="faint")
        self.column.addWidget(self.button)
        self.column.addWidget(self.why)
        self.button.clicked.connect(self.requested)
        theme.changed.connect(self._on_inputs_changed)
        for changed in changes_of_restorability(desk):
            changed.connect(self._on_inputs_changed)
        self._on_inputs_changed()

    @Slot()
    def _on_inputs_changed(self) -> None:
        obstacle, selected = obstacle_to_restoring(self._desk), self._desk.source.selected
        running = self._desk.restoration.is_running
        is_possible = not obstacle and not running
        icons = self._theme.icons
        self.button.setEnabled(is_possible)
        self.button.setIcon(icons.on_accent(Glyph.RESTORE) if is_possible else icons.of(Glyph.RESTORE))
        again = self._desk.restoration.outcome_of(selected.number if selected else None) is not None
        name = f"face {selected.number}" if selected else "face"
        self.button.setText("Restoring…" if running else f"Restore {name}{' again' if again else ''}")
        self.button.setToolTip(obstacle or "Restore the selected face (Ctrl+R)")
        self.why.setText("" if running else obstacle)
        self.why.setVisible(bool(self.why.text()))


class OverlayGroup(_Group):
    """The flow overlay and its opacity."""

    changed = Signal(float)

    def __init__(self, desk: Desk, theme: Theme, opacity: float) -> None:
        super().__init__("")
        self._desk, self._theme = desk, theme
        self.switch = QPushButton("Flow overlay")
        self.switch.setCheckable(True)
        self.switch.setToolTip("Colours tell where in the portrait each pixel was fetched from (O)")
        self.slider = percent_slider("Opacity of the flow overlay", "Opacity of the flow overlay")
        self.value = QLabel()
        self.hint = label(role="faint")
        self.slider.setValue(round(opacity * _STEPS))
        self.column.addWidget(self.switch)
        self.column.addSpacing(4)
        self._name = label("Opacity")
        self.column.addLayout(_caption(self._name, self.value))
        self.column.addWidget(self.slider)
        self.column.addWidget(self.hint)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.switch.toggled.connect(self._tell)
        self.slider.valueChanged.connect(self._tell)
        for changed in (desk.restoration.result_changed, desk.source.selection_changed):
            changed.connect(self._on_result_changed)
        self._tell()
        self._on_result_changed()

    @property
    def opacity(self) -> float:
        """The slider's opacity, whether or not the overlay is on."""
        return self.slider.value() / _STEPS

    @Slot()
    def _tell(self) -> None:
        self.value.setText(f"{self.slider.value()} %")
        for each in (self._name, self.value, self.slider):
            each.setEnabled(self.switch.isChecked())
        self.changed.emit(self.opacity if self.switch.isChecked() else 0.0)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.switch.setIcon(self._theme.icons.segment(Glyph.OVERLAY))

    @Slot()
    def _on_result_changed(self) -> None:
        selected = self._desk.source.selected
        outcome = self._desk.restoration.outcome_of(selected.number if selected else None)
        there = outcome is not None and outcome.pictures is not None
        self.hint.setText("" if there else "There is a flow once the face is restored.")
        self.hint.setVisible(not there)


class DeviceGroup(_Group):
    """Where the networks compute."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("")
        self._document = desk.engine
        self.words = label()
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.words)
        desk.engine.engine_changed.connect(self._on_engine_changed)
        self._on_engine_changed()

    @Slot()
    def _on_engine_changed(self) -> None:
        readiness = self._document.readiness
        ready = readiness is Readiness.READY
        self.words.setText(f"Runs on: {self._document.words}" if ready else self._document.words)
        set_role(self.words, "error" if readiness is Readiness.FAILED else "faint")


def percent_slider(name: str, tip: str) -> QSlider:
    """A slider from 0 to 100 with a name for the screen reader."""
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, _STEPS)
    slider.setPageStep(10)
    slider.setAccessibleName(name)
    slider.setToolTip(tip)
    return slider


def _caption(name: QLabel, value: QLabel) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(name, 1)
    row.addWidget(value)
    return row
