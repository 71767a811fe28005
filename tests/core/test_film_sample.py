"""The sample film: three shots, two people, sound."""

from pathlib import Path

import numpy as np
import pytest

from gfr_core.errors import GfrError
from gfr_core.faces.detect import HaarDetector
from gfr_core.film.shots import with_cuts
from gfr_core.film_sample import RATE, FilmSamplePaths, sample_frames, write_film_sample
from gfr_core.media.open_film import open_film
from gfr_core.media.still import read_still
from gfr_core.progress import Progress, Stopped


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> FilmSamplePaths:
    return write_film_sample(tmp_path_factory.mktemp("somewhere") / "new", 1.5, 180)


def test_the_film_is_as_long_and_as_large_as_asked_for(film: FilmSamplePaths) -> None:
    with open_film(film.film) as source:
        facts = source.facts
        assert (facts.width, facts.height, facts.frame_count, int(facts.fps)) == (320, 180, 36, RATE)
        assert "audio" in {stream.kind for stream in facts.streams}


def test_the_film_has_three_shots(film: FilmSamplePaths) -> None:
    with open_film(film.film) as source:
        pictures = (source.rgb(frame) for frame in source.frames())
        assert [number for number, (_, begins) in enumerate(with_cuts(pictures)) if begins] == [0, 12, 24]


def test_one_person_then_both_then_the_other_who_walks_in() -> None:
    alone, together, nobody_yet = (np.repeat(frame[..., None], 3, axis=2) for frame in sample_frames(3, 360))
    assert [len(HaarDetector().detect(frame)) for frame in (alone, together, nobody_yet)] == [1, 2, 0]


def test_each_portrait_shows_one_face(film: FilmSamplePaths) -> None:
    assert [len(HaarDetector().detect(read_still(path).pixels_8bit())) for path in film.portraits] == [1, 1]


@pytest.mark.parametrize(("seconds", "height"), [(0.1, 360), (8.0, 361), (8.0, 32)])
def test_a_film_that_cannot_be_is_refused_with_what_was_asked_for(tmp_path: Path, seconds: float, height: int) -> None:
    with pytest.raises(GfrError, match=f"of {seconds:g} s and {height} lines"):
        write_film_sample(tmp_path, seconds, height)


def test_a_file_in_the_way_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(GfrError, match="cannot be made: File exists"):
        write_film_sample(tmp_path / "taken")


def test_stopped_half_way_no_film_is_left(tmp_path: Path) -> None:
    def stop(progress: Progress) -> None:
        if progress.done > 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        write_film_sample(tmp_path, 0.5, 64, stop)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ada.png", "bea.png"]
