"""`gfr sample` says where the pictures are."""

from pathlib import Path

from gfr_core.commands.sample import (
    FilmSampleFacts,
    GroupSampleFacts,
    SampleFacts,
    make_film_sample,
    make_group_sample,
    make_sample,
)
from gfr_core.progress import silent


def test_the_paths_are_told_to_people_and_programs(tmp_path: Path) -> None:
    answer = make_sample(tmp_path)
    names = ("portrait.png", "old_photo.png", "truth.png", "recipe.json")
    assert answer.facts == SampleFacts(*(str(tmp_path / name) for name in names))
    assert answer.text.splitlines() == [str(tmp_path / name) for name in names]


def test_a_group_has_a_portrait_of_each(tmp_path: Path) -> None:
    answer = make_group_sample(tmp_path)
    group, truth, ada, bea = (str(tmp_path / name) for name in ("group.png", "group_truth.png", "ada.png", "bea.png"))
    assert answer.facts == GroupSampleFacts(group, truth, (ada, bea))
    assert answer.text.splitlines() == [group, truth, ada, bea]


def test_a_film_has_a_portrait_of_each(tmp_path: Path) -> None:
    answer = make_film_sample(tmp_path, 0.2, 64, silent)
    film, ada, bea = (str(tmp_path / name) for name in ("old_film.mp4", "ada.png", "bea.png"))
    assert answer.facts == FilmSampleFacts(film, (ada, bea))
    assert answer.text.splitlines() == [film, ada, bea]
