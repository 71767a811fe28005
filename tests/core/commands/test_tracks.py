"""`gfr tracks`, with a finder that knows the truth."""

import json
from pathlib import Path

import pytest

import gfr_core.commands.tracks
from gfr_core.cli import main
from tests.core.film_job.clips import CUT, FRAMES, finder_for, write_clip_of_two_shots


def test_shots_and_tracks_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_clip_of_two_shots(tmp_path / "aunt.mkv")
    finder = finder_for(source)
    monkeypatch.setattr(gfr_core.commands.tracks, "open_finder", lambda: finder)
    assert main(["tracks", str(source), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(shot["first"], shot["last"], shot["begins"]) for shot in told["shots"]] == [
        (0, CUT - 1, "00:00:00:00"),
        (CUT, FRAMES - 1, "00:00:00:18"),
    ]
    assert [(track["number"], track["shot"], track["first"]) for track in told["tracks"]] == [(1, 0, 0), (2, 1, CUT)]
    assert main(["tracks", str(source), "--from", "00:00:00:20"]) == 0
    size = round(told["tracks"][1]["size"])
    assert capsys.readouterr().out.splitlines() == [
        f"shot 0: 00:00:00:20, frames 20 to {FRAMES - 1}",
        f"  track 1: frames 20 to {FRAMES - 1}, face of {size} px",
    ]


def test_a_film_without_a_face_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = write_clip_of_two_shots(tmp_path / "aunt.mkv", frames=3)

    class Blind:
        def find(self, pixels: object) -> list[object]:
            return []

        def face_in_box(self, pixels: object, box: object) -> object:
            raise AssertionError

    monkeypatch.setattr(gfr_core.commands.tracks, "open_finder", Blind)
    assert main(["tracks", str(source)]) == 3
    assert "No face was found in 'aunt.mkv'." in capsys.readouterr().err
