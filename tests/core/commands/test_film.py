"""`gfr film`, with a finder that knows the truth."""

import json
from pathlib import Path

import pytest

import gfr_core.commands.film
from gfr_core.cli import main
from gfr_core.commands.film import FilmFacts, _text
from gfr_core.film_job.film_record import TrackRecord
from tests.core.film_job.clips import finder_for, wish_for, write_clip_of_two_shots


def test_a_film_is_restored_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_clip_of_two_shots(tmp_path / "aunt.mkv", frames=12)
    wish = wish_for(tmp_path, source)
    monkeypatch.setattr(gfr_core.commands.film, "open_finder", lambda: finder_for(source, 12))
    words = ["film", str(source), "--person", f"Mum={wish.people[0].portraits[0]}", "--until", "8", "--device", "cpu"]
    assert main([*words, "--weights", str(wish.weights), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["output"] == str(tmp_path / "aunt_restored.mkv")
    assert Path(told["record"]).is_file()
    assert (told["frames"], told["frames_made"], told["marking"]) == (8, 8, "marked")
    assert [(track["person"], track["restored"]) for track in told["tracks"]] == [("Mum", 8)]
    assert told["frames_a_second"] > 0


def test_people_are_told_what_became_of_every_track() -> None:
    tracks = (
        TrackRecord(1, 0, 0, 9, "Mum", 1, 256, 7, 2, 1, ((0, 1, "Too small."),), ("Not finite.",), 0.4),
        TrackRecord(2, 0, 3, 9),
    )
    facts = FilmFacts("o.mkv", "o.mkv.json", 10, 10, 4.26, 0.4, tracks, (), "marked")
    assert _text(facts).splitlines() == [
        "Track 1, frames 0 to 9, Mum: 7 restored, 2 skipped, 1 failed.",
        "  Too small.",
        "  Not finite.",
        "Track 2, frames 3 to 9: left alone.",
        "steadiness: 0.40 (the old film: 1; less is steadier)",
        "frames: 10, 10 made now, 4.3 a second",
        "record: o.mkv.json",
        "result: o.mkv",
    ]
