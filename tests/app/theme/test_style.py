import pytest

from app.theme.colours import DARK, LIGHT, Colours
from app.theme.style import style_sheet


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_sheet_is_filled_in_completely(colours: Colours) -> None:
    sheet = style_sheet(colours)
    assert "$" not in sheet
    assert colours.accent in sheet
