import pytest
from PySide6.QtCore import QPointF, QRectF, QSize

from app.views.layers import CanvasMode, PaneKind
from app.views.pane import pane_at, panes_of


def test_four_views_are_of_one_size_and_do_not_overlap() -> None:
    panes = panes_of(CanvasMode.FOUR_UP, QSize(403, 301))
    assert len({(pane.rect.width(), pane.rect.height()) for pane in panes}) == 1
    assert not any(a.rect.intersects(b.rect) for a in panes for b in panes if a is not b)
    assert all(QRectF(0, 0, 403, 301).contains(pane.rect) for pane in panes)


@pytest.mark.parametrize(
    "mode", [mode for mode in CanvasMode if mode not in (CanvasMode.FOUR_UP, CanvasMode.SIDE_BY_SIDE)]
)
def test_one_view_fills_the_canvas(mode: CanvasMode) -> None:
    (pane,) = panes_of(mode, QSize(300, 200))
    assert pane.kind is PaneKind.RESULT
    assert pane.rect == QRectF(0, 0, 300, 200)


def test_points_belong_to_the_pane_under_them_or_the_nearest() -> None:
    panes = panes_of(CanvasMode.FOUR_UP, QSize(402, 302))
    kinds = [pane_at(panes, QPointF(x, y)).kind for x, y in ((5, 5), (390, 5), (5, 290), (390, 290), (-40, -3))]
    assert kinds == [*PaneKind, PaneKind.SOURCE]


def test_a_pane_has_coordinates_of_its_own() -> None:
    pane = panes_of(CanvasMode.FOUR_UP, QSize(402, 302))[3]
    assert pane.local(QPointF(212, 162)) == QPointF(10, 10)


def test_a_tiny_canvas_still_has_panes() -> None:
    assert all(not pane.rect.isEmpty() for mode in CanvasMode for pane in panes_of(mode, QSize(1, 1)))


def test_side_by_side_a_and_b_have_a_half_each() -> None:
    a, b = panes_of(CanvasMode.SIDE_BY_SIDE, QSize(402, 302))
    assert (a.kind, b.kind) == (PaneKind.SOURCE, PaneKind.RESULT)
    assert (a.rect, b.rect) == (QRectF(0, 0, 200, 302), QRectF(202, 0, 200, 302))
