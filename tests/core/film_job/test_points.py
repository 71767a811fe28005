"""Where a stretch begins and ends."""

from dataclasses import dataclass
from fractions import Fraction

import pytest

from gfr_core.errors import GfrError
from gfr_core.film_job.points import code_of, frame_at, moment_from, stretch_of


@dataclass(frozen=True)
class Even:
    frame_count: int = 200_000
    fps: Fraction = Fraction(24000, 1001)
    begins: Fraction = Fraction(7)

    def time_of(self, number: int) -> Fraction:
        return self.begins + number / self.fps


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("0", 0),
        ("120", 120),
        ("00:00:01:00", 24),
        ("00:01:00:05", 24 * 60 + 5),
        ("01:00:00:00", 86_400),
        ("0s", 0),
        ("1.001s", 24),
        ("1.0", 24),  # frame 23 appears at 0.959 s, frame 24 at 1.001 s
        ("1:00.06", 1440),
        ("0:01:00.06", 1440),
    ],
)
def test_a_moment_is_a_frame(text: str, frame: int) -> None:
    assert frame_at(moment_from(text), Even()) == frame


@pytest.mark.parametrize("text", ["", "a", "-1", "1:2:3:4:5", "00:00:01;00", "1.5.2", "²"])
def test_other_words_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is neither a frame, nor a time code HH:MM:SS:FF, nor a time"):
        moment_from(text)


def test_a_time_code_has_no_more_frames_than_the_film_in_a_second() -> None:
    with pytest.raises(GfrError, match="The time code 00:00:01:24 has frame 24 of a second; the film has 24"):
        frame_at(moment_from("00:00:01:24"), Even())


@pytest.mark.parametrize("number", [0, 23, 24, 86_400 + 61 * 24 + 7])
def test_a_frame_s_time_code_leads_back_to_it(number: int) -> None:
    assert frame_at(moment_from(code_of(number, Even())), Even()) == number


def test_a_stretch_is_all_by_default_and_never_empty_nor_outside() -> None:
    film = Even(frame_count=50)
    assert stretch_of(None, None, film, "a.mkv") == range(50)
    assert stretch_of(moment_from("10"), moment_from("00:00:01:00"), film, "a.mkv") == range(10, 24)
    for start, stop in (("10", "10"), ("20", "10"), ("50", "60"), ("10", "51")):
        with pytest.raises(GfrError, match=r"'a\.mkv' has the frames 0 to 49"):
            stretch_of(moment_from(start), moment_from(stop), film, "a.mkv")
