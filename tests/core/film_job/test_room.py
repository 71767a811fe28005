"""Room on the disk."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from gfr_core.errors import MachineError
from gfr_core.film_job.room import RESERVE, Room, in_words
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_facts import facts_of
from gfr_core.media.film_plan import FilmPlan
from gfr_core.media.film_size import estimated_bytes
from tests.core.media.film_files import write_film

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def plan(tmp_path: Path) -> FilmPlan:
    return FilmPlan(facts_of(write_film(tmp_path / "a.mkv", frames=12)), FilmFormat.FFV1)


def free(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(0, 0, size))


def test_a_clip_needs_its_room_twice_and_pictures_once(plan: FilmPlan, tmp_path: Path) -> None:
    estimate = estimated_bytes(plan.facts, FilmFormat.FFV1)
    assert Room(tmp_path, plan).needed() == 2 * estimate
    pictures = FilmPlan(plan.facts, FilmFormat.PNG)
    assert Room(tmp_path, pictures).needed() == estimated_bytes(plan.facts, FilmFormat.PNG)


def test_finished_frames_say_what_the_rest_will_need(plan: FilmPlan, tmp_path: Path) -> None:
    room = Room(tmp_path, plan)
    assert room.needed(4, 4000) == 8000 + 12_000
    assert room.needed(12, 12_000) == 12_000


def test_a_job_is_not_begun_without_room(plan: FilmPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Room(tmp_path, plan)
    free(monkeypatch, room.needed() + RESERVE)
    room.check()
    free(monkeypatch, room.needed() + RESERVE - 1)
    with pytest.raises(MachineError, match=r"The film needs about .* more on the disk of .*, .* are free"):
        room.check()
    with pytest.raises(MachineError, match="4 of 12 frames are done") as told:
        room.check(4, 10**9)
    assert told.value.hint == "Free some space, then go on with --resume."


def test_the_reserve_is_watched(plan: FilmPlan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    free(monkeypatch, RESERVE)
    Room(tmp_path, plan).check_reserve()
    free(monkeypatch, RESERVE - 1)
    with pytest.raises(MachineError, match=r"is nearly full: 67\.1 MB are left\. The finished parts are kept\."):
        Room(tmp_path, plan).check_reserve()


@pytest.mark.parametrize(
    ("size", "words"), [(999, "999 bytes"), (1500, "1.5 kB"), (123_456_789, "123 MB"), (5 * 10**12, "5000 GB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert in_words(size) == words
