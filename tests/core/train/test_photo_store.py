from pathlib import Path

import cv2
import numpy as np
import torch

from gfr_core.train.index import read_index, read_pixels
from gfr_core.train.photo_store import PhotoStore

CPU = torch.device("cpu")
RNG = np.random.default_rng(0)
PICTURES = [RNG.integers(0, 256, (height, width, 3), dtype=np.uint8) for height, width in ((20, 30), (41, 17), (8, 8))]
STORE = PhotoStore(PICTURES, CPU)


def test_at_whole_pixels_the_photograph_itself_is_seen() -> None:
    for number, picture in enumerate(PICTURES):
        x, y = np.meshgrid(np.arange(8), np.arange(8))
        places = torch.from_numpy(np.stack([x, y], axis=-1)).float()[None]
        seen = STORE.seen(torch.tensor([number]), places)[0].permute(1, 2, 0).numpy() * 255
        assert np.allclose(seen, picture[:8, :8], atol=1e-4)


def test_between_and_beyond_its_pixels_a_photograph_looks_as_opencv_shows_it() -> None:
    places = RNG.uniform(-6, 45, (3, 32, 32, 2)).astype(np.float32)
    seen = STORE.seen(torch.tensor([0, 1, 2]), torch.from_numpy(places)).permute(0, 2, 3, 1).numpy() * 255
    for picture, here, shown in zip(PICTURES, places, seen, strict=True):
        exact = np.round(here * 32) / 32  # OpenCV's positions
        wanted = cv2.remap(
            picture.astype(np.float32), exact[..., 0], exact[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        )
        assert np.abs(shown - wanted).max() < 255 * 4 / 64  # half a step on both axes, in noise of full contrast


def test_a_pixel_takes_four_bytes() -> None:
    assert STORE.memory_bytes == 4 * (20 * 30 + 41 * 17 + 8 * 8)


def test_photographs_are_loaded_in_their_order(people: Path) -> None:
    photos = read_index(people / "index.jsonl", "train")
    store = PhotoStore.load(photos, CPU)
    place = torch.tensor([[[[100.0, 50.0]]]])
    for number, photo in enumerate(photos):
        seen = store.seen(torch.tensor([number]), place).flatten() * 255
        assert np.allclose(seen.numpy(), read_pixels(photo.path)[50, 100], atol=1e-3)
