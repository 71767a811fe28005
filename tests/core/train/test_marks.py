import numpy as np
import torch

from gfr_core.train.marks import (
    FACE_PX,
    REACH,
    STRONGEST,
    TEXELS,
    MarkBatch,
    Marks,
    mark_layer,
    mark_layers,
    painted,
    painted_batch,
    sample_marks,
)

DOT = Marks(np.array([[0.2, -0.3]]), np.array([0.1]), np.array([[-0.2, 0.1, 0.0]]))
FULL = ((np.arange(TEXELS) + 0.5) * (2 / TEXELS) - 1) * REACH
ON_FACE = np.stack(np.meshgrid(FULL, FULL), axis=-1).astype(np.float32)


def test_a_dot_is_a_gaussian_at_its_place() -> None:
    layer = mark_layer(DOT)
    away = ((ON_FACE - (0.2, -0.3)) ** 2).sum(axis=-1)
    assert np.allclose(layer[..., 0], -0.2 * np.exp(-away / 0.02), atol=1e-5)
    assert np.allclose(layer[..., 2], 0)


def test_marks_are_seen_and_leave_the_face_a_face() -> None:
    for seed in range(20):
        layer = mark_layer(sample_marks(np.random.default_rng(seed)))
        assert np.abs(layer).max() <= STRONGEST
        assert 0.003 < layer.std() < 0.03


def test_marks_come_in_sizes_from_one_pixel_to_ten() -> None:
    radii = np.concatenate([sample_marks(np.random.default_rng(seed)).radii for seed in range(20)]) * FACE_PX / 2
    assert 0.79 < radii.min() < 1.0
    assert 8.0 < radii.max() < 10.1


def test_paint_changes_by_a_share_of_what_is_there() -> None:
    seen = np.full((TEXELS, TEXELS, 3), (100, 200, 0), dtype=np.uint8)
    layer = np.full((TEXELS, TEXELS, 3), 0.1, dtype=np.float32)
    assert np.array_equal(painted(seen, layer, ON_FACE)[50, 60], (110, 220, 0))


def test_a_batch_is_painted_as_its_pictures_are() -> None:
    marks = [DOT, None, sample_marks(np.random.default_rng(0))]
    layers = mark_layers(MarkBatch.of(marks).to(torch.device("cpu")))
    seen = np.random.default_rng(1).integers(0, 256, (TEXELS, TEXELS, 3), dtype=np.uint8)
    images = torch.from_numpy(seen.astype(np.float32) / 255).permute(2, 0, 1)[None].expand(3, -1, -1, -1)
    shown = painted_batch(images, layers, torch.from_numpy(ON_FACE)[None].expand(3, -1, -1, -1))
    for image, some in zip(shown, marks, strict=True):
        wanted = seen if some is None else painted(seen, mark_layer(some), ON_FACE)
        assert np.abs(image.permute(1, 2, 0).numpy() * 255 - wanted).max() < 0.6
