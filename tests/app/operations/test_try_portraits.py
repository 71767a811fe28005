from collections.abc import Callable
from unittest.mock import patch

import numpy as np
import pytest
import torch
from pytestqt.qtbot import QtBot

from app.documents.desk import Desk
from app.documents.engine import Readiness
from app.documents.portraits import Portrait
from app.documents.qt_image import from_qimage
from app.documents.source import Source
from app.operations.all_operations import Operations
from app.operations.try_portraits import BATCH
from gfr_core.restore.restorer import Restoration, Restorer
from tests.app.small_engine import FACE, picture

Settled = Callable[[], None]


@pytest.fixture
def ready(desk: Desk, operations: Operations) -> Operations:
    """A face, and ten portraits of one person."""
    desk.source.open(Source(picture()))
    desk.source.set_found([FACE])
    desk.portraits.add(tuple(Portrait(key, picture(f"{key}.png"), FACE) for key in range(1, 11)))
    return operations


def test_every_portrait_is_warped_onto_the_face_in_few_calls(ready: Operations, desk: Desk, settled: Settled) -> None:
    sizes: list[int] = []

    def paste_guide(_self: Restorer, degraded: torch.Tensor, guides: torch.Tensor) -> Restoration:
        sizes.append(len(guides))
        return Restoration(degraded, guides, torch.zeros(len(guides), 256, 256, 2))

    with patch.object(Restorer, "restore_crops", paste_guide):
        job = ready.try_portraits.start()
        settled()
    assert job is not None
    assert job.title == "Trying 10 portraits"
    assert sizes == [BATCH, 10 - BATCH]
    warp = desk.warps.warps[10]
    assert (warp.warped.width(), warp.warped.height()) == (128, 128)
    assert np.array_equal(from_qimage(warp.warped), from_qimage(warp.restored))  # the pictures are the same one


def test_the_network_itself_is_tried(ready: Operations, desk: Desk, settled: Settled) -> None:
    ready.try_portraits.start()
    settled()
    assert sorted(desk.warps.warps) == list(range(1, 11))


def test_only_what_is_new_is_tried_again(ready: Operations, desk: Desk, settled: Settled) -> None:
    ready.try_portraits.start()
    settled()
    assert ready.try_portraits.start() is None
    desk.portraits.add((Portrait(11, picture("11.png"), FACE),))
    job = ready.try_portraits.start()
    assert job is not None
    assert job.title == "Trying a portrait"
    settled()


def test_nothing_is_tried_without_a_face_or_while_a_face_is_restored(ready: Operations, desk: Desk) -> None:
    desk.restoration.set_running(running=True)
    assert ready.try_portraits.start() is None
    desk.restoration.set_running(running=False)
    desk.source.select(None)
    assert ready.try_portraits.start() is None


def test_trying_begins_by_itself_while_somebody_looks(ready: Operations, desk: Desk, qtbot: QtBot) -> None:
    desk.engine.set(Readiness.READY, "Processor")
    ready.try_portraits.watch(is_watched=True)
    qtbot.waitUntil(lambda: len(desk.warps.warps) == 10, timeout=20_000)
    ready.try_portraits.watch(is_watched=False)


def test_another_face_drops_what_was_tried_on_the_old_one(ready: Operations, desk: Desk, settled: Settled) -> None:
    ready.try_portraits.start()
    settled()
    desk.source.select(None)
    assert desk.warps.warps == {}


def test_what_cannot_be_tried_is_told(
    ready: Operations, desk: Desk, settled: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(*_: object) -> None:
        raise RuntimeError("out of memory")

    monkeypatch.setattr(Restorer, "restore_crops", no_memory)
    ready.try_portraits.start()
    settled()
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not try the portraits on face 1"
