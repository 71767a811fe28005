"""Who is who."""

from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.film.track import Track
from gfr_core.film_job.people import assign, check_people
from gfr_core.film_job.wish import FilmWish, Person
from tests.core.film.films import path_of, walk

MUM, DAD = Person("Mum", (Path("mum.png"),)), Person("Dad", (Path("dad.png"),))
WISH = FilmWish(Path("a.mkv"), (MUM, DAD))


def tracks(count: int) -> list[Track]:
    return [path_of(walk(3), number=number).track for number in range(1, count + 1)]


def test_one_person_is_on_every_track() -> None:
    assert assign(tracks(3), replace(WISH, people=(MUM,))).people == {1: "Mum", 2: "Mum", 3: "Mum"}


def test_of_several_people_nobody_is_guessed() -> None:
    found = assign(tracks(3), replace(WISH, assigned=((2, "Dad"),)))
    assert found.people == {2: "Dad"}
    assert found.notes == ("Nobody was named for tracks 1, 3: left alone. --track N=NAME names somebody.",)


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (replace(WISH, people=()), "No person was given for the film."),
        (replace(WISH, people=(MUM, MUM)), "'Mum' was given twice."),
        (replace(WISH, people=(Person("Mum", ()),)), "No portrait was given for 'Mum'."),
        (replace(WISH, assigned=((1, "Aunt"),)), "Track 1 was given to 'Aunt', who is not among the people."),
    ],
)
def test_people_without_sense_are_refused(wish: FilmWish, message: str) -> None:
    with pytest.raises(GfrError) as told:
        check_people(wish)
    assert told.value.message == message


def test_a_track_that_is_not_there_is_refused() -> None:
    with pytest.raises(GfrError, match="There is no track 4; 3 were found"):
        assign(tracks(3), replace(WISH, assigned=((4, "Dad"),)))
