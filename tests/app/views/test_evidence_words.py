import pytest

from app.views import evidence_words
from gfr_core.restore import evidence_legend
from gfr_core.restore.evidence_legend import KINDS, Kind

SHARES = (0.5, 0.3, 0.2)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_is_called_as_the_core_calls_it(kind: Kind) -> None:
    assert evidence_words.title_of(kind) == kind.title
    assert evidence_words.kind_in_words(kind) == f"{kind.title}: {kind.meaning}"


@pytest.mark.parametrize("region", ["eyes", "nose", "mouth", "skin", "face"])
def test_sentences_are_those_of_the_core(region: str) -> None:
    assert evidence_words.shares_in_words(region, SHARES) == evidence_legend.shares_in_words(region, SHARES)
    assert evidence_words.region_at_the_start(region) == region.capitalize()


def test_the_fit_is_told_as_the_core_tells_it() -> None:
    assert evidence_words.fit_in_words(3.14) == evidence_legend.fit_in_words(3.14)
