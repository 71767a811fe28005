from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.geometry import Box
from gfr_core.project import guides
from gfr_core.project.guides import GuideShelf, read_guide
from gfr_core.project.schema import PersonEntry
from tests.core.project.scenes import FACE, ToldFinder, person
from tests.core.restore.faces import face_at


@pytest.fixture
def mum(tmp_path: Path) -> PersonEntry:
    return person(1, tmp_path / "mum.png", tmp_path / "mum2.png")


def test_portraits_come_with_their_keys(mum: PersonEntry) -> None:
    had = GuideShelf(ToldFinder()).guides_of(mum)
    assert [guide.name for guide in had.guides] == ["mum.png", "mum2.png"]
    assert (had.keys, had.faults) == ((10, 11), ())


def test_a_portrait_that_cannot_be_used_leaves_the_others(mum: PersonEntry) -> None:
    path = Path(mum.portraits[0].file.path)
    path.write_bytes(path.read_bytes() + b" ")
    had = GuideShelf(ToldFinder()).guides_of(mum)
    assert had.keys == (11,)
    assert had.faults == ("'mum.png' has changed since it was added to the project.",)


def test_the_face_that_the_project_means_is_the_one(mum: PersonEntry) -> None:
    other = face_at(0, 0, 90)
    portrait = replace(mum.portraits[0], box=(42.0, 42.0, 60.0, 60.0))
    assert read_guide(portrait, ToldFinder([other, FACE])).face is FACE
    assert read_guide(mum.portraits[0], ToldFinder([other, FACE])).face is other
    assert read_guide(portrait, ToldFinder([])).face.box == Box(42.0, 42.0, 60.0, 60.0)


def test_a_portrait_without_a_face_is_refused(mum: PersonEntry) -> None:
    with pytest.raises(GfrError, match=r"Guide 'mum.png' shows no face\."):
        read_guide(mum.portraits[0], ToldFinder([]))


def test_a_portrait_is_read_once_while_there_is_room(mum: PersonEntry, monkeypatch: pytest.MonkeyPatch) -> None:
    finder = ToldFinder()
    shelf = GuideShelf(finder)
    first, again = shelf.guides_of(mum), shelf.guides_of(mum)
    assert first.guides[0] is again.guides[0]
    assert finder.searches == 2
    monkeypatch.setattr(guides, "KEPT_BYTES", 0)
    one, two = (replace(mum, portraits=(portrait,)) for portrait in mum.portraits)
    shelf.guides_of(two)
    assert shelf.guides_of(one).guides[0] is not first.guides[0]
