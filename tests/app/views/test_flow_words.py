import pytest

from app.views import flow_words
from gfr_core.restore import flow_layers
from gfr_core.restore.flow_layers import FlowLayer
from tests.core.restore.flows import Field, half_folded, still, study_of


@pytest.mark.parametrize("flow", [still(), half_folded()], ids=["still", "folded"])
@pytest.mark.parametrize("layer", list(FlowLayer))
def test_legends_are_those_of_the_core(layer: FlowLayer, flow: Field) -> None:
    study = study_of(flow)
    assert flow_words.brief_legend(layer, study) == flow_layers.brief_legend(layer, study)
    assert flow_words.unit_in_words(study) == flow_layers.unit_in_words(study)
    assert flow_words.folded_share_in_words(study) == flow_layers.folded_share_in_words(study)


def test_every_drawing_has_a_name() -> None:
    assert dict(flow_words.LAYER_WORDS) == {each: each.value for each in FlowLayer}


def test_a_flow_without_landmarks_says_so() -> None:
    study = study_of(still(), with_landmarks=False)
    assert flow_words.brief_legend(FlowLayer.LANDMARKS, study) == "No landmarks"


def test_a_landmark_is_told_with_its_part_and_whether_it_is_seen() -> None:
    assert flow_words.landmark_in_words(30, 2.5, is_seen=True) == "Landmark 31, nose: 2.5 px apart"
    hidden = "Landmark 37, eye: 1.0 px apart, not to be seen in the warped guide"
    assert flow_words.landmark_in_words(36, 1.0, is_seen=False) == hidden
