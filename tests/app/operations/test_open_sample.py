from collections.abc import Callable
from pathlib import Path

from app.documents.desk import Desk
from app.operations.all_operations import Operations
from gfr_core.media.still import write_still
from tests.app.small_engine import picture


def test_the_sample_brings_an_old_photo_and_a_portrait(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Callable[[], None]
) -> None:
    operations.open_sample.start()
    settled()
    assert desk.notice.message is None
    assert desk.source.source is not None
    assert desk.source.source.path is not None
    assert desk.source.source.path.parent == tmp_path / "sample"
    assert len(desk.portraits.portraits) == 1


def test_a_folder_that_cannot_be_made_is_told(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Callable[[], None]
) -> None:
    (tmp_path / "sample").write_text("in the way")
    operations.open_sample.start()
    settled()
    assert desk.source.source is None
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not make the sample"


def test_the_sample_is_all_there_is_until_something_of_the_users_own_comes(
    operations: Operations, desk: Desk, tmp_path: Path, settled: Callable[[], None]
) -> None:
    assert not operations.open_sample.is_all_there_is(desk)
    operations.open_sample.start()
    settled()
    settled()
    assert operations.open_sample.is_all_there_is(desk)
    write_still(picture(), tmp_path / "mum.png")
    operations.open_portraits.open([tmp_path / "mum.png"])
    settled()
    assert not operations.open_sample.is_all_there_is(desk)
