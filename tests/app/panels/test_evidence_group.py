from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.restoration import FaceOutcome, Restored
from app.operations.all_operations import Operations
from app.panels.evidence_group import EvidenceGroup
from app.theme.theme import Theme
from gfr_core.geometry import SquareCrop
from gfr_core.restore.evidence_legend import KINDS
from gfr_core.restore.outcome import Evidence, FaceResult, RegionEvidence, Steps
from tests.app.small_engine import FACE, picture

REGIONS = (RegionEvidence("eyes", 0.624, 0.3, 0.076), RegionEvidence("mouth", 0.4, 0.55, 0.05))


@pytest.fixture
def group(qtbot: QtBot, desk: Desk, operations: Operations, theme: Theme) -> EvidenceGroup:
    made = EvidenceGroup(desk, operations, theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def weighed(opened: Desk) -> Callable[[], Desk]:
    """Puts a result with evidence for face 1 on the desk."""

    def put() -> Desk:
        opened.restoration.take(Restored(picture(), {1: outcome(REGIONS)}, 0))
        return opened

    return put


def outcome(regions: tuple[RegionEvidence, ...]) -> FaceOutcome:
    grey, plane = np.full((8, 8, 3), 0.5, np.float32), np.ones((8, 8), np.float32)
    evidence = Evidence(plane, 0 * plane, 0 * plane, 2.0, 4.26, regions)
    grid = np.zeros((8, 8, 2), np.float32)
    steps = Steps(SquareCrop(0, 0, 80), grey, grey, grey, grey, grid, plane, grey, evidence)
    return FaceOutcome(1, FaceResult(FACE, "restored", guide="mum2.jpg", steps=steps), None)


def test_without_a_result_it_says_what_to_do_and_shows_no_table(group: EvidenceGroup, opened: Desk) -> None:
    assert group.hint.text() == (
        "Restore the face to see what was seen in the photo, what comes from the portrait and what was made up."
    )
    assert group.table.isHidden()
    assert not group.map.isEnabled()
    assert group.slider.isEnabled()


def test_every_region_has_a_row_of_three_shares(group: EvidenceGroup, weighed: Callable[[], Desk]) -> None:
    weighed()
    assert group.hint.isHidden()
    assert not group.table.isHidden()
    assert group.table.rows == [["Eyes", "62 %", "30 %", "8 %"], ["Mouth", "40 %", "55 %", "5 %"]]


def test_a_screen_reader_is_told_the_table_in_sentences(group: EvidenceGroup, weighed: Callable[[], Desk]) -> None:
    weighed()
    words = "Of the eyes, 62 % was seen in the photo, 30 % comes from the portrait, 8 % was made up by the network."
    assert group.table.accessibleName() == "Evidence by region"
    assert group.table.accessibleDescription().startswith(words)
    assert words in [label.accessibleName() for label in group.table.findChildren(QLabel)]
    assert group.slider.accessibleName() == "Guide influence"


def test_the_region_seen_least_and_the_fit_are_told_in_words(group: EvidenceGroup, weighed: Callable[[], Desk]) -> None:
    weighed()
    assert group.sentence.text().replace("\N{NO-BREAK SPACE}", " ") == (
        "Of the mouth, 40 % was seen in the photo, 55 % comes from the portrait, 5 % was made up by the network."
    )
    assert group.fit.text() == "Blurred like the photo, the result differs from it by 4.3 of 255 levels on average."


def test_another_face_without_a_result_empties_the_table(group: EvidenceGroup, weighed: Callable[[], Desk]) -> None:
    desk = weighed()
    desk.source.select(2)
    assert group.table.isHidden()
    assert group.table.rows == []
    desk.source.select(1)
    assert len(group.table.rows) == 2


def test_the_slider_changes_the_document_and_the_document_the_slider(group: EvidenceGroup, desk: Desk) -> None:
    group.slider.setValue(40)
    assert desk.restoration.guide_influence == 0.4
    assert group.value.text() == "40 %"
    desk.restoration.set_guide_influence(0.75)
    assert group.slider.value() == 75


def test_a_drag_of_the_slider_can_be_undone(group: EvidenceGroup, desk: Desk, operations: Operations) -> None:
    for percent in (80, 60, 40):
        group.slider.setValue(percent)
    operations.undo.undo()
    assert desk.restoration.guide_influence == 1.0
    assert group.slider.value() == 100


def test_shares_are_said_to_be_those_of_the_whole_when_less_is_put_back(
    group: EvidenceGroup, weighed: Callable[[], Desk]
) -> None:
    desk = weighed()
    assert group.at_full.isHidden()
    desk.restoration.set_guide_influence(0.5)
    assert not group.at_full.isHidden()
    assert group.at_full.text() == "The shares are those of full strength and full influence."
    desk.restoration.set_guide_influence(1.0)
    desk.restoration.set_strength(0.5)
    assert not group.at_full.isHidden()


def test_the_map_is_asked_for_with_its_button(group: EvidenceGroup, weighed: Callable[[], Desk], qtbot: QtBot) -> None:
    weighed()
    told: list[bool] = []
    group.map_toggled.connect(told.append)
    QTest.mouseClick(group.map, Qt.MouseButton.LeftButton)
    QTest.mouseClick(group.map, Qt.MouseButton.LeftButton)
    assert told == [True, False]


def test_without_evidence_the_map_goes_away(group: EvidenceGroup, weighed: Callable[[], Desk]) -> None:
    desk = weighed()
    group.map.setChecked(True)
    told: list[bool] = []
    group.map_toggled.connect(told.append)
    desk.source.select(2)
    assert told == [False]
    assert not group.map.isEnabled()


def test_a_new_blend_of_the_same_face_leaves_the_map_on(group: EvidenceGroup, weighed: Callable[[], Desk]) -> None:
    desk = weighed()
    group.map.setChecked(True)
    assert desk.restoration.result is not None
    desk.restoration.take(Restored(picture(), desk.restoration.result.outcomes, 0))
    assert group.map.isChecked()


def test_swatches_have_the_colours_of_the_map(group: EvidenceGroup) -> None:
    swatches = [label.pixmap().toImage() for label in group.table.findChildren(QLabel) if not label.pixmap().isNull()]
    middles = [image.pixelColor(image.width() // 2, image.height() // 2).name() for image in swatches]
    assert middles == [kind.hex for kind in KINDS]


def test_new_shares_are_written_into_the_cells_that_are_there(group: EvidenceGroup) -> None:
    group.table.show_regions(REGIONS)
    cells = group.table.findChildren(QLabel)
    group.table.show_regions(REGIONS[::-1])
    assert group.table.findChildren(QLabel) == cells
    assert group.table.rows == [["Mouth", "40 %", "55 %", "5 %"], ["Eyes", "62 %", "30 %", "8 %"]]


def test_the_map_is_made_once_when_it_is_wanted(group: EvidenceGroup, weighed: Callable[[], Desk]) -> None:
    weighed()
    assert group.overlay is None
    group.map.setChecked(True)
    assert group.overlay is not None
    assert group.overlay is group.overlay
