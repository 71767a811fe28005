import numpy as np
import pytest
import torch

from gfr_core.degradation import batched
from gfr_core.degradation.apply import blur, degrade, resample, shrink
from gfr_core.degradation.batched import degrade_batch
from gfr_core.degradation.film import FilmDefects, sample_film
from gfr_core.degradation.params import DegradationParams, sample_beyond
from tests.core.degradation.smooth_pictures import as_batch, as_picture, smooth_picture

STEP = 1 / 255
SIZE = (48, 60)
MIXED = [
    DegradationParams(rho_px=0, scale=1, sigma=0, quality=0),
    DegradationParams(rho_px=1.3, scale=2, sigma=0, quality=0),
    DegradationParams(rho_px=0, scale=3.7, sigma=0, quality=40),
    DegradationParams(rho_px=2.2, scale=4, sigma=6, quality=0),
    DegradationParams(rho_px=3, scale=8, sigma=7, quality=10),
    DegradationParams(rho_px=0.4, scale=1.1, sigma=25, quality=30),
    DegradationParams(rho_px=5, scale=16, sigma=3, quality=90),
    DegradationParams(rho_px=1, scale=1, sigma=2, quality=95),
]
SEEDS = list(range(len(MIXED)))
FILMS = [
    None,
    FilmDefects(motion_px=6, motion_deg=35),
    FilmDefects(grain=15, grain_px=1.2),
    FilmDefects(scratches=3, specks=9, hairs=2),
    None,
    FilmDefects(comb_px=-1.4),
    FilmDefects(halo=0.8, halo_px=1.4),
    FilmDefects(motion_px=2, grain=8, scratches=1, comb_px=0.7, halo=0.3),
]


def clouds(count: int = len(MIXED)) -> torch.Tensor:
    return as_batch(*(smooth_picture(seed, *SIZE) for seed in range(count)))


def mean_errors(params: list[DegradationParams], films: list[FilmDefects | None]) -> list[float]:
    """How many levels apart the batch and the single pictures are, each on average."""
    sharp = clouds(len(params))
    together = degrade_batch(sharp, params, range(len(params)), films)
    singly = [degrade(as_picture(sharp[i]), params[i], np.random.default_rng(i), films[i]) for i in range(len(params))]
    return [float(np.abs(as_picture(a) - b).mean()) / STEP for a, b in zip(together, singly, strict=True)]


def test_the_batch_is_what_the_single_pictures_are() -> None:
    errors = mean_errors(MIXED, [None] * len(MIXED))
    assert np.mean(errors) < 0.02
    assert max(errors) < 0.1


def test_the_batch_is_what_the_single_pictures_are_on_film_too() -> None:
    errors = mean_errors(MIXED, FILMS)
    assert np.mean(errors) < 0.02
    assert max(errors) < 0.1


def test_drawn_numbers_and_films_agree_too() -> None:
    rng = np.random.default_rng(0)
    errors = mean_errors([sample_beyond(rng) for _ in range(24)], [sample_film(rng) for _ in range(24)])
    assert np.mean(errors) < 0.1  # small pictures: one coefficient on the other side of half a step weighs more
    assert max(errors) < 1


def test_webp_takes_the_place_of_jpeg() -> None:
    params = [DegradationParams(rho_px=1, scale=2, sigma=0, quality=10)] * 2
    films = [FilmDefects(webp=20), FilmDefects(webp=90)]
    assert max(mean_errors(params, list(films))) < 0.1
    as_webp = degrade_batch(clouds(2), params, [0, 1], films)
    as_jpeg = degrade_batch(clouds(2), params, [0, 1])
    assert ((as_webp - as_jpeg).abs().mean(dim=(1, 2, 3)) > STEP).all()


@pytest.mark.parametrize("index", range(len(MIXED)))
def test_one_of_a_batch_is_a_batch_of_one(index: int) -> None:
    sharp = clouds()
    together = degrade_batch(sharp, MIXED, SEEDS, FILMS)
    one = slice(index, index + 1)
    alone = degrade_batch(sharp[one], MIXED[one], SEEDS[one], FILMS[one])
    assert (alone[0] - together[index]).abs().mean() < 0.02 * STEP


