from collections.abc import Callable

import pytest
from PySide6.QtGui import QImage

from app.documents.desk import Desk
from app.documents.restoration import Restored
from app.documents.source import Source
from app.jobs.lane import Lanes
from app.operations.dispatch import Dispatch
from app.operations.project_history import History
from app.operations.project_pasted import PastedPictures
from app.operations.project_pictures import DeskPictures
from app.operations.queue_cache import PictureCache
from tests.app.panels.conftest import outcome
from tests.app.small_engine import FACE, picture

Settled = Callable[[], None]
NONE = QImage()


@pytest.fixture
def history(desk: Desk) -> History:
    return History()


@pytest.fixture
def pictures(desk: Desk, lanes: Lanes, history: History) -> DeskPictures:
    return DeskPictures(desk, history, PastedPictures(None, Dispatch(lanes, desk.notice)))


def test_a_picture_joins_the_queue_behind_the_one_on_the_desk(desk: Desk, pictures: DeskPictures) -> None:
    first = pictures.show(Source(picture()), NONE)
    pictures.show(Source(picture()), NONE)
    assert pictures.show_kept(first.key)
    pictures.show(Source(picture()), NONE)
    assert [item.key for item in desk.project.items] == [1, 3, 2]


def test_pixels_that_are_still_there_are_not_read_again(desk: Desk, pictures: DeskPictures) -> None:
    source = Source(picture())
    first = pictures.show(source, NONE)
    desk.source.set_found([FACE])
    pictures.show(Source(picture("other.png")), NONE)
    assert len(desk.source.faces) == 0
    assert pictures.show_kept(first.key)
    assert desk.source.source is source
    assert desk.source.selected is not None
    assert desk.source.selected.face is FACE
    assert not pictures.show_kept(99)


def test_a_pasted_picture_is_kept_however_full_it_is(desk: Desk, lanes: Lanes, history: History) -> None:
    pasted = PastedPictures(None, Dispatch(lanes, desk.notice))
    pictures = DeskPictures(desk, history, pasted, PictureCache(0))
    first = pictures.show(Source(picture()), NONE)
    pictures.show(Source(picture()), NONE)
    assert pictures.show_kept(first.key)


def test_a_result_comes_back_saved_or_not(desk: Desk, pictures: DeskPictures) -> None:
    first = pictures.show(Source(picture()), NONE)
    result = Restored(picture(), {1: outcome()}, 0)
    desk.restoration.take(result)
    for is_saved in (False, True):
        if is_saved:
            desk.restoration.mark_saved()
        second = pictures.show(Source(picture()), NONE)
        assert desk.restoration.result is None
        pictures.show_kept(first.key)
        assert desk.restoration.result is result
        assert desk.restoration.is_unsaved is not is_saved
        assert second is not first


def test_a_desk_can_be_cleared(desk: Desk, pictures: DeskPictures) -> None:
    pictures.show(Source(picture()), NONE)
    pictures.keep()
    pictures.clear()
    assert (desk.source.source, desk.project.current) == (None, None)
    assert len(desk.project.items) == 1
    pictures.keep()
