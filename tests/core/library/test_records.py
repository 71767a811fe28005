import pytest

from gfr_core.library.records import tidy_tags


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("family, Paris ,, family", ("family", "Paris")),
        ("  ", ()),
        (("with  a hat", "With a Hat", "1920"), ("with a hat", "1920")),
    ],
)
def test_tags_are_tidied(given: str | tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert tidy_tags(given) == kept
