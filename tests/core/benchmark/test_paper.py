"""The paper's table 1."""

import pytest

from gfr_core.benchmark.paper import paper_row


def gap(method: str, minus: str, scale: float) -> tuple[float, float]:
    found, other = paper_row(method), paper_row(minus)
    assert found is not None
    assert other is not None
    here, there = found.at(scale), other.at(scale)
    assert here is not None
    assert there is not None
    return here[0] - there[0], here[1] - there[1]


def test_a_guide_is_worth_what_the_paper_says() -> None:
    assert gap("Full", "-WG", 4.0) == pytest.approx((2.58, 3.58))
    assert gap("Full", "-WG", 8.0) == pytest.approx((1.19, 2.45))


@pytest.mark.parametrize("method", ["R", "-F", "-W", "-W2", "-WG", "-WG2"])
def test_full_is_the_best_row_everywhere(method: str) -> None:
    assert min(*gap("Full", method, 4.0), *gap("Full", method, 8.0)) > 0


def test_names_are_found_in_any_case() -> None:
    assert paper_row("FULL") == paper_row("full") == paper_row("Full")


def test_what_the_paper_does_not_have_is_none() -> None:
    assert paper_row("bicubic") is None
    full = paper_row("Full")
    assert full is not None
    assert full.at(2.0) is None
