"""`gfr sample` says where the pictures are."""

from pathlib import Path

from gfr_core.commands.sample import SampleFacts, make_sample


def test_the_paths_are_told_to_people_and_programs(tmp_path: Path) -> None:
    answer = make_sample(tmp_path)
    names = ("portrait.png", "old_photo.png", "truth.png", "recipe.json")
    assert answer.facts == SampleFacts(*(str(tmp_path / name) for name in names))
    assert answer.text.splitlines() == [str(tmp_path / name) for name in names]
