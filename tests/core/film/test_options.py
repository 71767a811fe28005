import pytest

from gfr_core.errors import GfrError
from gfr_core.film.options import FilmOptions


@pytest.mark.parametrize(("field", "name"), [("strength", "Strength"), ("steady", "Steadiness"), ("grain", "Grain")])
@pytest.mark.parametrize("value", [-0.1, 1.5, float("nan")])
def test_a_share_outside_0_and_1_is_a_clear_error(field: str, name: str, value: float) -> None:
    with pytest.raises(GfrError, match=rf"^{name} is {value:g}; it must be between 0 and 1\.$"):
        FilmOptions(**{field: value})  # type: ignore[arg-type]


@pytest.mark.parametrize("field", ["grid_every", "batch"])
def test_no_frame_at_all_is_a_clear_error(field: str) -> None:
    values = {"grid_every": 4, "batch": 8, field: 0}
    message = rf"^Grids every {values['grid_every']} frames in batches of {values['batch']}; both must be at least 1\.$"
    with pytest.raises(GfrError, match=message):
        FilmOptions(**values)  # type: ignore[arg-type]
