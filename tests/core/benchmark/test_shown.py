"""Cases kept to be looked at."""

from pathlib import Path

import numpy as np
import pytest

from gfr_core.benchmark.cases import batch_of
from gfr_core.benchmark.methods import know
from gfr_core.benchmark.shown import MOST, Shown, shown_rows
from tests.core.benchmark.small_benchmark import plain_shown, small_cases


def test_rows_hold_the_pictures_as_they_were(tmp_path: Path) -> None:
    cases = small_cases(tmp_path)
    batch = batch_of(cases)
    rows = shown_rows(batch, know(batch), np.array([30.0, 31.0, 32.0]), 0)
    assert [row.box_db for row in rows] == [30.0, 31.0, 32.0]
    for row, case in zip(rows, cases, strict=True):
        for picture, planes in ((row.degraded, case.pair.degraded), (row.restored, case.pair.sharp)):
            np.testing.assert_array_equal(picture, planes.permute(1, 2, 0).numpy())


@pytest.mark.parametrize(("kept", "room"), [(0, 3), (MOST - 1, 1), (MOST, 0), (MOST + 3, 0)])
def test_no_more_rows_are_kept_than_a_sheet_shows(tmp_path: Path, kept: int, room: int) -> None:
    batch = batch_of(small_cases(tmp_path))
    assert len(shown_rows(batch, know(batch), np.ones(3), kept)) == room


def test_each_row_learns_how_good_its_input_was() -> None:
    found = plain_shown().beside(Shown(4.0, "bicubic", plain_shown().rows))
    assert [row.input_db for row in found.rows] == [24.0, 24.0]
    assert [row.box_db for row in found.rows] == [24.0, 24.0]
