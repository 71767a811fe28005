from dataclasses import replace

import pytest

from gfr_core.restore.flow_layers import (
    FlowLayer,
    brief_legend,
    folded_share_in_words,
    landmarks_in_words,
    legend_in_words,
    unit_in_words,
)
from tests.core.restore.flows import half_folded, still, study_of


def test_the_unit_is_stated_with_the_crops_size() -> None:
    assert unit_in_words(study_of(still())) == "Lengths in px of the crop, 64 x 64"


@pytest.mark.parametrize(
    ("layer", "words", "brief"),
    [
        (FlowLayer.COLOURS, "White still, rim 8 px, darker beyond", "White still, rim 8 px"),
        (FlowLayer.ARROWS, "To where it was fetched, one every 4 px", "Fetched at the tip, every 4 px"),
        (FlowLayer.GRID, "The portrait's grid, 4 px a square", "Portrait's grid, every 4 px"),
        (FlowLayer.LANDMARKS, "Face and portrait, 5.0 px apart on average", "Face, portrait: 5.0 px"),
        (FlowLayer.FOLDS, "Folded, 0.0 % of the mask", "Folded, 0.0 %"),
        (FlowLayer.MASK, "Veiled: stays as it was", "Veiled: stays as it was"),
    ],
)
def test_each_drawing_says_what_it_is_and_its_scale(layer: FlowLayer, words: str, brief: str) -> None:
    study = study_of(still())
    assert legend_in_words(layer, study) == words
    assert brief_legend(layer, study) == brief


def test_without_landmarks_there_is_nothing_to_measure() -> None:
    study = study_of(still(), with_landmarks=False)
    assert landmarks_in_words(study) == brief_legend(FlowLayer.LANDMARKS, study) == "No landmarks"


@pytest.mark.parametrize(
    ("share", "words"), [(0.0, "0.0 %"), (0.0004, "less than 0.1 %"), (0.001, "0.1 %"), (0.256, "25.6 %")]
)
def test_a_fold_is_never_rounded_away(share: float, words: str) -> None:
    study = study_of(half_folded())
    assert folded_share_in_words(replace(study, folds=replace(study.folds, share=share))) == words
