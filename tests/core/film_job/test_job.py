"""What a job was begun with."""

from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.film.options import FilmOptions
from gfr_core.film_job.job import (
    Content,
    Job,
    PersonJob,
    changes,
    content_of,
    job_from_json,
    job_to_json,
    refuse_changes,
)

JOB = Job(
    begun_utc="2026-01-31T12:00:00Z", program="1", source=Content("ab", 3), start=0, stop=9, rate="24000/1001",
    film_format="ffv1", quality=None, mark=True, chunk=120, options=FilmOptions(steady=0.3),
    people=(PersonJob("Mum", (Content("cd", 4),)),), assigned=((1, "Mum"),), weights=Content("ef", 5),
)  # fmt: skip


def test_a_job_read_back_is_the_same() -> None:
    assert job_from_json(job_to_json(JOB), "a.gfrjob") == JOB


def test_every_change_but_the_time_is_refused_by_name() -> None:
    assert changes(JOB, replace(JOB, begun_utc="later")) == ()
    other = replace(JOB, stop=8, weights=Content("00", 5))
    with pytest.raises(GfrError) as told:
        refuse_changes(changes(JOB, other), "a.gfrjob")
    assert told.value.message == (
        "The job in 'a.gfrjob' was begun with other settings: the last frame, the weights changed since."
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"{", "it is no whole JSON text"),
        (job_to_json(JOB)[:200], "it is no whole JSON text"),
        (job_to_json(JOB).replace(b'"mark": true', b'"mark": 1'), "the job.mark is '1'; wanted true or false"),
        (b'{"format": "gfr-studio-film-job/9"}', "holds no job of this version"),
    ],
)
def test_a_damaged_job_is_said_to_be(text: bytes, message: str) -> None:
    with pytest.raises(GfrError, match=message):
        job_from_json(text, "a.gfrjob")


def test_several_files_have_one_hash_that_depends_on_their_order(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_bytes(b"one")
    two.write_bytes(b"twoo")
    assert content_of([one, two]).size == 7
    assert content_of([one, two]) != content_of([two, one])
