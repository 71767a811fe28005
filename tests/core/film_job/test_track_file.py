"""Tracks as bytes and back."""

import numpy as np
import pytest

from gfr_core.film.shots import Shot
from gfr_core.film.track import Place, Track
from gfr_core.film.tracks import Tracks
from gfr_core.film_job.track_file import DamagedTracksError, shifted, tracks_from_bytes, tracks_to_bytes
from gfr_core.geometry import Box


def some() -> Tracks:
    rng = np.random.default_rng(1)
    places = [
        Place(n, Box(*rng.normal(50, 3, 4)), None if n == 4 else rng.normal(60, 9, (68, 2)), "found")
        for n in range(3, 9)
    ]
    places[2] = Place(5, places[2].box, None, "skipped", "Seen from the „Seite“.")
    second = Place(9, Box(1 / 3, 2, 3, 4), None, "bridged")
    tracks = (Track(1, 0, 3, 8, tuple(places), 192, fades_in=True), Track(2, 1, 9, 9, (second,)))
    return Tracks((Shot(0, 0, 8), Shot(1, 9, 12)), tracks)


def flat(found: Tracks) -> list[object]:
    heads = [(t.number, t.shot, t.first, t.last, t.size, t.fades_in, t.fades_out) for t in found.tracks]
    places = [
        (p.number, p.box, None if p.landmarks is None else p.landmarks.tobytes(), p.state, p.reason)
        for t in found.tracks
        for p in t.places
    ]
    return [found.shots, heads, places]


def test_what_is_read_back_is_the_same_to_the_last_bit() -> None:
    assert flat(tracks_from_bytes(tracks_to_bytes(some()))) == flat(some())


def test_a_film_without_faces_has_a_file_too() -> None:
    assert flat(tracks_from_bytes(tracks_to_bytes(Tracks((Shot(0, 0, 3),), ())))) == [(Shot(0, 0, 3),), [], []]


@pytest.mark.parametrize("kept", [0, 10, 300, -1])
def test_half_a_file_is_damaged(kept: int) -> None:
    with pytest.raises(DamagedTracksError):
        tracks_from_bytes(tracks_to_bytes(some())[:kept])


def test_shifted_tracks_count_from_another_frame() -> None:
    moved = shifted(some(), 100)
    assert [(shot.first, shot.last) for shot in moved.shots] == [(100, 108), (109, 112)]
    assert [place.number for place in moved.tracks[0].places] == list(range(103, 109))
    assert flat(shifted(moved, -100)) == flat(some())
