import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.portraits import Portrait, PortraitsDocument, Rank
from gfr_core.faces.face import Face
from gfr_core.geometry import Box, SquareCrop
from tests.app.small_engine import FACE, picture


@pytest.fixture
def document(qapp: QApplication) -> PortraitsDocument:
    filled = PortraitsDocument()
    filled.add(tuple(Portrait(filled.key_for_next(), picture(name), FACE) for name in ("a.jpg", "b.jpg", "a.jpg")))
    return filled


def test_files_of_one_name_stay_two_portraits(document: PortraitsDocument) -> None:
    assert [each.name for each in document.portraits] == ["a.jpg", "b.jpg", "a.jpg"]
    assert [each.key for each in document.portraits] == [1, 2, 3]


def test_without_a_ranking_the_first_portrait_is_used(document: PortraitsDocument) -> None:
    assert document.used is document.portraits[0]


def test_the_best_ranked_portrait_is_used_unless_one_is_chosen(document: PortraitsDocument) -> None:
    document.set_ranking((Rank(2, 1, 0.01), Rank(1, 2, 0.02), Rank(3, 3, None)))
    assert document.used is document.portraits[1]
    document.choose(3)
    assert document.used is document.portraits[2]
    document.choose(None)
    assert document.used is document.portraits[1]


def test_removing_the_chosen_portrait_goes_back_to_the_ranking(document: PortraitsDocument, qtbot: QtBot) -> None:
    document.choose(2)
    with qtbot.waitSignals([document.portraits_changed, document.choice_changed]):
        document.remove(frozenset({2}))
    assert document.chosen is None
    assert document.rank_of(2) is None


def test_a_removed_portrait_comes_back_to_its_old_place(document: PortraitsDocument) -> None:
    second = document.portraits[1]
    document.remove(frozenset({2}))
    document.add((second,))
    assert [each.key for each in document.portraits] == [1, 2, 3]


def test_an_unchanged_ranking_is_no_news(document: PortraitsDocument, qtbot: QtBot) -> None:
    document.set_ranking((Rank(1, 1, 0.5),))
    with qtbot.assertNotEmitted(document.ranking_changed):
        document.set_ranking((Rank(1, 1, 0.5),))


def test_an_empty_desk_uses_no_portrait(qapp: QApplication) -> None:
    assert PortraitsDocument().used is None


def test_a_portraits_square_is_what_the_network_sees_and_its_thumbnail_is_small() -> None:
    face = Face(Box(100, 100, 240, 240), 0.9, "test")
    portrait = Portrait(1, picture("mum.jpg", side=700), face)
    side = round(SquareCrop.of_face(face.box).side)
    assert (portrait.square.width(), portrait.square.height()) == (side, side)
    assert (portrait.thumbnail.width(), portrait.thumbnail.height()) == (224, 224)


def test_what_is_chosen_is_told_for_the_face_attended_to(document: PortraitsDocument, qtbot: QtBot) -> None:
    document.attend(1, 1)
    document.choose(3)
    document.attend(2, 1)
    assert document.chosen is None
    document.choose(2)
    with qtbot.waitSignal(document.choice_changed):
        document.attend(1, 1)
    assert document.chosen is document.portraits[2]
    assert document.choices == {1: 3, 2: 2}
    document.set_choices({})
    assert document.chosen is None


def test_each_person_has_portraits_of_their_own(document: PortraitsDocument) -> None:
    document.add((Portrait(9, picture("ada.jpg"), FACE, person=2),))
    assert [each.key for each in document.portraits_of(2)] == [9]
    assert [each.key for each in document.shown] == [1, 2, 3]
    document.attend(1, 2)
    assert document.used is document.portraits_of(2)[0]
    assert document.key_for_next() == 10


def test_a_choice_counts_only_while_the_face_is_that_persons(document: PortraitsDocument) -> None:
    document.add((Portrait(9, picture("ada.jpg"), FACE, person=2),))
    document.attend(1, 2)
    document.choose(9)
    assert document.chosen_for(1, 2) is document.portraits[-1]
    assert document.chosen_for(1, 1) is None
    document.attend(1, 1)
    assert document.used is document.portraits[0]


def test_attending_to_another_face_drops_the_ranking(document: PortraitsDocument) -> None:
    document.set_ranking((Rank(1, 1, 0.5),))
    document.attend(2, 1)
    assert document.ranking == ()
