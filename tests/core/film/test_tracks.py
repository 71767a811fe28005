from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from gfr_core.catalog.folder import Catalog
from gfr_core.errors import GfrError
from gfr_core.faces.face import Face
from gfr_core.faces.find import build_finder
from gfr_core.film.tracks import TrackOptions, Tracks, find_tracks, tracks_of_shot
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame
from gfr_core.progress import Progress, Stopped
from tests.core.film.moving import KnownFaces, Pose, film, truth

Path = list[Pose | None]


SMALL = 0.45
"""Scale of a head that comes and goes at once: a larger one would make a cut."""


def still(count: int, scale: float = 0.8) -> Path:
    return [Pose(scale=scale)] * count


def walk(count: int, *, start: float = 70.0, speed: float = 2.0, scale: float = 0.8) -> Path:
    return [Pose(x=start + speed * number, y=100 + 0.5 * number, scale=scale) for number in range(count)]


def tracked(paths: Sequence[Path], **errs: object) -> tuple[Tracks, KnownFaces]:
    frames = list(film(paths))
    finder = KnownFaces(paths, frames, **errs)  # type: ignore[arg-type]
    return find_tracks(frames, finder), finder


def worst(tracks: Tracks, path: Path, index: int = 0) -> float:
    """Largest mean distance of the landmarks from the truth in any frame, px."""
    places = tracks.tracks[index].places
    distances = []
    for place in places:
        pose = path[place.number]
        assert pose is not None
        assert place.landmarks is not None
        distances.append(np.linalg.norm(place.landmarks - truth(pose), axis=1).mean())
    return float(max(distances))


def test_a_walking_face_is_one_track_from_the_first_frame_to_the_last_and_where_it_really_is() -> None:
    path = walk(30)
    tracks, _ = tracked([path])
    assert len(tracks.tracks) == 1
    track = tracks.tracks[0]
    assert (track.number, track.shot, track.first, track.last) == (1, 0, 0, 29)
    assert not track.fades_in
    assert not track.fades_out
    assert worst(tracks, path) < 0.7
    assert {place.state for place in track.places} == {"found", "followed"}


def test_the_detector_looks_ever_more_seldom_while_nothing_happens() -> None:
    _, finder = tracked([still(40)])
    assert finder.looks == [0, 1, 3, 7, 15, 23, 31, 39] or np.diff(finder.looks).max() == 8
    assert len(finder.looks) <= 9


def test_it_looks_more_often_while_a_face_moves_fast() -> None:
    _, calm = tracked([still(24)])
    _, fast = tracked([walk(24, start=50, speed=6.0)])
    assert len(fast.looks) > 1.5 * len(calm.looks)


def test_a_face_that_grows_and_rolls_is_followed() -> None:
    path: Path = [Pose(scale=0.6 + 0.012 * n, roll=0.8 * n) for n in range(30)]
    tracks, _ = tracked([path])
    assert len(tracks.tracks) == 1
    assert worst(tracks, path) < 1.0


def test_two_faces_are_two_tracks_that_keep_to_their_own() -> None:
    left: Path = [Pose(x=70, y=95, scale=0.6)] * 20
    right: Path = [Pose(x=190, y=105, scale=0.6)] * 20
    tracks, _ = tracked([left, right])
    assert [track.number for track in tracks.tracks] == [1, 2]
    assert worst(tracks, left, 0) < 0.5
    assert worst(tracks, right, 1) < 0.5


def test_a_face_that_comes_in_later_is_followed_back_to_where_it_came() -> None:
    path: Path = [*[None] * 12, *still(20, SMALL)]
    tracks, finder = tracked([path])
    track = tracks.tracks[0]
    first_seen = min(number for number in finder.looks if number >= 12)
    assert first_seen > 12
    assert track.first == 12
    assert track.fades_in
    assert not track.fades_out


def test_a_face_that_leaves_ends_its_track_where_it_was_last_seen_and_fades() -> None:
    path: Path = [*still(20, SMALL), *[None] * 20]
    tracks, _ = tracked([path])
    track = tracks.tracks[0]
    assert 15 <= track.last <= 19
    assert track.fades_out


