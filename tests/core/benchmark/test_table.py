"""Figures as words."""

from dataclasses import replace

import pytest

from gfr_core.benchmark.cases import Case
from gfr_core.benchmark.intervals import Estimate
from gfr_core.benchmark.table import Table, as_markdown, as_text, over_people, tables_of, within
from tests.core.benchmark.small_benchmark import plain_result, small_cases

SMALL = Table("A title", ("method", "dB"), (("Full", "3.00 +- 0.10"), ("-WG", "2")))


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> list[Case]:
    return small_cases(tmp_path_factory.mktemp("people"))


def row(table: Table, name: str) -> tuple[str, ...]:
    (found,) = (words for words in table.rows if words[0] == name)
    return found


def test_text_stands_in_columns() -> None:
    assert as_text(SMALL).splitlines() == [
        "A title",
        "method            dB",
        "Full    3.00 +- 0.10",
        "-WG                2",
    ]


def test_markdown_is_a_table_with_numbers_to_the_right() -> None:
    assert as_markdown(SMALL).splitlines() == [
        "**A title**",
        "",
        "| method | dB |",
        "| --- | ---: |",
        "| Full | 3.00 +- 0.10 |",
        "| -WG | 2 |",
    ]


def test_an_estimate_is_its_mean_and_half_its_interval() -> None:
    found = Estimate(1.2345, 0.5, 1.0, -0.25, 2.75)
    assert within(found) == "1.23 +- 0.50"
    assert within(found, 3) == "1.234 +- 0.500"
    assert over_people(found) == "-0.25 to +2.75"


def test_every_table_has_as_many_words_in_each_row(cases: list[Case]) -> None:
    tables = tables_of(plain_result(cases))
    assert len(tables) == 5
    assert all(len(words) == len(table.head) for table in tables for words in table.rows)


def test_the_first_table_has_the_papers_numbers_beside_ours(cases: list[Case]) -> None:
    quality = tables_of(plain_result(cases))[0]
    assert quality.title.startswith("4x, 3 pairs of 3 people")
    assert row(quality, "Full")[-5:] == ("3.00 +- 0.00", "+3.00 to +3.00", "100%", "28.55", "32.31")
    assert row(quality, "bicubic")[-5:] == ("-",) * 5
    assert row(quality, "<b>")[-2:] == ("-", "-")


def test_a_method_without_a_warp_has_no_grid(cases: list[Case]) -> None:
    detail = tables_of(plain_result(cases))[1]
    assert row(detail, "-WG")[3:6] == ("-", "-", "-")
    assert row(detail, "Full")[3:5] == ("1.00 +- 0.00", "1.00")


def test_differences_stand_beside_those_of_the_paper(cases: list[Case]) -> None:
    differences = tables_of(plain_result(cases))[2]
    assert row(differences, "Full less -WG") == ("Full less -WG", "1.00 +- 0.00", "+1.00 to +1.00", "+2.58", "+3.58")
    assert row(differences, "R less -WG")[1] == "-1.00 +- 0.00"


def test_another_scale_is_not_compared_with_the_paper(cases: list[Case]) -> None:
    result = plain_result(cases)
    elsewhere = replace(result, tables=(replace(result.tables[0], scale=2.0),))
    quality, _, differences, *_ = tables_of(elsewhere)
    assert row(quality, "Full")[-2:] == row(differences, "Full less R")[-2:] == ("-", "-")


def test_mild_and_grey_inputs_have_tables_of_their_own(cases: list[Case]) -> None:
    *_, mild, grey = tables_of(plain_result(cases))
    assert row(mild, "Full")[1] == "40"
    assert row(mild, "Full")[-1] == "75%"
    assert (row(grey, "Full")[2], row(grey, "Full")[-1]) == ("12.0", "0.0")


def test_tables_without_rows_are_left_out(cases: list[Case]) -> None:
    result = plain_result(cases)
    alone = replace(result, tables=(replace(result.tables[0], differences=()),), mild=(), grey=())
    assert len(tables_of(alone)) == 2
