"""The inspector's group for the evidence: the portrait's influence, and what each region of the face rests on."""

import itertools

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSlider, QVBoxLayout, QWidget

from app.documents.desk import Desk
from app.operations.all_operations import Operations
from app.panels.words import label
from app.theme.icons import Glyph
from app.theme.theme import Theme
from app.translation import marked, tr
from app.views.evidence_overlay import EvidenceOverlay
from app.views.evidence_words import fit_in_words, kind_in_words, region_at_the_start, shares_in_words, title_of
from gfr_core.restore.evidence_legend import KINDS, Kind, percentages
from gfr_core.restore.outcome import Evidence, RegionEvidence, Steps

NO_EVIDENCE = marked(
    "Restore the face to see what was seen in the photo, what comes from the portrait and what was made up."
)
AT_FULL = marked("The shares are those of full strength and full influence.")
_STEPS = 100
_SWATCH_PX = 10
_NO_BREAK = "\N{NO-BREAK SPACE}"


class EvidenceGroup(QWidget):
    """A slider for the portrait's influence, a table of shares, how well the result fits, and a switch for the map.

    Signals:
        map_toggled: whether the map of the selected face is to be shown; never True without one.
        overlay_changed: `overlay` is another one.
    """

    map_toggled = Signal(bool)
    overlay_changed = Signal()

    def __init__(self, desk: Desk, operations: Operations, theme: Theme) -> None:
        super().__init__()
        self._desk, self._operation, self._theme = desk, operations.blend, theme
        self._steps: Steps | None = None
        self._evidence: Evidence | None = None
        self._overlay: EvidenceOverlay | None = None
        self.slider, self.value = _influence_slider(), QLabel()
        self.table = ShareTable()
        self.sentence, self.fit, self.at_full, self.hint = (
            label(),
            label(),
            label(tr(AT_FULL), "faint"),
            label(role="faint"),
        )
        self.map = _map_switch()
        self._lay_out()
        self._connect()
        self._on_theme_changed()
        self._on_settings_changed()
        self._show(None)

    @property
    def overlay(self) -> EvidenceOverlay | None:
        """The map to draw over the crop; None when it is off. Made when it is first wanted."""
        if not self.map.isChecked() or self._steps is None or self._evidence is None:
            return None
        if self._overlay is None:
            self._overlay = _overlay_of(self._steps, self._evidence)
        return self._overlay

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caption = QHBoxLayout()
        caption.addWidget(label(tr("Guide influence"), "heading"), 1)
        caption.addWidget(self.value)
        column.addLayout(caption)
        column.addWidget(self.slider)
        column.addSpacing(8)
        column.addWidget(label(tr("Evidence"), "heading"))
        for widget in (self.hint, self.table, self.sentence, self.fit, self.at_full):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self.map)

    def _connect(self) -> None:
        restoration = self._desk.restoration
        self.slider.valueChanged.connect(self._on_slider_changed)
        self.map.toggled.connect(self.map_toggled)
        self.map.toggled.connect(self._on_map_toggled)
        self._theme.changed.connect(self._on_theme_changed)
        for changed in (restoration.influence_changed, restoration.strength_changed):
            changed.connect(self._on_settings_changed)
        for changed in (restoration.result_changed, self._desk.source.selection_changed):
            changed.connect(self._on_result_changed)

    @Slot(int)
    def _on_slider_changed(self, percent: int) -> None:
        self._operation.set_influence(percent / _STEPS)

    @Slot()
    def _on_settings_changed(self) -> None:
        percent = round(self._desk.restoration.guide_influence * _STEPS)
        with QSignalBlocker(self.slider):
            self.slider.setValue(percent)
        self.value.setText(f"{percent} %")
        self._tell_at_full()

    @Slot()
    def _on_result_changed(self) -> None:
        selected = self._desk.source.selected
        outcome = self._desk.restoration.outcome_of(selected.number if selected else None)
        steps = outcome.result.steps if outcome else None
        evidence = steps.evidence if steps else None
        if evidence is not self._evidence:  # blended anew, it is the same
            self._steps, self._overlay = steps, None
            self._show(evidence)
            self.overlay_changed.emit()

    @Slot()
    def _on_map_toggled(self) -> None:
        self.overlay_changed.emit()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.map.setIcon(self._theme.icons.segment(Glyph.EVIDENCE))
        self.table.outline(self._theme.colours.faint)

    def _show(self, evidence: Evidence | None) -> None:
        self._evidence = evidence
        self.table.show_regions(evidence.regions if evidence else ())
        self.sentence.setText(_sentence(evidence) if evidence else "")
        self.fit.setText(fit_in_words(evidence.redegradation_error) if evidence else "")
        self.hint.setText("" if evidence else tr(NO_EVIDENCE))
        for words in (self.sentence, self.fit, self.hint):
            words.setVisible(bool(words.text()))
        self.map.setEnabled(evidence is not None)
        if evidence is None:
            self.map.setChecked(False)
        self._tell_at_full()

    def _tell_at_full(self) -> None:
        restoration = self._desk.restoration
        is_less = restoration.strength < 1 or restoration.guide_influence < 1
        self.at_full.setVisible(self._evidence is not None and is_less)


