from collections.abc import Callable

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.operations.all_operations import Operations
from app.operations.restore_when_ready import RestoreWhenReady
from tests.app.small_engine import FACE, picture

Settled = Callable[[], None]


def add_portrait(desk: Desk) -> None:
    desk.portraits.add((Portrait(desk.portraits.key_for_next(), picture("mum.png"), FACE),))


def test_it_restores_once_there_are_a_face_and_a_portrait(operations: Operations, desk: Desk, settled: Settled) -> None:
    RestoreWhenReady(desk, operations.restore_faces, operations.undo)
    operations.open_source.open_pasted(picture())
    settled()
    assert desk.restoration.result is None
    add_portrait(desk)
    settled()
    assert desk.restoration.result is not None


def test_it_restores_at_once_where_nothing_is_missing(operations: Operations, desk: Desk, settled: Settled) -> None:
    operations.open_source.open_pasted(picture())
    add_portrait(desk)
    settled()
    RestoreWhenReady(desk, operations.restore_faces, operations.undo)
    settled()
    assert desk.restoration.result is not None


def test_it_restores_only_once(operations: Operations, desk: Desk, settled: Settled) -> None:
    RestoreWhenReady(desk, operations.restore_faces, operations.undo)
    for _ in range(2):
        operations.open_source.open_pasted(picture())
        add_portrait(desk)
        settled()
    assert desk.restoration.result is None
