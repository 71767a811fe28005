from dataclasses import replace

import pytest

from app.documents.view import MASK, CanvasMode, PaneKind, View
from app.views.layers import Layers, NamedPicture
from app.views.showing import Showing
from tests.app.views.scenes import BLUE, full_layers, plain

ALONE = [mode for mode in CanvasMode if mode not in (CanvasMode.FOUR_UP, CanvasMode.SIDE_BY_SIDE)]
MIXING = [CanvasMode.SPLIT, CanvasMode.SPLIT_ROWS, CanvasMode.FADE, CanvasMode.DIFFERENCE]


def showing(mode: CanvasMode, layers: Layers | None = None, **settings: object) -> Showing:
    return Showing(replace(View(mode), **settings), full_layers() if layers is None else layers)  # type: ignore[arg-type]


def test_four_views_show_their_own_pictures() -> None:
    one = showing(CanvasMode.FOUR_UP, a=MASK)
    assert [one.in_pane(kind) for kind in PaneKind] == list(PaneKind)


def test_side_by_side_shows_a_and_b() -> None:
    one = showing(CanvasMode.SIDE_BY_SIDE, a="portrait", b="warped_guide")
    assert [one.in_pane(kind) for kind in (PaneKind.SOURCE, PaneKind.RESULT)] == ["portrait", "warped_guide"]


def test_the_single_view_shows_b() -> None:
    assert showing(CanvasMode.RESULT, b="portrait").in_pane(PaneKind.RESULT) == "portrait"


def test_blinking_shows_a_and_b_in_turn() -> None:
    one = showing(CanvasMode.BLINK, b="portrait")
    assert one.in_pane(PaneKind.RESULT) == "source"
    assert replace(one, blinks_b=True).in_pane(PaneKind.RESULT) == "portrait"


@pytest.mark.parametrize("mode", list(CanvasMode))
def test_two_pictures_are_mixed_in_some_modes(mode: CanvasMode) -> None:
    one = showing(mode)
    assert one.mixes is (mode in MIXING)
    assert one.layers_in(PaneKind.RESULT)[-1] == ("source" if mode is CanvasMode.BLINK else "result")
    assert not replace(one, holding=True).mixes
    assert not replace(one, layers=replace(full_layers(), result=None)).mixes


@pytest.mark.parametrize("mode", list(CanvasMode))
def test_holding_shows_the_original_in_every_mode(mode: CanvasMode) -> None:
    assert replace(showing(mode, b="portrait"), holding=True).in_pane(PaneKind.RESULT) == "source"


def test_the_only_pane_shows_the_source_until_there_is_a_result() -> None:
    without = replace(full_layers(), result=None)
    shown = [showing(mode, without).in_pane(PaneKind.RESULT) for mode in ALONE]
    assert shown == ["source"] * len(ALONE)
    assert showing(CanvasMode.SIDE_BY_SIDE, without).in_pane(PaneKind.RESULT) == "result"


def test_the_other_side_is_b_for_a_and_a_for_all_others() -> None:
    one = showing(CanvasMode.SPLIT)
    assert [one.other_than(layer) for layer in ("source", "result", "portrait")] == ["result", "source", "source"]
    assert showing(CanvasMode.SPLIT, b=MASK).other_than("source") == "source"


def test_pictures_of_one_size_have_a_difference() -> None:
    assert showing(CanvasMode.DIFFERENCE).obstacle_to_difference() == ""
    assert showing(CanvasMode.DIFFERENCE, a="portrait", b="warped_guide").obstacle_to_difference() == ""


def test_unequal_sizes_are_refused_with_words() -> None:
    words = "Degraded is 200 × 150 pixels, Portrait 60 × 60.\nA difference needs two pictures of one size"
    assert showing(CanvasMode.DIFFERENCE, b="portrait").obstacle_to_difference() == words


def test_equal_sizes_at_different_places_are_refused_with_words() -> None:
    layers = replace(full_layers(), mask=plain(BLUE))
    words = "Degraded and Mask lie at different places.\nA difference needs two pictures of one place"
    assert showing(CanvasMode.DIFFERENCE, layers, b=MASK).obstacle_to_difference() == words


def test_what_is_not_there_has_no_difference() -> None:
    assert showing(CanvasMode.DIFFERENCE, b=MASK).obstacle_to_difference() == "Mask is not there yet"


@pytest.mark.parametrize(
    ("mode", "settings", "caption"),
    [
        (CanvasMode.RESULT, {}, "Result"),
        (CanvasMode.FADE, {"fade": 0.3}, "Degraded 70 %, Result 30 %"),
        (CanvasMode.DIFFERENCE, {"gain": 16}, "Difference of Degraded and Result, × 16"),
        (CanvasMode.DIFFERENCE, {"threshold": 5}, "Difference of Degraded and Result, × 8, above 5"),
        (CanvasMode.DIFFERENCE, {"b": "portrait"}, "Difference of Degraded and Portrait"),
        (CanvasMode.BLINK, {}, "A  Degraded"),
        (CanvasMode.BLINK, {"blinks": False}, "A  Degraded, paused"),
        (CanvasMode.RESULT, {"b": "snapshot 1"}, "Softer"),
    ],
)
def test_captions_say_what_is_shown(mode: CanvasMode, settings: dict[str, object], caption: str) -> None:
    layers = replace(full_layers(), snapshots={"snapshot 1": NamedPicture("Softer", plain(BLUE))})
    assert showing(mode, layers, **settings).caption(PaneKind.RESULT) == caption


def test_b_is_named_while_it_blinks() -> None:
    assert replace(showing(CanvasMode.BLINK), blinks_b=True).caption(PaneKind.RESULT) == "B  Result"


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        (CanvasMode.FOUR_UP, "View: four views."),
        (CanvasMode.SPLIT_ROWS, "View: before above after. A is Degraded, B is Result."),
        (CanvasMode.BLINK, "View: blink. A is Degraded, B is Result. Every 500 ms."),
        (CanvasMode.FADE, "View: fade. A is Degraded, B is Result. Degraded 50 %, Result 50 %."),
        (CanvasMode.DIFFERENCE, "View: difference. A is Degraded, B is Result. Times 8, above 0."),
    ],
)
def test_the_way_of_comparing_is_put_into_words(mode: CanvasMode, words: str) -> None:
    assert showing(mode).in_words() == words


def test_paused_blinking_says_where_it_stands() -> None:
    assert showing(CanvasMode.BLINK, blinks=False).in_words().endswith("Paused on A.")
