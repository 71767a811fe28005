from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.qt_image import to_qimage
from app.documents.restoration import FaceOutcome, Restored, StepPictures
from app.panels.flow_group import FlowGroup
from app.theme.theme import Theme
from app.views.crop_overlay import CropOverlay
from app.views.flow_stack import FlowStack
from gfr_core.geometry import SquareCrop
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_picture import flow_to_colour
from gfr_core.restore.flow_study import FlowStudy
from gfr_core.restore.outcome import FaceResult
from tests.app.panels.conftest import failure
from tests.app.small_engine import FACE, picture
from tests.core.restore.flows import affine_flow, half_folded, study_of

Show = Callable[[FlowStudy], None]


@pytest.fixture
def group(qtbot: QtBot, desk: Desk, theme: Theme) -> FlowGroup:
    made = FlowGroup(desk, theme, 0.6)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def show(opened: Desk) -> Show:
    """Puts a restored face with this flow on the desk."""

    def put(study: FlowStudy) -> None:
        colours = to_qimage(flow_to_colour(study.flow, study.full_scale_px))
        pictures = StepPictures(
            SquareCrop(0, 0, 80), colours, colours, study.flow, colours, study.full_scale_px, study=study
        )
        outcome = FaceOutcome(1, FaceResult(FACE, "restored", guide="mum2.jpg"), pictures)
        opened.restoration.take(Restored(picture(), {1: outcome}, 0))

    return put


def layers_of(overlays: list[CropOverlay]) -> list[FlowLayer]:
    return [part.layer for stack in overlays if isinstance(stack, FlowStack) for part in stack.parts]


def test_before_a_restoration_it_says_what_to_do(group: FlowGroup) -> None:
    assert group.hint.text() == "There is a flow once the face is restored."
    assert group.overlays == []
    assert not group.export.isEnabled()
    assert group.export.toolTip() == "There is a flow once the face is restored."
    assert group.figures.isHidden()


def test_a_failed_face_has_no_flow(group: FlowGroup, show: Show, desk: Desk) -> None:
    show(study_of(half_folded()))
    desk.restoration.take(Restored(picture(), {1: failure()}, 0))
    assert group.hint.text() == "There is a flow once the face is restored."
    assert group.figures.isHidden()


def test_the_figures_are_told(group: FlowGroup, show: Show) -> None:
    show(study_of(affine_flow([[1, 0], [0, 1]], (6, 8))))
    assert group.figures.text() == "Largest flow: 10.0 px.\nLandmarks: 5.0 px apart on average."
    assert group.folds.text() == "Folded: 0.0 % of the mask."
    assert group.folds.property("role") == ""
    assert group.hint.text() == "Lengths in px of the crop, 64 x 64."


def test_a_fold_is_a_warning_that_says_what_it_means(group: FlowGroup, show: Show) -> None:
    study = study_of(half_folded())
    show(study)
    assert group.folds.text() == "Folded: 50.0 % of the mask. There the portrait is shown mirrored."
    assert group.folds.property("role") == "warning"
    show(replace(study, folds=replace(study.folds, share=0.0004)))
    assert group.folds.text() == "Folded: less than 0.1 % of the mask."
    assert group.folds.property("role") == ""


def test_without_landmarks_their_switch_is_off_and_says_why(group: FlowGroup, show: Show) -> None:
    group.switches[FlowLayer.LANDMARKS].setChecked(True)
    show(study_of(half_folded(), with_landmarks=False))
    assert not group.switches[FlowLayer.LANDMARKS].isEnabled()
    assert group.switches[FlowLayer.LANDMARKS].toolTip() == "Face or portrait has no landmarks to compare."
    assert "Face or portrait has no landmarks to compare." in group.figures.text()
    assert group.overlays == []
    show(study_of(half_folded()))
    assert layers_of(group.overlays) == [FlowLayer.LANDMARKS]


@pytest.mark.parametrize("layer", list(FlowLayer))
def test_each_switch_lays_its_drawing_over_the_crop(
    group: FlowGroup, show: Show, qtbot: QtBot, layer: FlowLayer
) -> None:
    show(study_of(half_folded()))
    told: list[list[CropOverlay]] = []
    group.overlays_changed.connect(told.append)
    QTest.mouseClick(group.switches[layer], Qt.MouseButton.LeftButton)
    QTest.mouseClick(group.switches[layer], Qt.MouseButton.LeftButton)
    assert [layers_of(overlays) for overlays in told] == [[layer], []]


def test_switches_stay_for_the_next_face(group: FlowGroup, show: Show, desk: Desk) -> None:
    show(study_of(half_folded()))
    group.switches[FlowLayer.GRID].setChecked(True)
    told: list[list[CropOverlay]] = []
    group.overlays_changed.connect(told.append)
    desk.source.select(2)
    desk.source.select(1)
    assert [layers_of(overlays) for overlays in told] == [[], [FlowLayer.GRID]]


def test_a_new_blend_of_the_same_face_changes_nothing(group: FlowGroup, show: Show, desk: Desk) -> None:
    show(study_of(half_folded()))
    told: list[list[CropOverlay]] = []
    group.overlays_changed.connect(told.append)
    result = desk.restoration.result
    assert result is not None
    desk.restoration.take(Restored(picture(), result.outcomes, 0))
    assert told == []


def test_the_opacity_goes_to_the_drawings(group: FlowGroup, show: Show) -> None:
    show(study_of(half_folded()))
    group.colours_switch.setChecked(True)
    group.slider.setValue(30)
    (stack,) = group.overlays
    assert isinstance(stack, FlowStack)
    assert stack.parts[0].opacity == group.opacity == 0.3
    assert group.value.text() == "30 %"
    group.slider.setValue(0)
    assert group.overlays == []


def test_the_colours_are_told_with_their_opacity_and_nothing_when_off(group: FlowGroup) -> None:
    told: list[float] = []
    group.changed.connect(told.append)
    group.colours_switch.click()
    group.slider.setValue(30)
    group.colours_switch.click()
    assert told == [0.6, 0.3, 0.0]
    assert not group.slider.isEnabled()


def test_what_is_switched_on_can_be_exported(group: FlowGroup, show: Show, qtbot: QtBot) -> None:
    show(study_of(half_folded()))
    assert not group.export.isEnabled()
    assert group.export.toolTip() == "Switch a drawing on first."
    group.switches[FlowLayer.FOLDS].setChecked(True)
    assert group.layers == {FlowLayer.FOLDS}
    with qtbot.waitSignal(group.export_requested):
        QTest.mouseClick(group.export, Qt.MouseButton.LeftButton)


def test_every_control_has_a_name_for_those_who_do_not_see_it(group: FlowGroup) -> None:
    names = [switch.accessibleName() for switch in group.switches.values()]
    assert names == [f"{layer.value} of the flow" for layer in group.switches]
    assert group.slider.accessibleName() == "Opacity of the flow's drawings"
