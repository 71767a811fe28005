from PySide6.QtWidgets import QApplication

from app.documents.restoration import Restored
from app.documents.source import Source
from app.operations.queue_cache import Kept, PictureCache
from tests.app.panels.conftest import outcome
from tests.app.small_engine import picture


def kept(*, has_no_file: bool = False) -> Kept:
    return Kept(Source(picture()), (outcome(),), Restored(picture(), {}, 0), is_unsaved=True, has_no_file=has_no_file)


def test_what_was_kept_comes_back_once(qapp: QApplication) -> None:
    cache, one = PictureCache(), kept()
    cache.keep(1, one)
    assert cache.peek(1) is one
    assert cache.take(1) is one
    assert cache.take(1) is None


def test_a_picture_is_as_large_as_its_pixels(qapp: QApplication) -> None:
    pixels = 80 * 80
    assert Kept(Source(picture())).size == pixels * 3 + pixels * 4 * 4 // 3
    assert Kept(None).size == 0
    flow = 256 * 256 * 2 * 4
    assert Kept(None, (outcome(),)).size == flow + 3 * 256 * 256 * 4


def test_pixels_go_before_results_and_the_oldest_first(qapp: QApplication) -> None:
    pixels, result = kept().size - Kept(None, (outcome(),)).size, Kept(None, (outcome(),)).size
    cache = PictureCache(2 * result + pixels)
    cache.keep(1, kept())
    cache.keep(2, kept())
    first, second = cache.peek(1), cache.peek(2)
    assert first is not None
    assert second is not None
    assert (first.source, first.result, len(first.outcomes)) == (None, None, 1)
    assert second.source is not None
    for key in (3, 4):
        cache.keep(key, kept())
    assert cache.size <= 2 * result + pixels
    first = cache.peek(1)
    assert first is not None
    assert first.outcomes == ()


def test_what_has_no_file_never_goes(qapp: QApplication) -> None:
    cache = PictureCache(0)
    cache.keep(1, kept(has_no_file=True))
    cache.keep(2, kept())
    pasted = cache.peek(1)
    assert pasted is not None
    assert pasted.source is not None
    cache.clear()
    assert cache.size == 0
