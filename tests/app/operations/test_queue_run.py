from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.project import RunState
from app.operations.all_operations import Operations
from app.operations.engine import Engine
from gfr_core.errors import MachineError
from tests.app.operations.scenes import photos
from tests.app.small_engine import FACE, SmallFinder, picture

Settled = Callable[[], None]


@pytest.fixture
def queued(operations: Operations, desk: Desk, tmp_path: Path, settled: Settled) -> Operations:
    """Three pictures, the first of them on the desk, and a portrait of the only person."""
    operations.queue.add(photos(tmp_path, "a.png", "b.png", "c.png"))
    settled()
    desk.portraits.add((Portrait(1, picture("mum.png"), FACE),))
    return operations


@pytest.fixture
def done(desk: Desk, qtbot: QtBot, settled: Settled) -> Settled:
    def wait() -> None:
        qtbot.waitUntil(lambda: desk.project.run is RunState.IDLE, timeout=20_000)
        settled()

    return wait


def states(desk: Desk) -> list[str]:
    return [item.entry.state for item in desk.project.items]


def test_every_waiting_picture_is_restored_and_written(
    queued: Operations, desk: Desk, tmp_path: Path, done: Settled
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    desk.project.set_outputs(out)
    queued.queue_run.start()
    assert desk.project.run is RunState.RUNNING
    done()
    assert states(desk) == ["restored"] * 3
    assert {path.name for path in out.iterdir() if path.suffix == ".png"} == {
        "a-restored.png",
        "b-restored.png",
        "c-restored.png",
    }
    assert [[face.state for face in item.entry.faces] for item in desk.project.items] == [["restored"]] * 3
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.text) == ("The queue is done", "3 restored.")


def test_a_picture_that_fails_is_shown_as_failed_with_its_reason_and_the_others_go_on(
    queued: Operations, desk: Desk, tmp_path: Path, done: Settled
) -> None:
    (tmp_path / "b.png").unlink()
    queued.queue_run.start()
    done()
    assert states(desk) == ["restored", "failed", "restored"]
    reason = f"'b.png' is not in '{tmp_path}' any more."
    assert desk.project.items[1].entry.reason == reason
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.text) == ("The queue is done", f"2 restored, 1 failed. b.png: {reason}")


def test_a_failed_picture_is_tried_again_alone(queued: Operations, desk: Desk, tmp_path: Path, done: Settled) -> None:
    (tmp_path / "b.png").unlink()
    queued.queue_run.start()
    done()
    photos(tmp_path, "b.png")
    before = desk.project.items[2]
    queued.queue_run.retry(desk.project.items[1].key)
    done()
    assert states(desk) == ["restored"] * 3
    assert desk.project.items[2] is before


def test_a_picture_whose_faces_are_nobodys_is_skipped(queued: Operations, desk: Desk, done: Settled) -> None:
    queued.assign_faces.new_person("Dad")
    queued.queue_run.start()
    done()
    assert states(desk) == ["skipped"] * 3 or states(desk)[1:] == ["skipped"] * 2
    assert desk.project.items[1].entry.reason == "Face 1: Nobody said whose face it is."


def test_results_are_there_when_the_desk_comes_to_them(
    queued: Operations, desk: Desk, qtbot: QtBot, done: Settled
) -> None:
    queued.queue_run.start()
    done()
    queued.queue.step(1)
    done()
    qtbot.waitUntil(lambda: desk.restoration.result is not None)
    assert desk.restoration.outcome_of(1) is not None
    assert not desk.restoration.is_unsaved
    assert [each.number for each in desk.source.faces] == [1]


def test_after_a_pause_the_picture_at_hand_is_finished_and_the_rest_waits(
    queued: Operations, desk: Desk, qtbot: QtBot, settled: Settled, done: Settled
) -> None:
    queued.queue_run.start()
    queued.queue_run.pause()
    qtbot.waitUntil(lambda: desk.project.working is None)
    assert desk.project.run is RunState.PAUSED
    assert states(desk) == ["restored", "waiting", "waiting"]
    queued.queue_run.start()
    done()
    assert states(desk) == ["restored"] * 3


def test_cancelled_the_picture_at_hand_waits_again(queued: Operations, desk: Desk, done: Settled) -> None:
    queued.queue_run.start()
    queued.queue_run.cancel()
    done()
    assert states(desk) == ["waiting"] * 3
    assert desk.notice.message is None


def test_a_paused_queue_can_be_cancelled(queued: Operations, desk: Desk, qtbot: QtBot, done: Settled) -> None:
    queued.queue_run.start()
    queued.queue_run.pause()
    qtbot.waitUntil(lambda: desk.project.working is None)
    queued.queue_run.cancel()
    assert desk.project.run is RunState.IDLE
    done()


def test_a_picture_removed_while_it_is_restored_does_not_come_back(
    queued: Operations, desk: Desk, done: Settled
) -> None:
    queued.queue_run.start()
    queued.queue.remove(desk.project.items[0].key)
    done()
    assert [item.name for item in desk.project.items] == ["b.png", "c.png"]
    assert states(desk) == ["restored"] * 2


def test_an_empty_queue_is_done_at_once(operations: Operations, desk: Desk) -> None:
    operations.queue_run.start()
    assert desk.project.run is RunState.IDLE


def test_a_machine_that_cannot_restore_stops_the_queue(
    desk: Desk, queued: Operations, engine: Engine, monkeypatch: pytest.MonkeyPatch, done: Settled
) -> None:
    def no_weights() -> None:
        raise MachineError("There are no weights.")

    monkeypatch.setattr(engine, "_load_restorer", no_weights)
    queued.queue_run.start()
    done()
    assert states(desk) == ["waiting"] * 3
    message = desk.notice.message
    assert message is not None
    assert (message.title, message.text) == ("“Restoring a.png” failed", "There are no weights.")


def test_faces_found_by_the_queue_are_those_of_the_desk(
    queued: Operations, desk: Desk, finder: SmallFinder, done: Settled
) -> None:
    queued.queue_run.start()
    done()
    item = desk.project.items[2]
    assert [each.number for each in item.faces] == [1]
    assert item.faces[0].face.box == FACE.box
