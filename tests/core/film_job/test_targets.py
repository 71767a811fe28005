"""Where a film goes."""

from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.film_job.targets import film_path
from gfr_core.film_job.wish import FilmWish, Person
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_facts import facts_of
from gfr_core.media.film_plan import FilmPlan
from tests.core.media.film_files import write_film


@pytest.fixture
def wish(tmp_path: Path) -> FilmWish:
    (tmp_path / "mum.mkv").write_bytes(b"a strange portrait")
    return FilmWish(write_film(tmp_path / "a.mkv"), (Person("Mum", (tmp_path / "mum.mkv",)),))


def place(wish: FilmWish, film_format: FilmFormat = FilmFormat.FFV1) -> Path:
    return film_path(wish, FilmPlan(facts_of(wish.source), film_format))


def test_by_default_a_film_lies_beside_its_source(wish: FilmWish, tmp_path: Path) -> None:
    assert place(wish) == tmp_path / "a_restored.mkv"
    assert place(wish, FilmFormat.PRORES) == tmp_path / "a_restored.mov"
    assert place(wish, FilmFormat.DPX) == tmp_path / "a_restored"


@pytest.mark.parametrize(
    ("name", "film_format", "message"),
    [
        ("film.mp4", FilmFormat.FFV1, "'film.mp4' does not end in '.mkv', as ffv1 does."),
        ("no/film.mkv", FilmFormat.FFV1, "does not exist"),
        ("a.mkv", FilmFormat.FFV1, "is one of the files to read; it is never written over"),
        ("mum.mkv", FilmFormat.FFV1, "is one of the files to read; it is never written over"),
        ("folder.mkv", FilmFormat.FFV1, "is not an ordinary file; it is never replaced"),
        ("full", FilmFormat.PNG, "is there already and is no empty folder"),
        ("noted.mkv", FilmFormat.FFV1, "is there already and is no record of a film; it is never replaced"),
    ],
)
def test_what_must_stay_is_never_written_over(
    wish: FilmWish, tmp_path: Path, name: str, film_format: FilmFormat, message: str
) -> None:
    (tmp_path / "folder.mkv").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter.txt").write_text("dear")
    (tmp_path / "noted.mkv.json").write_text("{}")
    with pytest.raises(GfrError) as told:
        place(replace(wish, out=tmp_path / name), film_format)
    assert message in told.value.message
