import pytest

from app.views.pace import Pace


@pytest.mark.parametrize(
    ("sharp_ms", "pixels", "moves", "coarse"),
    [
        (40, 6_400_000, True, True),
        (40, 6_400_000, False, False),
        (10, 6_400_000, True, False),
        (40, 120_000, True, False),
    ],
)
def test_only_a_large_slow_canvas_that_moves_is_drawn_coarsely(
    sharp_ms: float, pixels: float, moves: bool, coarse: bool
) -> None:
    pace = Pace()
    pace.note(sharp_ms, pixels)
    pace.moves = moves
    assert pace.is_coarse is coarse


def test_nothing_is_slow_before_it_was_drawn() -> None:
    pace = Pace()
    pace.moves = True
    assert not pace.is_slow
    assert not pace.is_coarse
