"""Mild and grey inputs, by methods whose answer is known."""

import pytest

from gfr_core.benchmark.cases import Case
from gfr_core.benchmark.methods import know, leave
from gfr_core.benchmark.special import MILD_QUALITIES, grey_figures, mild_figures
from gfr_core.progress import Progress, silent
from gfr_core.restore.restorer import Restoration
from gfr_core.train.objective import Batch
from tests.core.benchmark.small_benchmark import small_cases


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    return small_cases(tmp_path_factory.mktemp("people"))


def paste_guide(batch: Batch) -> Restoration:
    """A method that gives the guide for the face."""
    return leave(batch)._replace(restored=batch.guide)


def test_who_leaves_a_mild_input_is_never_worse(cases: list[Case]) -> None:
    rough, fine = mild_figures("left", leave, cases, seed=0, report=silent)
    assert (rough.quality, fine.quality) == MILD_QUALITIES
    assert rough.gain_db.mean == fine.gain_db.mean == 0
    assert rough.not_worse == fine.not_worse == 1
    assert 25 < rough.input_db.mean < fine.input_db.mean


def test_who_knows_the_truth_gains_all_there_is(cases: list[Case]) -> None:
    for row in mild_figures("known", know, cases, seed=0, report=silent):
        assert row.input_db.mean + row.gain_db.mean == pytest.approx(100, abs=1e-3)


def test_who_pastes_the_guide_harms_a_mild_input(cases: list[Case]) -> None:
    for row in mild_figures("pasted", paste_guide, cases, seed=0, report=silent):
        assert (row.not_worse, row.gain_db.mean < 0) == (0, True)


def test_the_application_takes_the_guides_colour_out_of_a_grey_picture(cases: list[Case]) -> None:
    found = grey_figures("pasted", paste_guide, cases, seed=0, report=silent)
    assert found.network_largest >= found.network.mean > 50
    assert found.applied_largest == found.applied.mean == 0


def test_a_grey_input_left_alone_is_grey(cases: list[Case]) -> None:
    assert grey_figures("left", leave, cases, seed=0, report=silent).network_largest == 0


def test_reports_run_from_the_first_quality_to_the_last(cases: list[Case]) -> None:
    told: list[Progress] = []
    mild_figures("left", leave, cases, seed=0, report=told.append)
    assert told == [Progress(0.0, "left, JPEG 40"), Progress(0.5, "left, JPEG 90")]
