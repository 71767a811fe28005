"""Mask and patch."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PIL import Image

from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame, Metadata
from gfr_core.media.still import read_still, write_still
from gfr_core.record.parts import check_part_path, mask_frame, patch_frame
from tests.core.record.treated import Treated, treated
from tests.core.restore.faces import Depth


def laid_over(patch: Frame, source: NDArray[Any]) -> NDArray[Any]:
    """Straight alpha, rounded to nearest: what any program does that lays one layer over another."""
    assert patch.alpha is not None
    largest = int(np.iinfo(source.dtype).max)
    alpha = patch.alpha.astype(np.int64)[:, :, None]
    blend = alpha * patch.pixels.astype(np.int64) + (largest - alpha) * source.astype(np.int64)
    return np.asarray((blend + largest // 2) // largest, source.dtype)


@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_the_patch_laid_over_the_source_is_the_output_bit_for_bit(tmp_path: Path, depth: Depth) -> None:
    done = treated(tmp_path, depth=depth)
    assert not np.array_equal(done.result.frame.pixels, done.how.source.pixels)
    write_still(patch_frame(done.how.source, done.result.frame.pixels, done.result.mask, "p"), tmp_path / "p.png")
    patch = read_still(tmp_path / "p.png")
    assert np.array_equal(laid_over(patch, done.how.source.pixels), done.result.frame.pixels)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([np.uint8, np.uint16]), st.floats(0.001, 1.0))
def test_so_it_is_for_any_change_under_any_mask(seed: int, depth: Depth, share: float) -> None:
    rng = np.random.default_rng(seed)
    largest = int(np.iinfo(depth).max)
    before, after = rng.integers(0, largest, (2, 6, 7, 3), dtype=depth, endpoint=True)
    mask = (share * rng.random((6, 7)) * (rng.random((6, 7)) > 0.3)).astype(np.float32)
    after[mask == 0] = before[mask == 0]
    assert np.array_equal(laid_over(patch_frame(Frame(before, "s"), after, mask, "p"), before), after)


def test_so_it_is_for_a_picture_of_many_rows() -> None:
    rng = np.random.default_rng(2)
    before, after = rng.integers(0, 256, (2, 700, 20, 3), dtype=np.uint8)
    mask = np.zeros((700, 20), np.float32)
    mask[3:690, 2:18] = rng.random((687, 16))
    after[mask == 0] = before[mask == 0]
    assert np.array_equal(laid_over(patch_frame(Frame(before, "s"), after, mask, "p"), before), after)


def test_an_ordinary_program_comes_within_a_level(done: Treated) -> None:
    patch = patch_frame(done.how.source, done.result.frame.pixels, done.result.mask, "p")
    assert patch.alpha is not None
    layer = Image.fromarray(np.dstack([patch.pixels, patch.alpha]))
    below = Image.fromarray(done.how.source.pixels).convert("RGBA")
    laid = np.asarray(Image.alpha_composite(below, layer))[:, :, :3].astype(int)
    assert abs(laid - done.result.frame.pixels).max() <= 1


def test_alpha_is_the_mask_wherever_the_mask_is_enough() -> None:
    before = np.full((1, 3, 3), 100, np.uint8)
    after, mask = before.copy(), np.array([[0.5, 0.5, 0.0]], np.float32)
    after[0, 0], after[0, 1] = 140, 250
    patch = patch_frame(Frame(before, "s"), after, mask, "p")
    assert patch.alpha is not None
    assert patch.alpha.tolist() == [[128, 247, 0]]  # 150 levels up from 100 need 150/155 of the way to white
    assert patch.pixels[0, 0].tolist() == [180, 180, 180]
    assert patch.pixels[0, 2].tolist() == [0, 0, 0]


def test_where_the_mask_file_is_zero_nothing_changed_and_nothing_could(done: Treated) -> None:
    mask = mask_frame(done.how.source, done.result.mask, "m").pixels[:, :, 0]
    assert np.array_equal(mask == 0, done.result.mask == 0)
    changed = (done.result.frame.pixels != done.how.source.pixels).any(axis=2)
    assert changed.any()
    assert not changed[mask == 0].any()


def test_the_faintest_mask_is_not_rounded_away() -> None:
    source = Frame(np.zeros((1, 4, 3), np.uint8), "s")
    levels = mask_frame(source, np.array([[0.0, 1e-6, 0.5, 1.0]], np.float32), "m").pixels[0, :, 0]
    assert levels.tolist() == [0, 1, 128, 255]


def test_the_mask_is_grey_and_has_the_sources_depth(tmp_path: Path) -> None:
    source = Frame(np.zeros((2, 2, 3), np.uint16), "s", metadata=Metadata(dpi=(300.0, 300.0), xmp=b"x"))
    frame = mask_frame(source, np.full((2, 2), 0.25, np.float32), "m.tif")
    write_still(frame, tmp_path / "m.tif")
    found = read_still(tmp_path / "m.tif")
    assert found.grey
    assert (found.bits, int(found.pixels[0, 0, 0]), found.metadata.dpi) == (16, 16384, (300.0, 300.0))
    assert found.metadata.xmp is None


def test_a_patch_of_nothing_is_empty() -> None:
    source = Frame(np.full((3, 3, 3), 9, np.uint8), "s")
    patch = patch_frame(source, source.pixels, np.zeros((3, 3), np.float32), "p")
    assert patch.alpha is not None
    assert not patch.alpha.any()
    assert not patch.pixels.any()


@pytest.mark.parametrize("name", ["m.jpg", "m.webp", "m.bmp", "m"])
def test_parts_are_kept_exactly_or_not_at_all(name: str) -> None:
    with pytest.raises(GfrError) as caught:
        check_part_path(Path(name), "mask")
    assert caught.value.message == f"'{name}' is no name for a mask; it is kept exactly as PNG or TIFF only."
    check_part_path(Path("m.png"), "mask")
    check_part_path(Path("m.tiff"), "mask")