def test_a_short_gap_is_bridged() -> None:
    path: Path = [*walk(12, speed=1.0, scale=SMALL), *[None] * 5, *walk(15, start=87.0, speed=1.0, scale=SMALL)]
    tracks, _ = tracked([path])
    assert len(tracks.tracks) == 1
    states = [place.state for place in tracks.tracks[0].places]
    assert states[13:16] == ["bridged"] * 3
    xs = [place.box.centre[0] for place in tracks.tracks[0].places]
    assert np.abs(np.diff(xs)).max() < 3


def test_looks_that_find_nothing_do_not_cut_a_track() -> None:
    tracks, _ = tracked([still(40)], blind=range(4, 12))
    assert [(track.first, track.last) for track in tracks.tracks] == [(0, 39)]


def test_a_false_alarm_that_flickers_is_dropped() -> None:
    alarm = Face(Box(20.0, 20.0, 40.0, 40.0), 0.4, "script")
    tracks, _ = tracked([still(40)], alarms={1: alarm, 15: alarm})
    assert len(tracks.tracks) == 1


def test_a_cut_ends_all_tracks_and_begins_new_ones() -> None:
    path = still(10)
    frames = [*film([path]), *(Frame(255 - np.flip(f.pixels, axis=0), "b") for f in film([[None] * 10])), *film([path])]
    known = KnownFaces([[*path, *[None] * 10, *path]], frames)
    tracks = find_tracks(frames, known)
    assert [(shot.first, shot.last) for shot in tracks.shots] == [(0, 9), (10, 19), (20, 29)]
    assert [(t.number, t.shot, t.first, t.last) for t in tracks.tracks] == [(1, 0, 0, 9), (2, 2, 20, 29)]
    assert not any(track.fades_in or track.fades_out for track in tracks.tracks)
    assert tracks_of_shot(tracks.tracks, tracks.shots[2]) == [tracks.tracks[1]]


def test_a_face_too_small_is_skipped_and_said_so() -> None:
    path: Path = [Pose(scale=0.2)] * 12
    tracks, _ = tracked([path])
    assert {place.state for place in tracks.tracks[0].places} == {"skipped"}
    assert tracks.tracks[0].skipped[0][2] == "The face is only 18 px large; at least 24 px are needed."


def test_sixteen_bit_film_gives_the_tracks_of_eight_bits() -> None:
    path = walk(10)
    frames = list(film([path]))
    deep = [Frame(frame.pixels.astype(np.uint16) * 257, frame.name) for frame in frames]
    one = find_tracks(frames, KnownFaces([path], frames)).tracks[0]
    other = find_tracks(deep, KnownFaces([path], frames)).tracks[0]
    assert [place.box for place in one.places] == [place.box for place in other.places]


def test_the_real_finder_follows_the_face_of_the_photograph() -> None:
    path = walk(12, start=110.0, speed=2.0)
    tracks = find_tracks(film([path]), build_finder(Catalog()))
    assert [(track.first, track.last) for track in tracks.tracks] == [(0, 11)]
    assert worst(tracks, path) < 4


def test_progress_names_the_frame_and_can_stop_the_search() -> None:
    said: list[Progress] = []

    def stop_at_three(progress: Progress) -> None:
        said.append(progress)
        if len(said) == 3:
            raise Stopped

    frames = list(film([still(6)]))
    with pytest.raises(Stopped):
        find_tracks(frames, KnownFaces([still(6)], frames), report=stop_at_three, count=6)
    assert said[-1] == Progress(0.5, "Looking for faces: frame 3 of 6")


def test_a_film_without_frames_has_no_tracks() -> None:
    def none() -> Iterator[Frame]:
        yield from ()

    tracks = find_tracks(none(), KnownFaces([], []))
    assert tracks.shots == ()
    assert tracks.tracks == ()


def test_options_without_meaning_are_refused() -> None:
    with pytest.raises(
        GfrError, match=r"^Faces are looked for every 0 frames and missed for 12; both must be at least 1\.$"
    ):
        TrackOptions(most_between=0)
