from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.restore.likeness import LIKENESS, Look, correlation, explained, fine_detail_used, likeness_traces
from tests.core.restore.doubtful import FACE, SIDE, blurred, grey, identity, steps_of, structure

TRUE = structure(1)
OTHER = structure(2)
OLD = blurred(TRUE, 3.0)


def look_of(degraded: object = OLD, portrait: object = TRUE, restored: object = TRUE, **others: object) -> Look:
    return Look.at(steps_of(degraded, portrait, restored, **others), FACE.landmarks)  # type: ignore[arg-type]


def traces_of(look: Look, blur_px: float = 3.0) -> dict[str, float]:
    found = likeness_traces(look, blur_px)
    assert found is not None
    return dict(zip(LIKENESS, found.tolist(), strict=True))


def test_a_plane_is_wholly_like_itself_and_wholly_unlike_its_negative() -> None:
    plane, weight = TRUE[..., 0], np.ones((SIDE, SIDE), np.float32)
    assert correlation(plane, plane, weight) == 0.99
    assert correlation(plane, 0.3 + 0.5 * plane, weight) == 0.99
    assert correlation(plane, 1 - plane, weight) == -0.99


def test_a_flat_plane_is_like_nothing() -> None:
    weight = np.ones((SIDE, SIDE), np.float32)
    assert correlation(np.full_like(weight, 0.5), TRUE[..., 0], weight) == 0.0


def test_the_blur_of_the_old_face_is_found() -> None:
    found = explained(look_of())
    assert found.blur_px == 3.0
    assert found.residual == pytest.approx(0.0, abs=0.01)
    assert found.contradiction == pytest.approx(0.0, abs=1e-3)


def test_a_sharp_face_is_explained_without_blur() -> None:
    assert explained(look_of(degraded=TRUE)).blur_px == 0.0


def test_a_result_that_shows_something_else_contradicts_the_old_face() -> None:
    assert explained(look_of(restored=OTHER)).contradiction > 0.9


def test_another_light_contradicts_nothing() -> None:
    ramp = grey(np.tile(np.linspace(0, 0.2, SIDE, dtype=np.float32), (SIDE, 1)))
    assert explained(look_of(restored=TRUE + ramp)).contradiction < 0.03


def test_the_right_portrait_agrees_everywhere_and_a_stranger_nowhere() -> None:
    right, wrong = traces_of(look_of()), traces_of(look_of(portrait=OTHER))
    for part in ("agreement", "brows", "eyes", "nose", "mouth"):
        assert right[part] == pytest.approx(np.arctanh(0.99))
        assert abs(wrong[part]) < 1.0


def test_fine_detail_of_the_portrait_in_the_result_is_seen() -> None:
    assert fine_detail_used(look_of()) == pytest.approx(1.0, abs=0.01)
    assert abs(fine_detail_used(look_of(portrait=OTHER))) < 0.1


def test_an_affine_grid_is_not_bent() -> None:
    turned = identity() @ np.array([[0.9, 0.1], [-0.1, 1.1]], np.float32) + np.float32(0.05)
    traces = traces_of(look_of(grid=turned))
    assert traces["bending"] == pytest.approx(0.0, abs=1e-5)
    assert traces["uneven stretching"] == pytest.approx(0.0, abs=1e-3)


def test_bending_is_the_distance_from_the_best_affine_grid() -> None:
    bent = identity()
    bent[..., 0] += 0.02 * np.sin(np.arange(SIDE) * (2 * np.pi / 32)).astype(np.float32)
    assert traces_of(look_of(grid=bent))["bending"] == pytest.approx(0.02 / np.sqrt(2), rel=0.05)


def test_without_landmarks_there_is_nothing_to_compare() -> None:
    look = Look.at(steps_of(OLD, TRUE, TRUE), None)
    assert likeness_traces(look, 3.0) is None


def test_a_large_crop_is_looked_at_in_the_same_size() -> None:
    small = steps_of(OLD, TRUE, TRUE)
    large = replace(
        small,
        degraded=doubled(small.degraded),
        warped_guide=doubled(small.warped_guide),
        restored=doubled(small.restored),
        grid=doubled(small.grid),
        mask=doubled(small.mask),
    )
    once, twice = (Look.at(steps, FACE.landmarks) for steps in (small, large))
    assert traces_of(twice) == pytest.approx(traces_of(once), abs=1e-3)


def doubled(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    return plane.repeat(2, axis=0).repeat(2, axis=1)
