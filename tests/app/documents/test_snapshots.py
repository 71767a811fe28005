import numpy as np
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents import snapshots as module
from app.documents.patch import Patch
from app.documents.qt_image import to_qimage
from app.documents.snapshots import Snapshot, SnapshotsDocument, UnpackedSnapshot
from gfr_core.errors import GfrError

PIXELS = np.zeros((10, 20, 3), np.uint8)


def patch(size: int = 100) -> Patch:
    return Patch(0, 0, (1, 1, 3), bytes(size))


def snapshot(number: int, of: str = "old.png") -> Snapshot:
    return Snapshot(number, f"Snapshot {number}", of, patch())


def picture() -> UnpackedSnapshot:
    return UnpackedSnapshot(to_qimage(PIXELS), PIXELS)


@pytest.fixture
def document(qapp: QApplication) -> SnapshotsDocument:
    made = SnapshotsDocument()
    for number in (1, 2, 3):
        made.add(snapshot(number, "other.png" if number == 2 else "old.png"))
    return made


def test_each_source_has_its_own(document: SnapshotsDocument) -> None:
    assert [each.number for each in document.of("old.png")] == [1, 3]
    assert [each.number for each in document.of("other.png")] == [2]
    assert document.of(None) == ()


def test_a_removed_one_comes_back_to_its_place(document: SnapshotsDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.snapshots_changed):
        document.remove(1)
    assert document.with_number(1) is None
    document.add(snapshot(1))
    assert [each.number for each in document.snapshots] == [1, 2, 3]


def test_one_can_be_renamed(document: SnapshotsDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.snapshots_changed):
        document.rename(3, "Softer")
    assert [each.name for each in document.snapshots] == ["Snapshot 1", "Snapshot 2", "Softer"]


def test_a_number_is_never_given_twice(document: SnapshotsDocument) -> None:
    assert [document.number_for_next() for _ in range(3)] == [1, 2, 3]


def test_too_many_are_refused_with_words(document: SnapshotsDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1_000_000)
    document.check_room(patch(900_000))
    with pytest.raises(GfrError) as refused:
        document.check_room(patch(2_000_000))
    words = "There is no room for another snapshot: 0 MB of 1 MB are taken, this one needs 2."
    assert (refused.value.message, refused.value.hint) == (words, "Remove one.")


def test_unpacked_ones_are_dropped_beyond_the_budget(
    document: SnapshotsDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "CACHE_BYTES", picture().size * 2)
    for number in (1, 2, 3):
        document.keep(number, picture(), frozenset({number}))
    assert [document.unpacked(number) is not None for number in (1, 2, 3)] == [False, True, True]
    assert document.cache_size <= module.CACHE_BYTES


def test_what_is_in_view_is_never_dropped(document: SnapshotsDocument, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CACHE_BYTES", 1)
    document.keep(1, picture(), frozenset({1, 2}))
    document.keep(2, picture(), frozenset({1, 2}))
    assert None not in (document.unpacked(1), document.unpacked(2))


def test_an_unpacked_picture_is_told(document: SnapshotsDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.unpacked_changed):
        document.keep(1, picture(), frozenset())
    document.drop_unpacked()
    assert document.unpacked(1) is None
