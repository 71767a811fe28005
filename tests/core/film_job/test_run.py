"""A film from end to end: whole, stopped, killed, gone on with."""

import json
import random
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import gfr_core.film_job.room
from gfr_core.errors import GfrError, MachineError
from gfr_core.film_job.journal import Journal
from gfr_core.film_job.points import moment_from
from gfr_core.film_job.run import FilmResult, run_film, tracks_of
from gfr_core.film_job.wish import FilmWish, Person
from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_facts import facts_of
from gfr_core.media.frame import Frame
from gfr_core.media.open_film import open_film
from gfr_core.media.still import read_still, write_still
from gfr_core.progress import Progress, Stopped
from tests.core.film_job.clips import (
    CHUNK,
    CUT,
    FRAMES,
    Known,
    finder_for,
    hashes,
    network,
    picture,
    poses,
    same,
    wish_for,
    write_clip_of_two_shots,
)
from tests.core.media.film_files import heard
from tests.helpers.shared import ROOT


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("film")


@pytest.fixture(scope="module")
def source(folder: Path) -> Path:
    return write_clip_of_two_shots(folder / "aunt.mkv")


@pytest.fixture(scope="module")
def finder(source: Path) -> Known:
    return finder_for(source)


@pytest.fixture(scope="module")
def made(folder: Path, source: Path, finder: Known) -> FilmResult:
    return run_film(wish_for(folder, source, out=folder / "whole.mkv"), network(), finder)


def wish(folder: Path, out: Path, **more: object) -> FilmWish:
    return wish_for(folder, folder / "aunt.mkv", out=out, **more)


def stopping_at(frame: int) -> Any:
    def report(progress: Progress) -> None:
        if progress.text.startswith(f"Restoring: frame {frame} of"):
            raise Stopped

    return report


def test_a_film_has_every_frame_and_all_that_the_source_has_beside_its_pictures(made: FilmResult, source: Path) -> None:
    before, after = facts_of(source), facts_of(made.output)
    assert after.frame_count == FRAMES == made.frames_made
    assert [before.time_of(n) for n in range(FRAMES)] == [after.time_of(n) for n in range(FRAMES)]
    assert np.array_equal(heard(source).values, heard(made.output).values)
    assert heard(source).starts_at == heard(made.output).starts_at
    assert after.chapters[0].title == "One"
    assert after.metadata["COMMENT"] == "AI-restored face: faces were restored with a portrait as guide"
    assert not any(same(hashes(source), hashes(made.output)))
    assert not Journal(made.output).folder.exists()


def test_the_record_tells_shots_tracks_portraits_and_chunks(made: FilmResult) -> None:
    told = json.loads(made.record_path.read_text())
    assert told["format"] == "gfr-studio-film-record/1"
    assert [(shot["first"], shot["last"]) for shot in told["shots"]] == [(0, CUT - 1), (CUT, FRAMES - 1)]
    assert [(t["first"], t["last"], t["person"], t["portrait"]) for t in told["tracks"]] == [
        (0, CUT - 1, "Mum", 1),
        (CUT, FRAMES - 1, "Mum", 1),
    ]
    assert [t["restored"] for t in told["tracks"]] == [CUT, FRAMES - CUT]
    assert [(c["start"], c["stop"]) for c in told["chunks"]] == [(at, at + CHUNK) for at in range(0, FRAMES, CHUNK)]
    assert told["steadiness"] > 0
    assert (told["portraits"][0]["person"], told["output"]["marking"]) == ("Mum", "marked")
    assert told["options"]["grain"] == 0.5


def test_a_film_killed_at_random_moments_is_the_film_that_was_not(made: FilmResult, folder: Path) -> None:
    out, chance, kills = folder / "killed.mkv", random.Random(4), 0
    command = [sys.executable, "-m", "tests.core.film_job.worker", str(folder), str(out)]
    while not out.exists():
        kept = len(list(Journal(out).folder.glob("*-*.json")))
        patience = chance.randint(4, 24) if kills < 3 else 10_000
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
            assert running.stdout
            frames = 0
            for line in running.stdout:
                frames += line.startswith("Restoring: frame")
                if frames == patience:
                    running.kill()
        assert running.returncode in (0, -9)
        kills += running.returncode != 0
        now_kept = len(list(Journal(out).folder.glob("*-*.json")))
        if running.returncode:
            assert now_kept >= kept + (frames - 1) // CHUNK  # no more than the chunk in hand is lost
    assert kills >= 1
    assert hashes(out) == hashes(made.output)
    assert np.array_equal(heard(out).values, heard(made.output).values)


def test_a_stopped_film_goes_on_without_looking_again_and_makes_damaged_parts_anew(
    made: FilmResult, folder: Path, source: Path, finder: Known
) -> None:
    out = folder / "stopped.mkv"
    with pytest.raises(Stopped):
        run_film(wish(folder, out), network(), finder, stopping_at(2 * CHUNK + 3))
    parts = sorted(Journal(out).folder.glob("*-*.mkv"))
    assert [part.name for part in parts] == ["00000000-00000008.mkv", "00000008-00000016.mkv"]
    parts[0].write_bytes(parts[0].read_bytes()[:-700])
    (Journal(out).folder / ".half.part").write_bytes(b"half")

    with pytest.raises(GfrError, match=r"holds a job for 'stopped\.mkv' that is not finished"):
        run_film(wish(folder, out), network(), finder)
    other = replace(wish(folder, out).options, steady=0.1)
    with pytest.raises(GfrError, match="the restoration's options changed since"):
        run_film(wish(folder, out, resume=True, options=other), network(), finder)
    looks = len(finder.looks)
    result = run_film(wish(folder, out, resume=True), network(), finder)
    assert len(finder.looks) == looks
    assert result.frames_made == FRAMES - CHUNK
    assert hashes(out) == hashes(made.output)
    assert result.record.tracks == made.record.tracks
    assert result.record.steadiness == made.record.steadiness
    with pytest.raises(GfrError, match="There is nothing to go on with"):
        run_film(wish(folder, out, resume=True), network(), finder)


