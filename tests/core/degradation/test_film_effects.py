import numpy as np
import pytest
import torch
from torch import Tensor

from gfr_core.degradation.film import FilmDefects
from gfr_core.degradation.film_effects import combed, exposed, grained, haloed, line_kernels, motion_blur
from gfr_core.degradation.film_layers import FilmLayers, film_layers
from tests.core.degradation.smooth_pictures import as_batch, smooth_picture


def constant(level: float, count: int = 1, side: int = 32) -> Tensor:
    return torch.full((count, 3, side, side), level)


def white_noise(count: int = 1, side: int = 160) -> Tensor:
    return torch.randn(count, 1, side, side, generator=torch.Generator().manual_seed(0))


def moments(weights: Tensor) -> Tensor:
    """The 2 x 2 covariance (x before y) of a square of weights that sum to 1."""
    middle = weights.shape[0] // 2
    y, x = torch.meshgrid(*(torch.arange(side) - middle for side in weights.shape), indexing="ij")
    places = torch.stack([x, y]).reshape(2, -1).to(weights.dtype)
    return (weights.flatten() * places) @ places.T


def test_motion_leaves_a_constant_as_it_is() -> None:
    moved = motion_blur(constant(0.3, 2), [7.0, 0.0], [25.0, 0.0])
    assert torch.allclose(moved, constant(0.3, 2), atol=1e-6)


def test_no_motion_leaves_the_picture_as_it_is_even_beside_one_that_moves() -> None:
    pictures = as_batch(smooth_picture(0), smooth_picture(1))
    assert motion_blur(pictures, [0.0, 0.0], [0.0, 10.0]) is pictures
    assert torch.equal(motion_blur(pictures, [0.0, 9.0], [40.0, 40.0])[0], pictures[0])


@pytest.mark.parametrize("angle_deg", [0.0, 30.0, 90.0, 135.0, -20.0])
@pytest.mark.parametrize("length_px", [4.0, 11.0])
def test_a_moving_dot_leaves_a_line_of_that_length_and_direction(length_px: float, angle_deg: float) -> None:
    dot = torch.zeros(1, 3, 41, 41)
    dot[:, :, 20, 20] = 1
    line = motion_blur(dot, [length_px], [angle_deg])[0, 0]
    assert line.sum() == pytest.approx(1, abs=1e-5)
    along = torch.tensor([np.cos(np.radians(angle_deg)), np.sin(np.radians(angle_deg))], dtype=torch.float32)
    aside = torch.stack([-along[1], along[0]])
    spread = moments(line)
    # A line of length L has variance L^2 / 12; bilinear weights add at most 1/4 in each direction.
    assert 0 <= along @ spread @ along - length_px**2 / 12 + 1e-3 < 0.26
    assert aside @ spread @ aside < 0.26
    assert abs(along @ spread @ aside) < 0.1


def test_a_line_does_not_depend_on_the_longest_of_its_batch() -> None:
    pictures = as_batch(smooth_picture(0), smooth_picture(1))
    alone = motion_blur(pictures[:1], [3.0], [50.0])
    assert torch.allclose(motion_blur(pictures, [3.0, 30.0], [50.0, 0.0])[:1], alone, atol=1e-6)
    kernel, _ = line_kernels([3.0, 11.0], [50.0, 0.0], 8, pictures)
    assert torch.allclose(kernel.sum(), torch.tensor(1.0))


def test_grain_is_as_strong_as_asked_in_mid_grey() -> None:
    films = [FilmDefects(grain=12, grain_px=size) for size in (0.0, 0.6, 2.0)]
    result = grained(constant(0.5, 3, 160), white_noise(3), films)
    for picture in result:
        assert picture.std() * 255 == pytest.approx(12, rel=0.05)
        assert picture.mean() == pytest.approx(0.5, abs=0.005)
        assert torch.allclose(picture[0], picture[2])  # without colour


@pytest.mark.parametrize("level", [0.0, 1.0])
def test_grain_is_a_third_as_strong_in_black_and_in_white(level: float) -> None:
    result = grained(constant(level, side=160), white_noise(), [FilmDefects(grain=15, grain_px=1)])
    # Of noise about the end of the range half is clipped, and the mean of the rest is deviation / sqrt(2 pi).
    moved = (result - level).abs()
    assert moved.mean() * 255 == pytest.approx(5 / np.sqrt(2 * np.pi), rel=0.06)
    assert result.min() >= 0
    assert result.max() <= 1


def test_a_grain_has_the_asked_size() -> None:
    plane = grained(constant(0.5, side=160), white_noise(), [FilmDefects(grain=10, grain_px=1.5)])[0, 0] - 0.5
    likeness = (plane[:, :-1] * plane[:, 1:]).mean() / plane.square().mean()
    assert likeness == pytest.approx(np.exp(-1 / (4 * 1.5**2)), abs=0.03)  # of white noise smoothed by that Gaussian


def test_without_grain_the_picture_stays_as_it_is() -> None:
    picture = as_batch(smooth_picture(0), smooth_picture(1))
    assert grained(picture, white_noise(2, 48), [FilmDefects(), FilmDefects()]) is picture
    beside = grained(picture, white_noise(2, 48), [FilmDefects(), FilmDefects(grain=20)])
    assert torch.equal(beside[0], picture[0])
    assert not torch.allclose(beside[1], picture[1], atol=0.01)


