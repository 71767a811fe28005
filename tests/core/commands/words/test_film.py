from fractions import Fraction
from pathlib import Path

import pytest

from gfr_core.commands.parser import read_words
from gfr_core.commands.words.film import FORMATS
from gfr_core.film.options import FilmOptions
from gfr_core.film_job.points import moment_from
from gfr_core.film_job.wish import FilmWish, Person
from gfr_core.media.clip_codecs import FilmFormat
from tests.core.commands.words.started import given

FILM = ["film", "a.mkv", "--person", "Mum=m.png"]


def wish_of(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> FilmWish:
    (wish, device, _), _ = given(monkeypatch, "gfr_core.commands.film.film", words)
    assert isinstance(wish, FilmWish)
    assert device == "auto"
    return wish


def test_few_words_mean_the_whole_film_with_the_usual_options(monkeypatch: pytest.MonkeyPatch) -> None:
    people = (Person("Mum", (Path("m.png"),)),)
    assert wish_of(monkeypatch, FILM) == FilmWish(Path("a.mkv"), people)


def test_every_word_finds_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    words = [*FILM, "--person", "Dad=d.png,e.png", "--person", "Mum=n.png", "--track", "2=Dad", "--from", "00:00:01:00"]
    words += ["--until", "90", "--rate", "24000/1001", "--to", "dpx", "--steady", "0.1", "--grain", "0.2"]
    words += ["--strength", "0.3", "--out", "b", "--resume", "--unmarked", "--weights", "w"]
    assert wish_of(monkeypatch, words) == FilmWish(
        source=Path("a.mkv"),
        people=(Person("Mum", (Path("m.png"), Path("n.png"))), Person("Dad", (Path("d.png"), Path("e.png")))),
        out=Path("b"),
        film_format=FilmFormat.DPX,
        options=FilmOptions(strength=0.3, steady=0.1, grain=0.2),
        start=moment_from("00:00:01:00"),
        stop=moment_from("90"),
        assigned=((2, "Dad"),),
        rate=Fraction(24000, 1001),
        resume=True,
        weights=Path("w"),
        mark=False,
    )


def test_every_format_of_film_has_its_word() -> None:
    assert list(FORMATS) == [each.value for each in FilmFormat]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--person", "Mum"], "argument --person: 'Mum' is not NAME=PORTRAIT[,PORTRAIT]"),
        (["--person", "=m.png"], "argument --person: '=m.png' is not NAME=PORTRAIT[,PORTRAIT]"),
        (["--track", "one=Mum"], "argument --track: 'one=Mum' is not N=NAME"),
        (["--rate", "0"], "argument --rate: 0 is not above 0"),
        (["--rate", "1/0"], "argument --rate: '1/0' is not a rate like 24 or 24000/1001"),
        (["--from", "x"], "argument --from: 'x' is neither a frame, nor a time code HH:MM:SS:FF, nor a time"),
    ],
)
def test_wrong_words_are_told(words: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        read_words([*FILM, *words])
    assert capsys.readouterr().err.splitlines()[0] == f"gfr film: {complaint}"
