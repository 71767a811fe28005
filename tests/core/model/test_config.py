import pytest

from gfr_core.errors import GfrError
from gfr_core.model.config import PAPER, GFRNetConfig


def test_a_config_survives_its_dictionary() -> None:
    config = GFRNetConfig(width=8, warp_size=64, warp_passes=2)
    assert GFRNetConfig.from_dict(config.to_dict()) == config


def test_an_unknown_setting_names_itself() -> None:
    with pytest.raises(GfrError, match="'colour' is not known to this version"):
        GFRNetConfig.from_dict({"colour": True})


@pytest.mark.parametrize(
    ("name", "value"),
    [("width", 0), ("rec_levels", 9), ("warp_passes", 0), ("warp_size", 100), ("refine_size", 40)],
)
def test_an_impossible_setting_is_refused_by_name(name: str, value: int) -> None:
    with pytest.raises(GfrError, match=rf"{name} is {value}"):
        GFRNetConfig.from_dict({name: value})


def test_the_papers_widths_double_to_1024_and_stay() -> None:
    assert PAPER.widths(PAPER.width, 8) == (64, 128, 256, 512, 1024, 1024, 1024, 1024)
    assert PAPER.warp_levels == 8


def test_every_row_of_table_1_is_a_variant() -> None:
    base = GFRNetConfig(width=8)
    assert base.variant("full") == base
    assert not base.variant("-F").flow_loss
    assert base.variant("-W").guide
    assert not base.variant("-W").uses_warp
    assert base.variant("-W2").width == 16
    assert not base.variant("-WG").guide
    assert base.variant("-WG2").width == 16
    with pytest.raises(GfrError, match="Variant 'R' is unknown"):
        base.variant("R")