def test_the_order_of_a_batch_does_not_matter() -> None:
    sharp, order = clouds(), [5, 2, 7, 0, 1, 6, 3, 4]
    mixed = degrade_batch(sharp[order], [MIXED[i] for i in order], [SEEDS[i] for i in order], [FILMS[i] for i in order])
    assert (mixed - degrade_batch(sharp, MIXED, SEEDS, FILMS)[order]).abs().mean() < 0.02 * STEP


def test_one_canvas_for_all_gives_what_several_give(monkeypatch: pytest.MonkeyPatch) -> None:
    several = degrade_batch(clouds(), MIXED, SEEDS, FILMS)
    monkeypatch.setattr(batched, "_of_one_canvas", lambda params, sharp: [list(range(len(params)))])  # as on a GPU
    assert (degrade_batch(clouds(), MIXED, SEEDS, FILMS) - several).abs().mean() < 0.02 * STEP


def test_the_same_seeds_give_the_same_pictures_and_others_others() -> None:
    noisy = [MIXED[5]] * 2
    first, again, other = (degrade_batch(clouds(2), noisy, seeds) for seeds in ([1, 2], [1, 2], [1, 3]))
    assert torch.equal(first, again)
    assert torch.equal(first[0], other[0])
    assert (first[1] - other[1]).abs().mean() > STEP


def test_the_result_is_in_range_and_of_the_inputs_size() -> None:
    loud = 2 * clouds() - 0.5
    result = degrade_batch(loud.clamp(0, 1), MIXED, SEEDS, FILMS)
    assert result.shape == loud.shape
    assert result.min() >= 0
    assert result.max() <= 1


def test_half_precision_about_it_changes_nothing() -> None:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        within = degrade_batch(clouds(), MIXED, SEEDS, FILMS)
    assert torch.equal(within, degrade_batch(clouds(), MIXED, SEEDS, FILMS))


def test_the_gradient_is_that_of_blur_and_scale_alone() -> None:
    # Eq. 4 without noise and compression is linear but for the rounding, which passes its gradient straight through.
    params = DegradationParams(rho_px=1.5, scale=3.3, sigma=0, quality=0)
    direction, weights = (np.random.default_rng(seed).random((*SIZE, 3), dtype=np.float32) for seed in (1, 2))
    sharp = (0.3 + 0.3 * clouds(1)).requires_grad_()
    (gradient,) = torch.autograd.grad((degrade_batch(sharp, [params], [0]) * as_batch(weights)).sum(), sharp)
    wanted = (resample(shrink(blur(direction, 1.5), 3.3), *SIZE) * weights).sum()
    assert (gradient * as_batch(direction)).sum().item() == pytest.approx(float(wanted), rel=1e-4)


def test_a_gradient_reaches_every_picture_whatever_its_defects() -> None:
    films = [*FILMS[:7], FilmDefects(webp=30)]
    sharp = (0.3 + 0.4 * clouds()).requires_grad_()
    (gradient,) = torch.autograd.grad(degrade_batch(sharp, MIXED, SEEDS, films).square().sum(), sharp)
    assert torch.isfinite(gradient).all()
    assert (gradient.abs().mean(dim=(1, 2, 3)) > 1e-2).all()


def test_wrong_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="2 pictures, 1 params, 2 seeds, 1 films"):
        degrade_batch(clouds(2), MIXED[:1], [0, 1])
    with pytest.raises(ValueError, match="2 pictures, 2 params, 1 seeds, 2 films"):
        degrade_batch(clouds(2), MIXED[:2], [0])
    with pytest.raises(ValueError, match="2 pictures, 2 params, 2 seeds, 3 films"):
        degrade_batch(clouds(2), MIXED[:2], [0, 1], [None] * 3)
