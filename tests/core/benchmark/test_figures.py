"""Rows of tables from numbers known by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from gfr_core.benchmark.cases import Case
from gfr_core.benchmark.figures import difference, method_figures
from tests.core.benchmark.small_benchmark import judged, scores, small_cases


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    """Three, the first from one photograph, the others from two."""
    made = small_cases(tmp_path_factory.mktemp("people"))
    exact = (1.0, 0.0, 0.0)
    return [
        replace(case, pair=case.pair._replace(exact=torch.tensor(value)))
        for case, value in zip(made, exact, strict=True)
    ]


BICUBIC = scores([20.0, 22.0, 24.0], psnr_crop=[21.0, 21.0, 21.0])


def test_gain_is_what_each_case_has_over_its_own_input(cases: list[Case]) -> None:
    row = method_figures(judged("Full", scores([23.0, 22.0, 23.0], psnr_crop=[22.0, 23.0, 24.0]), cases), BICUBIC)
    assert row.gain_box.mean == pytest.approx((3 + 0 - 1) / 3)
    assert row.gain_crop.mean == pytest.approx(2)
    assert row.better == pytest.approx(1 / 3)
    assert row.psnr_box_of_each == (23.0, 22.0, 23.0)


def test_the_input_has_no_gain_over_itself(cases: list[Case]) -> None:
    row = method_figures(judged("bicubic", BICUBIC, cases, warps=False), BICUBIC)
    assert (row.gain_box.mean, row.gain_box.half_width, row.better) == (0, 0, 0)


def test_guides_from_another_photograph_are_counted_apart(cases: list[Case]) -> None:
    row = method_figures(judged("Full", scores([29.0, 23.0, 26.0]), cases), BICUBIC)
    assert row.gain_other_photo is not None
    assert row.gain_other_photo.mean == pytest.approx(1.5)


def test_one_case_of_another_photograph_is_too_few(cases: list[Case]) -> None:
    few = scores([20.0, 22.0])
    assert method_figures(judged("Full", few, cases[:2]), few).gain_other_photo is None


def test_a_grid_is_judged_where_there_is_one(cases: list[Case]) -> None:
    found = scores([20.0, 20.0, 20.0], landmark_px=[1.0, 2.0, 6.0], folded=[0.0, 0.0, 0.3])
    grid = method_figures(judged("Full", found, cases), BICUBIC).grid
    assert grid is not None
    assert (grid.landmark_px.mean, grid.landmark_px.median) == (3, 2)
    assert grid.folded.mean == pytest.approx(0.1)
    assert method_figures(judged("-W", found, cases, warps=False), BICUBIC).grid is None


def test_a_difference_is_taken_case_by_case(cases: list[Case]) -> None:
    one, other = judged("Full", scores([25.0, 27.0, 29.0]), cases), judged("-WG", BICUBIC, cases)
    found = difference(one, other)
    assert (found.method, found.minus) == ("Full", "-WG")
    assert (found.box_db.mean, found.box_db.half_width) == (5.0, 0.0)


def test_people_are_those_on_the_targets(tmp_path: Path, cases: list[Case]) -> None:
    assert judged("Full", BICUBIC, cases).people == tuple(case.person for case in cases)
