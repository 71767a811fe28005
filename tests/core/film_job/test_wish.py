"""What is wanted of a film."""

from pathlib import Path

from gfr_core.film_job.wish import FilmWish
from gfr_core.media.clip_codecs import FilmFormat


def test_a_film_is_whole_lossless_marked_and_begun_anew_unless_something_else_is_wanted() -> None:
    wish = FilmWish(Path("a.mkv"), ())
    assert (wish.start, wish.stop, wish.film_format, wish.mark, wish.resume) == (
        None,
        None,
        FilmFormat.FFV1,
        True,
        False,
    )
