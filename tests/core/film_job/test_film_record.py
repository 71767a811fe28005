"""What a record says of tracks."""

from gfr_core.film.guide_choice import choose_guide
from gfr_core.film_job.film_record import figure_of, track_record
from gfr_core.film_job.journal import TrackTally
from tests.core.film.films import path_of, portrait, walk


def test_a_track_that_nobody_was_named_for_is_told_without_a_portrait() -> None:
    told = track_record(path_of(walk(4), skipped=(2,)).track, None, "", None, None)
    assert (told.person, told.portrait, told.restored) == ("", None, 0)
    assert told.skipped_runs == ((2, 2, "away"),)


def test_a_restored_track_is_told_with_its_counts_and_figure() -> None:
    track = path_of(walk(4)).track
    tally = TrackTally(1, 3, 0, 1, ("why",), (1.0, 4.0, 9.0))
    told = track_record(track, tally, "Mum", choose_guide(track, [portrait()]), 2)
    assert (told.person, told.portrait, told.restored, told.failed, told.reasons) == ("Mum", 2, 3, 1, ("why",))
    assert told.steadiness == 0.5


def test_the_figure_of_a_film_is_that_of_all_its_pairs() -> None:
    assert figure_of([TrackTally(1, steadiness=(1.0, 4.0, 9.0)), TrackTally(2, steadiness=(8.0, 0.0, 1.0))]) == 1.5
    assert figure_of([TrackTally(1)]) is None
    assert figure_of([TrackTally(1, steadiness=(1.0, 0.0, 1.0))]) is None  # infinite: JSON has no number for it
