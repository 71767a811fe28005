"""The folder of a job."""

from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.film.shots import Shot
from gfr_core.film.tracks import Tracks
from gfr_core.film_job.job import content_of
from gfr_core.film_job.journal import Chunk, Journal, TrackTally
from tests.core.film_job.test_job import JOB


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    journal = Journal(tmp_path / "film.mkv")
    journal.begin(JOB)
    return journal


def kept(journal: Journal, start: int, stop: int) -> Path:
    path = journal.part(start, stop, ".mkv")
    path.write_bytes(b"pictures")
    tally = TrackTally(1, 3, 1, 0, ("why",), (0.5, 1.0, 2.0))
    journal.keep(Chunk(start, stop, (path.name,), content_of([path]), "cpu", 1.5, (tally,)))
    return path


def test_a_finished_part_is_found_again(journal: Journal) -> None:
    kept(journal, 0, 120)
    found = journal.chunk(0, 120)
    assert found is not None
    assert found.faces == (TrackTally(1, 3, 1, 0, ("why",), (0.5, 1.0, 2.0)),)
    assert journal.chunk(120, 240) is None


@pytest.mark.parametrize("content", [b"", b"pictur", b"pictureS", None])
def test_a_damaged_half_or_missing_part_counts_as_not_made(journal: Journal, content: bytes | None) -> None:
    path = kept(journal, 0, 120)
    path.unlink() if content is None else path.write_bytes(content)
    assert journal.chunk(0, 120) is None


def test_half_a_note_of_a_part_counts_as_not_made(journal: Journal) -> None:
    kept(journal, 0, 120)
    note = journal.part(0, 120, ".json")
    note.write_bytes(note.read_bytes()[:-9])
    assert journal.chunk(0, 120) is None


def test_halves_of_a_crash_are_removed_and_the_beginning_stays(journal: Journal) -> None:
    halves = [journal.folder / ".a.mkv.12.part", journal.out.with_name(".film.mkv.34.part")]
    for half in halves:
        half.write_bytes(b"half")
    assert journal.begin(replace(JOB, begun_utc="later")) == JOB
    assert [half.exists() for half in halves] == [False, False]


def test_settings_may_change_until_a_part_is_finished(journal: Journal) -> None:
    journal.keep_tracks(Tracks((Shot(0, 0, 8),), ()))
    other = replace(JOB, chunk=7)
    assert journal.begin(other) == other
    assert journal.tracks() is not None
    assert journal.begin(replace(other, stop=5)).stop == 5
    assert journal.tracks() is None  # of other frames
    kept(journal, 0, 120)
    with pytest.raises(GfrError, match="the last frame, the size of the chunks changed since"):
        journal.begin(JOB)


def test_damaged_tracks_are_as_none(journal: Journal) -> None:
    (journal.folder / "tracks.npz").write_bytes(b"PK")
    assert journal.tracks() is None


def test_pictures_put_in_place_are_taken_back_when_the_end_was_not_reached(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "stills")
    journal.begin(JOB)
    journal.pictures.mkdir()
    (journal.pictures / "1.png").write_bytes(b"1")
    journal.out.mkdir()
    journal.put_in_place()
    assert (journal.out / "1.png").exists()
    assert journal.is_finishing
    journal.take_back()
    assert (journal.pictures / "1.png").exists()
    journal.put_in_place()
    journal.remove()
    assert [path.name for path in tmp_path.iterdir()] == ["stills"]
