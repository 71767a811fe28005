from dataclasses import replace
from pathlib import Path

from gfr_core.project.repair import repaired
from gfr_core.project.schema import FaceEntry, PersonEntry, Project, SourceEntry, Treatment
from tests.core.project.projects import file, full_project, portrait

FULL = full_project(Path("/attic"))
OLD = file(Path("/attic/old.png"))


def mended(project: Project) -> tuple[Project, list[str]]:
    notes: list[str] = []
    return repaired(project, notes), notes


def test_a_sound_project_stays_as_it_is() -> None:
    assert mended(FULL) == (FULL, [])


def test_a_current_picture_that_is_not_there_is_none() -> None:
    assert mended(replace(FULL, current=99))[0].current is None


def test_of_two_with_one_number_the_second_goes() -> None:
    other = SourceEntry(1, OLD)
    project, notes = mended(replace(FULL, sources=(*FULL.sources, other)))
    assert project.sources == FULL.sources
    assert notes == ["Two entries have the number 1 (picture); the second was left out."]


def test_portraits_of_two_people_have_different_numbers() -> None:
    twin = PersonEntry(3, "Twin", (portrait(5, Path("/attic/twin.jpg")),))
    project, notes = mended(replace(FULL, people=(*FULL.people, twin)))
    assert project.people[2].portraits == ()
    assert notes == ["A portrait of Twin has the number of another one; it was left out."]


def test_a_face_that_points_to_nothing_forgets_it() -> None:
    faces = (
        FaceEntry(1, (0.0, 0.0, 9.0, 9.0), person=8, portrait=9, landmarks=((1.0, 2.0),)),
        FaceEntry(2, (0.0, 0.0, 0.0, 9.0)),
    )
    project, notes = mended(Project(FULL.people, (SourceEntry(1, OLD, faces=faces),)))
    assert project.sources[0].faces == (FaceEntry(1, (0.0, 0.0, 9.0, 9.0)),)
    assert notes == [
        "old.png: a face whose box has no width or height was left out.",
        "old.png, face 1: its 1 landmarks were left out; 68 are wanted.",
        "old.png, face 1: whose face it is has been lost.",
        "old.png, face 1: the portrait chosen for it is not in the project any more.",
    ]


def test_a_strength_beyond_one_becomes_the_usual() -> None:
    source = SourceEntry(1, OLD, treatment=Treatment(strength=1.5, match_colour=False))
    project, notes = mended(Project(sources=(source,)))
    assert project.sources[0].treatment == Treatment(match_colour=False)
    assert notes == ["old.png: strength or guide influence is not between 0 and 1; the usual values are taken."]
