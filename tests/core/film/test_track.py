import pytest

from gfr_core.film.track import Place, State, Track
from gfr_core.geometry import Box


def place(number: int, state: State = "found", reason: str = "") -> Place:
    return Place(number, Box(number, 0.0, 10.0, 10.0), None, state, reason)


def test_a_place_is_found_by_the_number_of_its_frame() -> None:
    track = Track(1, 0, 5, 7, tuple(place(n) for n in (5, 6, 7)))
    assert track.place_at(6) is track.places[1]
    assert track.place_at(4) is None
    assert track.place_at(8) is None


def test_runs_of_skipped_frames_are_told_with_their_reasons() -> None:
    away, small = "away", "small"
    states = [place(0), place(1, "skipped", away), place(2, "skipped", away), place(3), place(4, "skipped", away)]
    track = Track(1, 0, 0, 5, (*states, place(5, "skipped", small)))
    assert track.skipped == ((1, 2, away), (4, 4, away), (5, 5, small))


@pytest.mark.parametrize("numbers", [(), (5, 7), (4, 5), (6, 5)])
def test_places_with_a_gap_are_no_track(numbers: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match=f"^track 2 has {len(numbers)} places for 5 to 6$"):
        Track(2, 0, 5, 6, tuple(place(n) for n in numbers))