def test_the_comb_shifts_odd_lines_only() -> None:
    picture = as_batch(smooth_picture(0))
    right = combed(picture, [2.0], [48])
    assert torch.equal(right[:, :, ::2], picture[:, :, ::2])
    assert torch.equal(right[:, :, 1::2, 2:], picture[:, :, 1::2, :-2])
    assert torch.equal(right[:, :, 1::2, 0], picture[:, :, 1::2, 0])
    left = combed(picture, [-2.0], [48])
    assert torch.equal(left[:, :, 1::2, :-2], picture[:, :, 1::2, 2:])


def test_a_comb_of_half_pixels_lies_between_two() -> None:
    ramp = torch.arange(20.0).expand(1, 3, 4, 20) / 20
    assert torch.allclose(combed(ramp, [1.25], [20])[0, 0, 1, 2:], ramp[0, 0, 1, 2:] - 1.25 / 20, atol=1e-6)


def test_the_comb_takes_nothing_from_beyond_the_picture() -> None:
    picture = as_batch(smooth_picture(0))
    beyond = picture.clone()
    beyond[..., 20:] = 9.0
    for shift in (-2.5, 2.5):
        assert torch.equal(combed(beyond, [shift], [20])[..., :20], combed(picture[..., :20], [shift], [20]))


def test_without_a_comb_the_picture_is_the_same_one() -> None:
    picture = as_batch(smooth_picture(0))
    assert combed(picture, [0.0], [48]) is picture
    assert haloed(picture, [FilmDefects()], [48], [48]) is picture


def test_a_halo_leaves_a_constant_as_it_is() -> None:
    assert torch.allclose(haloed(constant(0.7), [FilmDefects(halo=1.2)], [32], [32]), constant(0.7), atol=1e-6)


def test_a_halo_of_1_doubles_the_finest_detail() -> None:
    stripes = 0.5 + 0.2 * (-1.0) ** torch.arange(32).expand(1, 3, 32, 32)
    sharpened = haloed(stripes, [FilmDefects(halo=1, halo_px=2)], [32], [32])
    assert torch.allclose(sharpened - 0.5, 2 * (stripes - 0.5), atol=1e-3)


def test_a_halo_overshoots_an_edge_within_the_range() -> None:
    edge = constant(0.3)
    edge[..., 16:] = 0.7
    sharpened = haloed(edge, [FilmDefects(halo=1, halo_px=1.5)], [32], [32])
    assert sharpened.min() < 0.2
    assert sharpened.max() > 0.8
    assert haloed(edge, [FilmDefects(halo=9)], [32], [32]).min() == 0


def test_a_halo_takes_nothing_from_beyond_the_picture() -> None:
    picture = as_batch(smooth_picture(0))
    beyond = picture.clone()
    beyond[..., 20:], beyond[..., 30:, :] = 5.0, -3.0
    film = [FilmDefects(halo=1)]
    wanted = haloed(picture[..., :30, :20], film, [30], [20])
    assert torch.allclose(haloed(beyond, film, [30], [20])[..., :30, :20], wanted, atol=1e-6)


def test_marks_cover_the_moved_picture() -> None:
    keep, added = np.ones((32, 32), dtype=np.float32), np.zeros((32, 32), dtype=np.float32)
    keep[4], added[4] = 0.25, 0.6
    seen = exposed(constant(0.4), [FilmDefects(motion_px=5)], [FilmLayers(keep, added, np.zeros_like(keep))])
    assert torch.allclose(seen[:, :, 4], torch.tensor(0.4 * 0.25 + 0.6))
    assert torch.allclose(seen[:, :, 5:], torch.tensor(0.4))


def test_a_grey_picture_on_film_stays_grey_and_in_range() -> None:
    grey = as_batch(smooth_picture(0))[:, :1].expand(1, 3, 48, 48).contiguous()
    film = FilmDefects(motion_px=4, grain=20, scratches=4, specks=9, hairs=3)
    seen = exposed(grey, [film], [film_layers(film, 48, 48, np.random.default_rng(0))])
    assert torch.allclose(seen[:, 0], seen[:, 1])
    assert torch.allclose(seen[:, 0], seen[:, 2])
    assert seen.min() >= 0
    assert seen.max() <= 1


def test_wrong_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="1 pictures, 2 films, 0 sets of layers"):
        exposed(constant(0.5), [FilmDefects(), FilmDefects()], [])


def test_a_gradient_flows_through_every_effect() -> None:
    picture = (0.4 + 0.2 * as_batch(smooth_picture(0, 12, 12))).double().requires_grad_()
    noise = white_noise(1, 12).double()
    film = FilmDefects(motion_px=3, motion_deg=20, grain=5, halo=0.5)

    def effects(images: Tensor) -> Tensor:
        moved = grained(motion_blur(images, [film.motion_px], [film.motion_deg]), noise, [film])
        return haloed(combed(moved, [1.5], [12]), [film], [12], [12])

    direction = torch.randn(picture.shape, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
    (gradient,) = torch.autograd.grad(effects(picture).square().sum(), picture)
    step = 1e-6 * direction
    numeric = (effects(picture + step).square().sum() - effects(picture - step).square().sum()) / 2e-6
    assert (gradient * direction).sum().item() == pytest.approx(numeric.item(), rel=1e-5)
