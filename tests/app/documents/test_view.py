from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.documents.view import (
    LAYER_WORDS,
    MASK,
    CanvasMode,
    PaneKind,
    View,
    ViewDocument,
    snapshot_layer,
    snapshot_number,
)


@pytest.fixture
def document(qapp: QApplication) -> ViewDocument:
    return ViewDocument()


def test_numbers_are_held_within_their_range() -> None:
    low = View(blink_ms=1, fade=-0.5, gain=0, threshold=-1, loupe_times=1).held()
    assert (low.blink_ms, low.fade, low.gain, low.threshold, low.loupe_times) == (100, 0.0, 1, 0, 2)
    high = View(blink_ms=9999, fade=1.5, gain=100, threshold=256, loupe_times=9).held()
    assert (high.blink_ms, high.fade, high.gain, high.threshold, high.loupe_times) == (2000, 1.0, 64, 255, 8)


def test_all_but_four_views_and_one_view_compare_a_with_b() -> None:
    alone = [mode for mode in CanvasMode if not View(mode).compares]
    assert alone == [CanvasMode.FOUR_UP, CanvasMode.RESULT]


def test_a_change_is_told_and_the_same_again_is_not(document: ViewDocument, qtbot: QtBot) -> None:
    with qtbot.waitSignal(document.view_changed):
        document.set_mode(CanvasMode.BLINK)
    assert document.view == View(CanvasMode.BLINK)
    with qtbot.assertNotEmitted(document.view_changed):
        document.take(View(CanvasMode.BLINK))


def test_what_is_taken_is_held(document: ViewDocument) -> None:
    document.take(replace(document.view, gain=1000))
    assert document.view.gain == 64


def test_nothing_is_compared_with_itself(document: ViewDocument) -> None:
    document.set_a(PaneKind.RESULT)
    assert (document.view.a, document.view.b) == ("result", "source")
    document.set_b(PaneKind.RESULT)
    assert (document.view.a, document.view.b) == ("source", "result")
    document.set_b(MASK)
    assert (document.view.a, document.view.b) == ("source", "mask")
    document.swap()
    assert (document.view.a, document.view.b) == ("mask", "source")


@pytest.mark.parametrize(
    ("a", "b", "after"),
    [
        ("snapshot 1", "result", ("source", "result")),
        ("source", "snapshot 1", ("source", "result")),
        ("snapshot 1", "source", ("result", "source")),
        ("result", "snapshot 1", ("result", "source")),
        ("mask", "result", ("mask", "result")),
    ],
)
def test_source_and_result_take_the_place_of_what_is_gone(
    document: ViewDocument, a: str, b: str, after: tuple[str, str]
) -> None:
    document.take(View(CanvasMode.SPLIT, a, b))
    document.forget("snapshot 1")
    assert (document.view.a, document.view.b) == after


def test_the_layers_of_snapshots_are_told_by_their_number() -> None:
    assert snapshot_number(snapshot_layer(12)) == 12
    assert [snapshot_number(layer) for layer in LAYER_WORDS] == [None] * len(LAYER_WORDS)


def test_every_layer_has_words() -> None:
    captions = ["Degraded", "Portrait", "Warped guide", "Result", "Without the guide", "Mask", "Evidence"]
    assert list(LAYER_WORDS.values()) == captions
    assert [kind.caption for kind in PaneKind] == captions[:4]
