"""The inspector: the selected face, which portrait guides it, how strongly, what came out, and the device."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSlider,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.documents.portraits import Rank
from app.documents.restoration import FaceOutcome
from app.jobs.core_words import in_users_words
from app.operations.all_operations import Operations
from app.operations.obstacles import changes_of_restorability, obstacle_to_restoring, restorable_faces
from app.panels.evidence_group import EvidenceGroup
from app.panels.flow_group import FlowGroup
from app.panels.words import label, rule, set_role
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import marked, tr
from app.views.crop_overlay import CropOverlay

_AUTOMATIC = marked("Best match (automatic)")
_STEPS = 100


class Inspector(QWidget):
    """Everything about the selected face, the button that restores it, and what can be known of the result.

    Signals:
        restore_requested: the selected face.
        restore_all_requested: every face of which it is known whose it is.
        overlays_changed: the list of `CropOverlay` to draw over the crop: the evidence, and the drawings of the flow.
        flow_export_requested: save the drawings of the flow.
    """

    restore_requested = Signal()
    restore_all_requested = Signal()
    overlays_changed = Signal(list)
    flow_export_requested = Signal()

    def __init__(
        self, desk: Desk, operations: Operations, theme: Theme, opacity: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.face = FaceGroup(desk)
        self.guide = GuideGroup(desk, operations)
        self.strength = StrengthGroup(desk, operations)
        self.restore = RestoreGroup(desk, theme)
        self.evidence, self.flow = EvidenceGroup(desk, operations, theme), FlowGroup(desk, theme, opacity)
        self.device = DeviceGroup(desk)
        self.pages = QTabWidget()
        self._lay_out()
        self.restore.requested.connect(self.restore_requested)
        self.restore.all_requested.connect(self.restore_all_requested)
        self.evidence.overlay_changed.connect(self._tell_overlays)
        self.flow.overlays_changed.connect(self._tell_overlays)
        self.flow.export_requested.connect(self.flow_export_requested)

    @property
    def overlays(self) -> list[CropOverlay]:
        """What is to be drawn over the crop, the lowest first."""
        evidence = self.evidence.overlay
        return [*([] if evidence is None else [evidence]), *self.flow.overlays]

    @Slot()
    def _tell_overlays(self) -> None:
        self.overlays_changed.emit(self.overlays)

    def add_page(self, title: str, inside: QWidget) -> None:
        """Adds a page below the button; it scrolls where the window is low."""
        page = QWidget()
        page.setObjectName("scrolled")
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(inside)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(title)
        self.pages.addTab(area, title)

    def _lay_out(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(12, 4, 12, 0)
        top.setSpacing(12)
        for group in (self.face, self.guide, self.strength, self.restore):
            top.addWidget(group)
        self.pages.setDocumentMode(True)
        self.pages.tabBar().setExpanding(True)
        self.pages.setAccessibleName(tr("What is known of the result"))
        self.add_page(tr("Evidence"), self.evidence)
        self.add_page(tr("Flow"), self.flow)
        below = QVBoxLayout()
        below.setContentsMargins(12, 0, 12, 8)
        below.addWidget(self.device)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self.pages, 1)
        column.addWidget(rule())
        column.addLayout(below)


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
        super().__init__(tr("Face"))
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
            self.facts.setText(tr("No face selected"))
            set_role(self.facts, "faint")
            self.outcome.hide()
            return
        how = tr("drawn by hand") if selected.face.found_by == "hand" else tr("found automatically")
        self.facts.setText(
            tr("Face {n}, {size:.0f} px, {how}").format(n=selected.number, size=selected.face.box.side, how=how)
        )
        set_role(self.facts, "")
        self._tell_outcome(self._desk.restoration.outcome_of(selected.number))

    def _tell_outcome(self, outcome: FaceOutcome | None) -> None:
        if outcome is None:
            self.outcome.hide()
            return
        result = outcome.result
        if outcome.is_restored:
            words = tr("Restored with {guide} in {s:.1f} s").format(guide=result.guide, s=result.seconds)
        else:
            words = tr("Not restored: {reason}").format(reason=in_users_words(result.reason))
        self.outcome.setText(words)
        set_role(self.outcome, "good" if outcome.is_restored else "error")
        self.outcome.show()


class GuideGroup(_Group):
    """Which portrait guides."""

    def __init__(self, desk: Desk, operations: Operations) -> None:
        super().__init__(tr("Portrait"))
        self._desk, self._document, self._operation = desk, desk.portraits, operations.open_portraits
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Portrait that guides the restoration"))
        self.choice.setToolTip(tr("Which portrait guides the restoration"))
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.used = label(role="faint")
        self.column.addWidget(self.choice)
        self.column.addWidget(self.used)
        document = desk.portraits
        for changed in (
            document.portraits_changed,
            document.choice_changed,
            document.ranking_changed,
            desk.people.assignments_changed,
            desk.people.people_changed,
            desk.source.selection_changed,
        ):
            changed.connect(self._on_document_changed)
        self.choice.activated.connect(self._on_choice_activated)
        self._on_document_changed()

    @Slot()
    def _on_document_changed(self) -> None:
        self.choice.clear()
        self.choice.addItem(tr(_AUTOMATIC), None)
        for portrait in self._document.portraits:
            self.choice.addItem(portrait.name, portrait.key)
        chosen = self._document.chosen
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen.key)) if chosen else 0)
        self.choice.setEnabled(bool(self._document.portraits))
        self.used.setText(self._words())

    def _words(self) -> str:
        used, chosen, selected = self._document.used, self._document.chosen, self._desk.source.selected
        if selected is not None and self._desk.people.person_of(selected.number) is None:
            return tr("Say who face {number} is first.").format(number=selected.number)
        if used is None:
            return tr("Add a portrait of this person.")
        rank = self._document.rank_of(used.key)
        words = "" if chosen else tr("Uses {name}.").format(name=used.name) + " "
        return (words + self._words_on(rank)).strip() if rank else words.strip()

    def _words_on(self, rank: Rank) -> str:
        if rank.residual is None:
            return tr("Pose and expression cannot be compared with this face.")
        count = len(self._document.ranking)
        place = (
            tr("No. {place} of {count} by pose and expression.").format(place=rank.place, count=count)
            if count > 1
            else ""
        )
        return f"{place} {tr('Residual {r:.3f}.').format(r=rank.residual)}".strip()

    @Slot(int)
    def _on_choice_activated(self, row: int) -> None:
        self._operation.choose(self.choice.itemData(row))


class StrengthGroup(_Group):
    """How much of the change is put back."""

    def __init__(self, desk: Desk, operations: Operations) -> None:
        super().__init__("")
        self._document, self._operation = desk.restoration, operations.blend
        self.value = QLabel()
        self.slider = percent_slider(tr("Strength"), tr("How much of the restoration is put back into the photo"))
        self.column.addLayout(_caption(label(tr("Strength"), "heading"), self.value))
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
    """The button, below it why it cannot be pressed, and a second one for all faces where there are several."""

    requested = Signal()
    all_requested = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__("")
        self._desk, self._theme = desk, theme
        self.button = QPushButton(tr("Restore face"))
        self.button.setProperty("primary", "true")
        self.all_button = QPushButton()
        self.why = label(role="faint")
        for each in (self.button, self.all_button, self.why):
            self.column.addWidget(each)
        self.button.clicked.connect(self.requested)
        self.all_button.clicked.connect(self.all_requested)
        theme.changed.connect(self._on_inputs_changed)
        for changed in changes_of_restorability(desk):
            changed.connect(self._on_inputs_changed)
        self._on_inputs_changed()

    @Slot()
    def _on_inputs_changed(self) -> None:
        obstacle, selected = obstacle_to_restoring(self._desk), self._desk.source.selected
        running = self._desk.restoration.is_running
        is_possible = not obstacle and not running
        self._tell_all(running=running)
        icons = self._theme.icons
        self.button.setEnabled(is_possible)
        self.button.setIcon(icons.on_accent(Glyph.RESTORE) if is_possible else icons.of(Glyph.RESTORE))
        again = self._desk.restoration.outcome_of(selected.number if selected else None) is not None
        words = tr("Restore face {n} again") if again else tr("Restore face {n}")
        ready = words.format(n=selected.number) if selected else tr("Restore face")
        self.button.setText(tr("Restoring…") if running else ready)
        self.button.setToolTip(obstacle or tr("Restore the selected face (Ctrl+R)"))
        self.why.setText("" if running else obstacle)
        self.why.setVisible(bool(self.why.text()))

    def _tell_all(self, *, running: bool) -> None:
        count = len(restorable_faces(self._desk))
        self.all_button.setVisible(count > 1)
        self.all_button.setEnabled(not running)
        self.all_button.setText(tr("Restore all {count} faces").format(count=count))
        self.all_button.setToolTip(tr("Restore every face of which it is known whose it is (Ctrl+Shift+R)"))


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
        self.words.setText(
            tr("Runs on: {device}").format(device=self._document.words) if ready else self._document.words
        )
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
