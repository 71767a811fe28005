import numpy as np
import pytest

from gfr_core.restore.flow_lines import iso_lines, simplified

AXIS = np.arange(40) + 0.5


def test_a_slope_has_one_straight_line_at_the_value() -> None:
    plane = np.broadcast_to(AXIS, (40, 40))
    (line,) = iso_lines(plane, 16.0, AXIS, AXIS)
    assert line[:, 0] == pytest.approx([16, 16])
    assert sorted(line[:, 1]) == [0.5, 39.5]


def test_an_oblique_slope_is_crossed_where_it_has_the_value() -> None:
    plane = AXIS[None] + 2 * AXIS[:, None]
    (line,) = iso_lines(plane, 50.3, AXIS, AXIS)
    assert line[:, 0] + 2 * line[:, 1] == pytest.approx(np.full(len(line), 50.3))


def test_a_cone_has_a_closed_circle() -> None:
    plane = np.hypot(AXIS[None] - 20, AXIS[:, None] - 20)
    (line,) = iso_lines(plane, 12.0, AXIS, AXIS)
    assert np.array_equal(line[0], line[-1])
    assert np.hypot(*(line - 20).T) == pytest.approx(np.full(len(line), 12.0), abs=0.05)


def test_two_hills_have_two_lines() -> None:
    hills = [np.hypot(AXIS[None] - x, AXIS[:, None] - 20) for x in (10, 30)]
    assert len(iso_lines(np.minimum(*hills), 5.0, AXIS, AXIS)) == 2


@pytest.mark.parametrize(("corner", "low"), [(1.0, 0.0), (1.0, 0.8), (0.0, 1.0)])
def test_a_saddle_has_two_lines_that_go_with_the_value_in_its_middle(corner: float, low: float) -> None:
    plane = np.array([[corner, low], [low, corner]])
    level, place = 0.85 if low == 0.8 else 0.4, np.array([0.0, 1.0])
    lines = iso_lines(plane, level, place, place)
    assert len(lines) == 2
    cuts_corner_off = any((line.min(axis=0) == 0).all() for line in lines)  # from the top to the left edge
    middle_goes_with_corner = bool((plane.mean() > level) == (plane[0, 0] > level))
    assert cuts_corner_off is not middle_goes_with_corner


def test_where_the_value_is_not_reached_there_is_no_line() -> None:
    assert iso_lines(np.zeros((5, 5)), 1.0, AXIS[:5], AXIS[:5]) == []


def test_every_piece_of_a_noisy_plane_is_part_of_one_line() -> None:
    plane = np.random.default_rng(0).normal(size=(12, 12))
    lines = iso_lines(plane, 0.0, AXIS[:12], AXIS[:12])
    above = plane > 0
    crossed = (above[1:] ^ above[:-1]).sum() + (above[:, 1:] ^ above[:, :-1]).sum()
    places = {tuple(point) for line in lines for point in line.tolist()}
    assert len(places) <= crossed
    for line in lines:
        is_closed = np.array_equal(line[0], line[-1])
        at_border = [(end == 0.5).any() or (end == 11.5).any() for end in (line[0], line[-1])]
        assert is_closed or all(at_border)


def test_straight_runs_are_two_points_and_corners_stay() -> None:
    corner = np.array([[0, 0], [1, 0], [2, 0], [3, 0], [3, 1], [3, 2.0]])
    assert simplified(corner, 0.05).tolist() == [[0, 0], [3, 0], [3, 2]]


def test_a_simplified_line_stays_within_its_tolerance() -> None:
    turn = np.linspace(0, np.pi, 200)
    arc = 50 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    kept = simplified(arc, 0.1)
    assert 5 < len(kept) < 60
    middles = (kept[1:] + kept[:-1]) / 2
    assert (50 - np.hypot(*middles.T)).max() <= 0.101


def test_a_closed_line_is_simplified_and_stays_closed() -> None:
    turn = np.linspace(0, 2 * np.pi, 100)
    ring = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    ring[-1] = ring[0]
    kept = simplified(ring, 0.05)
    assert np.array_equal(kept[0], kept[-1])
    assert len(kept) > 6
