from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QImage

from app.dialogs.questions import Fate
from app.documents.desk import Desk
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Source
from app.operations.all_operations import Operations
from app.settings.settings import Settings
from app.window.files import Files
from gfr_core.media.still import write_still
from gfr_core.restore.outcome import FaceResult
from tests.app.small_engine import FACE, picture
from tests.app.window.answers import Answers

Settled = Callable[[], None]


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def files(desk: Desk, operations: Operations, settings: Settings, answers: Answers, owner: QObject) -> Files:
    return Files(desk, operations, settings, answers, owner)


@pytest.fixture
def owner(desk: Desk) -> QObject:
    return QObject()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "old.png"
    write_still(picture(), path)
    return path


def put_result(desk: Desk) -> None:
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    desk.restoration.take(Restored(picture(), {1: FaceOutcome(1, FaceResult(FACE, "restored"), None)}, 0))


def test_what_was_chosen_is_opened(files: Files, desk: Desk, answers: Answers, photo: Path, settled: Settled) -> None:
    answers.source = photo
    files.on_open()
    settled()
    assert desk.source.source is not None
    assert desk.source.source.path == photo


def test_nothing_happens_when_nothing_was_chosen(files: Files, desk: Desk, settled: Settled) -> None:
    files.on_open()
    files.on_add_portraits()
    settled()
    assert desk.source.source is None
    assert desk.portraits.portraits == ()


def test_a_result_that_shall_be_kept_stays(files: Files, desk: Desk, answers: Answers, photo: Path) -> None:
    put_result(desk)
    answers.fate = Fate.KEEP
    files.open_source(photo)
    assert answers.asked == ["Opening old.png"]
    assert desk.restoration.is_unsaved


def test_a_result_that_shall_be_saved_is_saved_before_the_next_picture_comes(
    files: Files, desk: Desk, answers: Answers, photo: Path, tmp_path: Path, settled: Settled
) -> None:
    put_result(desk)
    answers.fate, answers.target = Fate.SAVE, tmp_path / "kept.png"
    files.open_source(photo)
    settled()
    assert (tmp_path / "kept.png").is_file()
    assert desk.source.source is not None
    assert desk.source.source.path == photo


def test_a_refused_frame_is_told(files: Files, desk: Desk, answers: Answers) -> None:
    put_result(desk)
    answers.fate = Fate.KEEP
    refused: list[bool] = []
    files.frame_refused.connect(lambda: refused.append(True))
    files.on_frame_requested(3)
    assert refused == [True]


def test_an_empty_clipboard_is_said(files: Files, desk: Desk, clipboard: QClipboard) -> None:
    clipboard.clear()
    files.on_paste()
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Nothing to paste"


def test_a_pasted_picture_becomes_the_source(files: Files, desk: Desk, clipboard: QClipboard, settled: Settled) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0)
    clipboard.setImage(image)
    files.on_paste()
    settled()
    assert desk.source.source is not None
    assert desk.source.source.frame.width == 40