class ShareTable(QWidget):
    """One row a region, one column a kind of evidence, in whole per cent that sum to 100."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._swatches = {kind: QLabel() for kind in KINDS}
        self._cells: list[list[QLabel]] = []
        self.setAccessibleName(tr("Evidence by region"))
        for column, kind in enumerate(KINDS, start=1):
            self._grid.addWidget(self._heading(kind), 0, column)
            self._grid.setColumnStretch(column, 1)

    @property
    def rows(self) -> list[list[str]]:
        """What stands in the table, below its head."""
        return [[cell.text() for cell in row] for row in self._cells]

    def show_regions(self, regions: tuple[RegionEvidence, ...]) -> None:
        """Shows these in place of the former ones; without any the table hides.

        The cells stay where they are: new ones are styled anew, which costs the window several milliseconds.
        """
        self._keep_rows(len(regions))
        for cells, region in zip(self._cells, regions, strict=True):
            _fill(cells, region)
        self.setAccessibleDescription(" ".join(shares_in_words(region.name, region.shares) for region in regions))
        self.setVisible(bool(regions))

    def outline(self, colour: str) -> None:
        """Draws the swatches with an outline that shows them on any ground."""
        for kind, swatch in self._swatches.items():
            swatch.setPixmap(_swatch(QColor(*kind.colour), QColor(colour)))

    def _heading(self, kind: Kind) -> QWidget:
        made = QWidget()
        made.setToolTip(kind_in_words(kind))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addStretch(1)
        row.addWidget(self._swatches[kind])
        row.addWidget(QLabel(title_of(kind)))
        return made

    def _keep_rows(self, count: int) -> None:
        for cell in itertools.chain(*self._cells[count:]):
            self._grid.removeWidget(cell)
            cell.deleteLater()
        self._cells = self._cells[:count]
        for row in range(len(self._cells), count):
            self._cells.append(self._row(row + 1))

    def _row(self, row: int) -> list[QLabel]:
        cells = [QLabel() for _ in range(1 + len(KINDS))]
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, row, column)
        for cell in cells[1:]:
            cell.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return cells


def _fill(cells: list[QLabel], region: RegionEvidence) -> None:
    name, *shares = cells
    name.setText(region_at_the_start(region.name))
    name.setAccessibleName(shares_in_words(region.name, region.shares))
    for cell, percent in zip(shares, percentages(region.shares), strict=True):
        cell.setText(f"{percent} %")


def _overlay_of(steps: Steps, evidence: Evidence) -> EvidenceOverlay:
    planes = np.stack([evidence.observed, evidence.guided, evidence.invented], axis=-1)
    colours = np.rint(planes @ np.array([kind.colour for kind in KINDS], np.float32))
    return EvidenceOverlay(evidence, np.clip(colours, 0, 255).astype(np.uint8), steps.mask)


def _swatch(colour: QColor, outline: QColor) -> QPixmap:
    pixmap = QPixmap(_SWATCH_PX, _SWATCH_PX)
    pixmap.fill(outline)
    painter = QPainter(pixmap)
    painter.fillRect(pixmap.rect().adjusted(1, 1, -1, -1), colour)
    painter.end()
    return pixmap


def _sentence(evidence: Evidence) -> str:
    """One sentence for everybody: on the region that was seen least."""
    if not evidence.regions:
        return ""
    least = min(evidence.regions, key=lambda region: region.observed)
    return shares_in_words(least.name, least.shares).replace(" %", f"{_NO_BREAK}%")


def _influence_slider() -> QSlider:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(0, _STEPS)
    slider.setPageStep(10)
    slider.setAccessibleName(tr("Guide influence"))
    slider.setToolTip(tr("How much of what the portrait contributed is put back; at 0 % nothing of it is used"))
    return slider


def _map_switch() -> QPushButton:
    made = QPushButton(tr("Evidence map"))
    made.setCheckable(True)
    made.setToolTip(tr("Colours tell which pixels were seen in the photo, taken from the portrait or made up"))
    return made
