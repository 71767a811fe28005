"""Constructed faces of which is known what was seen, what the portrait gave and what was made up."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import SquareCrop
from gfr_core.restore.evidence import evidence_colours, weigh_evidence, without_guide
from gfr_core.restore.evidence_legend import KINDS
from gfr_core.restore.outcome import Evidence, RegionEvidence, Steps
from tests.core.restore.faces import face_at, landmark_face

SIZE = 256
FACE = landmark_face(64, 64, 128)
PATCH = (slice(100, 156), slice(100, 156))
CORE = (slice(110, 146), slice(110, 146))
"""The patch without its rim, over which the window reads what lies beside it."""
FAR = (slice(0, 70), slice(0, 256))


def photograph(size: int = SIZE) -> NDArray[np.float32]:
    """Detail of every size, in colour."""
    rng = np.random.default_rng(7)
    octaves = [cv2.resize(rng.random((n, n, 3), np.float32), (size, size)) for n in (8, 16, 32, 64, 128)]
    return np.asarray(np.mean(octaves, axis=0), dtype=np.float32)


def blurred(picture: NDArray[np.float32], sigma: float = 3.0) -> NDArray[np.float32]:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigmaX=sigma, borderType=cv2.BORDER_REFLECT))


def texture(size: int = SIZE, strength: float = 0.2) -> NDArray[np.float32]:
    """A fine checkerboard in the patch, nothing elsewhere."""
    scale = size // SIZE
    board = (np.indices((size, size)) // (2 * scale)).sum(axis=0) % 2 - 0.5
    patch = np.zeros((size, size, 1), np.float32)
    patch[100 * scale : 156 * scale, 100 * scale : 156 * scale] = 2 * strength
    return np.asarray(board[..., None] * patch, dtype=np.float32)


def steps(degraded: NDArray[np.float32], restored: NDArray[np.float32]) -> Steps:
    """As they come out of a restoration; everything may show."""
    size = len(degraded)
    mask, grid = np.ones((size, size), np.float32), np.zeros((size, size, 2), np.float32)
    return Steps(SquareCrop(0, 0, size), degraded, degraded, degraded, restored, grid, mask)


def weighed(
    degraded: NDArray[np.float32], restored: NDArray[np.float32], unguided: NDArray[np.float32], face: Face = FACE
) -> Evidence:
    evidence = weigh_evidence(steps(degraded, restored), unguided, face)
    sums_to_one(evidence)
    return evidence


def sums_to_one(evidence: Evidence) -> None:
    planes = np.stack([evidence.observed, evidence.guided, evidence.invented])
    assert planes.dtype == np.float32
    assert planes.min() > -1e-6
    assert np.abs(planes.sum(axis=0) - 1).max() < 1e-5
    for region in evidence.regions:
        assert sum(region.shares) == pytest.approx(1)


def test_a_network_that_changes_nothing_shows_only_what_was_seen() -> None:
    evidence = weighed(photograph(), photograph(), photograph())
    assert evidence.observed.min() > 0.999
    assert evidence.blur_px == 0
    assert evidence.redegradation_error == 0


def test_detail_that_the_portrait_brings_is_guided_where_it_is() -> None:
    degraded = blurred(photograph())
    evidence = weighed(degraded, degraded + texture(), degraded)
    assert evidence.guided[CORE].min() > 0.85
    assert evidence.observed[FAR].min() > 0.95


def test_detail_that_comes_whatever_the_portrait_is_invented_where_it_is() -> None:
    degraded = blurred(photograph())
    evidence = weighed(degraded, degraded + texture(), degraded + texture())
    assert evidence.invented[CORE].min() > 0.85
    assert evidence.observed[FAR].min() > 0.95


def test_detail_of_both_is_shared_between_them() -> None:
    degraded = blurred(photograph())
    evidence = weighed(degraded, degraded + texture(), degraded + texture(strength=0.1))
    assert np.abs(evidence.guided - evidence.invented)[CORE].max() < 0.12
    assert evidence.observed[CORE].max() < 0.15


def test_detail_that_only_the_run_without_a_portrait_has_is_nowhere() -> None:
    degraded = blurred(photograph())
    evidence = weighed(degraded, degraded, degraded + texture())
    assert evidence.observed.min() > 0.95


def test_a_sharp_face_restored_from_a_blurred_one_is_guided_in_its_detail_only() -> None:
    degraded = blurred(photograph())
    evidence = weighed(degraded, photograph(), degraded)
    assert evidence.blur_px == pytest.approx(3.0, rel=0.06)
    assert evidence.redegradation_error < 0.5
    assert evidence.guided.mean() > 0.5
    assert evidence.invented.max() < 0.05


def test_what_contradicts_the_photo_is_invented() -> None:
    degraded = blurred(photograph())
    bump = np.zeros_like(degraded)
    bump[PATCH] = 0.4
    evidence = weighed(degraded, degraded + blurred(bump, 6.0), degraded)
    assert evidence.invented[CORE].min() > 0.9
    assert evidence.redegradation_error > 10


def test_structure_that_was_taken_away_is_held_against_the_result() -> None:
    degraded = photograph()
    flat = degraded.copy()
    flat[PATCH] = degraded[PATCH].mean(axis=(0, 1))
    evidence = weighed(degraded, flat, flat)
    assert evidence.invented[CORE].mean() > 0.6


def test_noise_that_was_taken_away_is_not_held_against_the_result() -> None:
    noise = np.random.default_rng(1).normal(0, 0.02, (SIZE, SIZE, 3)).astype(np.float32)
    evidence = weighed(photograph() + noise, photograph(), photograph())
    assert evidence.observed.mean() > 0.97


def test_noise_in_the_photo_does_not_make_more_of_it_seen() -> None:
    def guided(sigma: float) -> Evidence:
        noise = np.random.default_rng(1).normal(0, sigma, (SIZE, SIZE, 3)).astype(np.float32)
        seen = blurred(photograph())
        return weighed(seen + noise, seen + texture(), seen)

    clean, noisy = guided(0.0), guided(0.04)
    assert np.abs(clean.guided - noisy.guided)[CORE].max() < 0.05


def test_flat_skin_counts_as_seen_though_it_shows_nothing() -> None:
    flat = np.full((SIZE, SIZE, 3), 0.6, np.float32)
    evidence = weighed(flat, flat, flat)
    assert evidence.observed.min() == 1
    assert evidence.redegradation_error == 0


def test_a_grey_face_is_weighed_as_its_brightness_is() -> None:
    degraded = np.repeat(blurred(photograph()).mean(axis=-1, keepdims=True), 3, axis=-1)
    evidence = weighed(degraded, degraded + texture(), degraded)
    assert evidence.guided[CORE].min() > 0.85


def test_a_larger_crop_gives_the_same_shares() -> None:
    def guided(size: int) -> Evidence:
        degraded = blurred(photograph(size), 3.0 * size / SIZE)
        return weighed(degraded, degraded + texture(size), degraded)

    small, large = guided(256), guided(512)
    assert large.guided.shape == (512, 512)
    assert np.abs(large.guided[::2, ::2] - small.guided).mean() < 0.03


def test_where_nothing_may_show_all_is_seen_and_under_half_a_mask_half() -> None:
    degraded = blurred(photograph())
    made = steps(degraded, degraded + texture())
    whole = weigh_evidence(made, degraded, FACE)
    none = weigh_evidence(replace(made, mask=0 * made.mask), degraded, FACE)
    half = weigh_evidence(replace(made, mask=0.5 * made.mask), degraded, FACE)
    assert none.observed.min() == 1
    assert none.regions == ()
    assert none.redegradation_error == 0
    assert np.allclose(half.guided, 0.5 * whole.guided, atol=1e-6)
    sums_to_one(half)


def test_regions_tell_their_own_means() -> None:
    degraded = blurred(photograph())
    evidence = weighed(degraded, degraded + texture(), degraded)
    by_name = {region.name: region for region in evidence.regions}
    assert list(by_name) == ["eyes", "nose", "mouth", "skin"]
    assert by_name["nose"].guided > 0.5 > 0.2 > by_name["skin"].guided
    whole = weighed(degraded, degraded + texture(), degraded, face_at(64, 64, 128)).regions
    assert [region.name for region in whole] == ["face"]
    assert whole[0].guided == pytest.approx(float(evidence.guided.mean()), abs=1e-4)


def test_the_re_degradation_error_is_in_levels_under_the_mask() -> None:
    flat = np.full((SIZE, SIZE, 3), 0.5, np.float32)
    made = steps(flat, flat + np.float32(3 / 255))
    assert weigh_evidence(made, flat, FACE).redegradation_error == pytest.approx(3, abs=1e-3)


def test_the_map_mixes_three_colours_by_their_shares() -> None:
    def of(*shares: float) -> tuple[int, ...]:
        seen, guided, invented = (np.full((1, 1), share, np.float32) for share in shares)
        return tuple(int(value) for value in evidence_colours(Evidence(seen, guided, invented, 0.0, 0.0, ()))[0, 0])

    observed, guided, invented = (kind.colour for kind in KINDS)
    assert (of(1, 0, 0), of(0, 1, 0), of(0, 0, 1)) == (observed, guided, invented)
    assert of(0.5, 0.5, 0) == pytest.approx(np.add(observed, guided) / 2, abs=0.5)


def test_what_stands_for_the_portrait_holds_nothing_but_the_mean_colour() -> None:
    stand_in = without_guide(photograph())
    assert stand_in.shape == photograph().shape
    assert stand_in.dtype == np.float32
    assert np.ptp(stand_in, axis=(0, 1)).max() == 0
    assert stand_in[0, 0] == pytest.approx(photograph().mean(axis=(0, 1)), abs=1e-4)


def test_shares_of_a_region_come_in_the_order_of_trust() -> None:
    assert RegionEvidence("skin", 0.5, 0.3, 0.2).shares == (0.5, 0.3, 0.2)
