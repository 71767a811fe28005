import pytest

from app.dialogs.fuzzy import fit, plainly


@pytest.mark.parametrize(("text", "plain"), [("Öffnen", "offnen"), ("RESTORE", "restore"), ("Café", "cafe")])
def test_case_and_accents_do_not_count(text: str, plain: str) -> None:
    assert plainly(text) == plain


def test_nothing_typed_fits_everything_alike() -> None:
    assert fit("", "Restore face") == fit(" ", "Quit") == 1.0


@pytest.mark.parametrize("typed", ["x", "restore x", "ecaf", "restore restores"])
def test_what_is_not_there_does_not_fit(typed: str) -> None:
    assert fit(typed, "Restore face") == 0.0


def test_the_start_of_a_word_fits_better_than_its_middle_and_that_better_than_scattered_letters() -> None:
    assert fit("fac", "Restore face") > fit("fac", "Surface") > fit("fac", "Fit the arc") > 0


def test_the_front_of_the_text_fits_best() -> None:
    assert fit("res", "Restore face") > fit("res", "Save result as")


def test_words_fit_in_any_order() -> None:
    assert fit("face rest", "Restore face") == fit("rest face", "Restore face") > 0


def test_fewer_gaps_fit_better() -> None:
    assert fit("rf", "Arfo") > fit("rf", "Restore face") > 0


def test_many_gaps_still_fit() -> None:
    text = " ".join("a" for _ in range(60))
    assert fit("a" * 60, text) > 0
