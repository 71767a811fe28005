import pytest

from app.views.crop_overlay import pixel_at


@pytest.mark.parametrize(
    ("x", "y", "pixel"),
    [(0, 0, (0, 0)), (0.5, 0.25, (16, 32)), (1, 1, (63, 63)), (0.999, 0.0, (0, 63))],
)
def test_a_place_of_the_crop_has_one_pixel(x: float, y: float, pixel: tuple[int, int]) -> None:
    assert pixel_at(x, y, 64) == pixel


@pytest.mark.parametrize(("x", "y"), [(-0.01, 0.5), (0.5, 1.01), (float("nan"), 0.5)])
def test_beside_the_crop_there_is_none(x: float, y: float) -> None:
    assert pixel_at(x, y, 64) is None
