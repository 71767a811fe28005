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
    assert not desk.portraits.portraits


def test_the_former_picture_waits_in_the_queue_with_its_result(
    files: Files, desk: Desk, answers: Answers, photo: Path, settled: Settled
) -> None:
    files.open_source(photo)
    settled()
    files.on_frame_requested(3)  # no clip is open: nothing happens
    second = photo.with_name("second.png")
    write_still(picture(), second)
    files.open_source(second)
    settled()
    assert answers.asked == []
    assert [item.name for item in desk.project.items] == ["old.png", "second.png"]


def test_a_project_is_opened_as_one(files: Files, tmp_path: Path) -> None:
    chosen: list[Path] = []
    files.project_chosen.connect(chosen.append)
    files.open_source(tmp_path / "film.gfrproject")
    assert chosen == [tmp_path / "film.gfrproject"]


@pytest.mark.parametrize(("fate", "may_go_on"), [(Fate.KEEP, False), (Fate.DISCARD, True)])
def test_an_unsaved_result_is_asked_about(
    files: Files, desk: Desk, answers: Answers, fate: Fate, may_go_on: bool
) -> None:
    put_result(desk)
    answers.fate = fate
    assert files.may_lose_result("Closing the window", lambda: None) is may_go_on
    assert answers.asked == ["Closing the window"]


def test_a_result_that_shall_be_saved_is_saved_before_it_goes_on(
    files: Files, desk: Desk, answers: Answers, tmp_path: Path, settled: Settled
) -> None:
    put_result(desk)
    answers.fate, answers.target = Fate.SAVE, tmp_path / "kept.png"
    went_on: list[bool] = []
    assert not files.may_lose_result("Closing the window", lambda: went_on.append(True))
    settled()
    assert (tmp_path / "kept.png").is_file()
    assert went_on == [True]


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


def test_the_samples_portrait_does_not_guide_ones_own_photo(
    files: Files, desk: Desk, photo: Path, settled: Settled
) -> None:
    files.on_open_sample()
    settled()
    settled()
    assert len(desk.portraits.portraits) == 1
    files.open_source(photo)
    settled()
    assert not desk.portraits.portraits
    assert [item.name for item in desk.project.items] == ["old.png"]