def test_pictures_of_a_stretch_are_those_of_the_film_and_those_of_nobody_are_the_sources(
    folder: Path, source: Path, finder: Known
) -> None:
    two = (*wish_for(folder, source).people, Person("Dad", (folder / "mum.png",)))
    stretch = {"start": moment_from(str(CUT - 5)), "stop": moment_from("00:00:00:22"), "film_format": FilmFormat.TIFF}
    given = wish(folder, folder / "stills", people=two, **stretch)
    with pytest.raises(GfrError, match="2 tracks of faces and nobody was named for any"):
        run_film(given, network(), finder)
    result = run_film(replace(given, assigned=((2, "Dad"),)), network(), finder)
    names = sorted(path.name for path in result.output.iterdir())
    assert names == [f"stills.{n:06d}.tif" for n in range(CUT - 5, 22)]
    with open_film(source) as film:
        before = {frame.number: film.rgb(frame).pixels * np.uint16(257) for frame in film.frames()}
    after = {n: read_still(result.output / f"stills.{n:06d}.tif") for n in range(CUT - 5, 22)}
    assert [np.array_equal(before[n], after[n].pixels) for n in after] == [n < CUT for n in after]
    assert b"compositeWithTrainedAlgorithmicMedia" in (after[21].metadata.xmp or b"")
    assert after[CUT - 1].metadata.xmp is None
    assert result.record.notes[0] == "Nobody was named for track 1: left alone. --track N=NAME names somebody."
    assert [(t.person, t.restored) for t in result.record.tracks] == [("", 0), ("Dad", 22 - CUT)]


def test_numbered_pictures_become_a_clip_at_the_rate_that_is_given(folder: Path, tmp_path: Path) -> None:
    plates = tmp_path / "plates"
    plates.mkdir()
    for number in range(6):
        write_still(Frame(picture(number), "plate"), plates / f"plate.{number + 40}.png")
    with open_film(plates, rate=Fraction(24)) as film:
        known = Known([poses()[:6]], [film.rgb(frame) for frame in film.frames()])
    given = replace(wish(folder, tmp_path / "out.mkv"), source=plates, rate=Fraction(24))
    result = run_film(given, network(), known)
    facts = facts_of(result.output)
    assert (facts.frame_count, str(facts.fps), result.record.source.fps) == (6, "24", "24")
    assert result.record.source.path == "plates/plate.40.png"
    assert result.record.tracks[0].restored == 6


def test_a_film_without_a_face_is_not_written(folder: Path, tmp_path: Path) -> None:
    class Blind:
        def find(self, pixels: Any) -> list[Any]:
            return []

        def face_in_box(self, pixels: Any, box: Any) -> Any:
            raise AssertionError

    with pytest.raises(GfrError, match=r"No face was found in 'aunt\.mkv'"):
        run_film(wish(folder, tmp_path / "out.mkv"), network(), Blind())
    assert not (tmp_path / "out.mkv").exists()


def test_a_disk_that_fills_up_ends_the_work_before_it_is_full_and_nothing_is_lost(
    folder: Path, tmp_path: Path, finder: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "full.mkv"
    free = iter([10**12] * (1 + CHUNK) + [10**12] * 3)
    monkeypatch.setattr(gfr_core.film_job.room.Room, "free", property(lambda self: next(free, 10_000)))
    with pytest.raises(MachineError, match=r"is nearly full: 10\.0 kB are left"):
        run_film(wish(folder, out), network(), finder)
    assert sorted(path.name for path in Journal(out).folder.glob("*-*.mkv")) == ["00000000-00000008.mkv"]
    assert list(tmp_path.glob("**/.*.part")) == []


def test_tracks_of_a_stretch_are_numbered_as_in_the_source(source: Path, finder: Known) -> None:
    with open_film(source) as film:
        found = tracks_of(film, range(CUT - 3, FRAMES), finder)
    assert [(shot.first, shot.last) for shot in found.shots] == [(CUT - 3, CUT - 1), (CUT, FRAMES - 1)]
    assert (found.tracks[-1].first, found.tracks[-1].places[0].number) == (CUT, CUT)


def test_a_changed_source_is_refused(folder: Path, tmp_path: Path, finder: Known) -> None:
    for name in ("mum.png", "tiny.safetensors", "aunt.mkv"):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    clip = tmp_path / "aunt.mkv"
    with pytest.raises(Stopped):
        run_film(wish(tmp_path, tmp_path / "out.mkv"), network(), finder, stopping_at(CHUNK + 1))
    clip.write_bytes(clip.read_bytes() + b"\0")
    with pytest.raises(GfrError, match="the source changed since"):
        run_film(wish(tmp_path, tmp_path / "out.mkv", resume=True), network(), finder)
