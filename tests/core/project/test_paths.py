from dataclasses import replace
from pathlib import Path

from gfr_core.project.paths import as_opened, shortened, with_inputs
from gfr_core.project.schema import Project
from tests.core.project.projects import full_project

FOLDER = Path("/attic")
FULL = full_project(FOLDER)


def test_only_what_lies_beside_or_below_is_shortened() -> None:
    assert shortened("/attic/portraits/mum.jpg", FOLDER) == "portraits/mum.jpg"
    assert shortened("/far/mum2.jpg", FOLDER) == "/far/mum2.jpg"
    assert shortened("/attic", FOLDER / "portraits") == "/attic"


def test_short_paths_become_whole_and_whole_ones_stay() -> None:
    short = with_inputs(FULL, lambda file: replace(file, path=shortened(file.path, FOLDER)))
    assert short.sources[0].file.path == "group.tif"
    assert as_opened(short, FOLDER) == FULL


def test_no_folder_for_outputs_stays_none() -> None:
    assert as_opened(Project(), FOLDER) == Project()


def test_inputs_are_pictures_and_portraits() -> None:
    changed = with_inputs(FULL, lambda file: replace(file, size=9))
    assert {source.file.size for source in changed.sources} == {9}
    assert {portrait.file.size for person in changed.people for portrait in person.portraits} == {9}
    assert changed.sources[0].output == FULL.sources[0].output
