import cv2
import numpy as np
import pytest

from gfr_core.faces.face import Face
from gfr_core.film.link import look_of
from gfr_core.film.shots import Shot
from gfr_core.film.thread import Thread
from gfr_core.film.track import Place
from gfr_core.geometry import Box
from tests.core.film.moving import Pose, face_of, picture, truth

Grey = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]
SHOT = Shot(0, 0, 40)


def grey(pose: Pose | None) -> Grey:
    return np.asarray(cv2.cvtColor(picture([pose] if pose else []), cv2.COLOR_RGB2GRAY), dtype=np.uint8)


def started(pose: Pose, number: int = 10) -> Thread:
    face = face_of(pose)
    return Thread(
        [Place(number, face.box, face.landmarks, "found")], look_of(grey(pose), face.box), number, number, 0.7, [256]
    )


def test_it_advances_with_the_face_and_knows_how_fast() -> None:
    before, after = Pose(), Pose(x=137)
    thread = started(before)
    thread.advance(grey(before), grey(after), 11)
    place = thread.places[-1]
    assert (place.number, place.state) == (11, "followed")
    assert place.landmarks is not None
    assert np.abs(place.landmarks - truth(after)).max() < 1
    assert thread.speed == pytest.approx(7 / face_of(before).box.side, rel=0.1)


def test_where_the_face_is_gone_it_stays_put_and_is_lost() -> None:
    thread = started(Pose())
    thread.advance(grey(Pose()), grey(None), 11)
    assert thread.is_lost
    assert thread.places[-1].state == "bridged"
    assert thread.places[-1].box == thread.places[0].box


def test_what_drifted_is_drawn_to_where_the_face_is_seen_again() -> None:
    thread = started(Pose())
    drifted = [Place(n, Box(100.0 + n, 60, 70, 70), truth(Pose()) + n, "followed") for n in (11, 12, 13, 14)]
    thread.places += drifted
    face = Face(Box(106.0, 60, 70, 70), 0.9, "test", truth(Pose()) + 6)
    thread.confirm(face, thread.look)
    assert [place.box.x for place in thread.places[1:]] == pytest.approx([109, 108, 107, 106])
    assert thread.places[2].landmarks == pytest.approx(truth(Pose()) + 8)
    assert thread.places[-1].state == "found"
    assert thread.last_sure == 14


def test_it_goes_back_to_where_the_face_appeared_and_no_further() -> None:
    thread = started(Pose(x=140))
    assert thread.prepend(grey(Pose(x=140)), grey(Pose(x=134)))
    assert thread.places[0].number == 9
    assert not thread.prepend(grey(Pose(x=134)), grey(None))
    assert len(thread.places) == 2


def test_its_guesses_at_the_end_are_forgotten() -> None:
    thread = started(Pose())
    box = thread.box
    thread.places += [
        Place(11, box, None, "followed"),
        Place(12, box, None, "bridged"),
        Place(13, box, None, "bridged"),
    ]
    thread.is_lost = True
    thread.end_unseen()
    assert thread.places[-1].number == 11
    thread.is_lost = False
    thread.end_unseen()
    assert thread.places[-1].number == 10


@pytest.mark.parametrize(
    ("hits", "looks", "score", "frames", "real"),
    [
        (1, 1, 0.6, 10, True),
        (1, 1, 0.3, 10, False),
        (1, 2, 0.9, 10, False),
        (2, 3, 0.3, 10, True),
        (2, 9, 0.3, 10, False),
        (5, 5, 0.9, 2, False),
    ],
)
def test_false_alarms_are_told_by_how_often_they_were_seen(
    hits: int, looks: int, score: float, frames: int, real: bool
) -> None:
    thread = started(Pose())
    thread.places = [Place(n, thread.box, None, "found") for n in range(10, 10 + frames)]
    thread.hits, thread.looks, thread.score = hits, looks, score
    assert thread.is_real(SHOT) is real


def test_a_hit_remembers_the_best_score_and_the_size() -> None:
    thread = started(Pose())
    thread.hit(face_of(Pose(), score=0.9), 512)
    thread.hit(face_of(Pose(), score=0.2), 512)
    assert (thread.hits, thread.score) == (3, 0.9)
    track = thread.as_track(4, SHOT)
    assert (track.number, track.size, track.fades_in, track.fades_out) == (4, 512, True, True)
    assert not thread.as_track(4, Shot(0, 10, 10)).fades_in
