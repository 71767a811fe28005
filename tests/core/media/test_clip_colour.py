"""`gfr_core.media.clip_colour`: video samples to RGB, by the formulas of the standards."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.media.clip_reader import ClipReader
from gfr_core.media.frame import Frame
from tests.core.media.clip_files import numbered_picture, write_clip, write_planes

COEFFICIENTS = {1: (0.2126, 0.0722), 5: (0.299, 0.114), 6: (0.299, 0.114), 9: (0.2627, 0.0593)}
LIMITED, FULL = 1, 2


def formula(planes: list[NDArray[Any]], bits: int, matrix: int, color_range: int) -> NDArray[np.float64]:
    """Y'CbCr to R'G'B' in [0, 1] after ITU-T H.273, 8.3, written out."""
    y, cb, cr = (plane.astype(np.float64) for plane in planes)
    step = 2 ** (bits - 8)
    if color_range == FULL:
        y, cb, cr = y / (2**bits - 1), (cb - 128 * step) / (2**bits - 1), (cr - 128 * step) / (2**bits - 1)
    else:
        y, cb, cr = (y - 16 * step) / (219 * step), (cb - 128 * step) / (224 * step), (cr - 128 * step) / (224 * step)
    red_weight, blue_weight = COEFFICIENTS[matrix]
    red, blue = y + 2 * (1 - red_weight) * cr, y + 2 * (1 - blue_weight) * cb
    green = (y - red_weight * red - blue_weight * blue) / (1 - red_weight - blue_weight)
    rgb: NDArray[np.float64] = np.clip(np.stack([red, green, blue], axis=-1), 0, 1)
    return rgb


def planes_of(bits: int, color_range: int, *, chroma: tuple[int, int]) -> list[NDArray[Any]]:
    """Random luma and chroma over the legal range; `chroma` is how often chroma is halved across and down."""
    rng = np.random.default_rng(0)
    low, high = (0, 2**bits - 1) if color_range == FULL else (16 << (bits - 8), 235 << (bits - 8))
    kind = np.uint8 if bits == 8 else np.uint16
    luma = rng.integers(low, high + 1, (32, 48)).astype(kind)
    if chroma == (1, 1):
        return [luma, *(rng.integers(low, high + 1, (32, 48)).astype(kind) for _ in range(2))]
    shape = (32 // chroma[1], 48 // chroma[0])
    return [luma, *(np.full(shape, rng.integers(low, high + 1), kind) for _ in range(2))]


def first(path: Path) -> Frame:
    with ClipReader.open(path) as clip:
        return clip.frame_at(0)


@pytest.mark.parametrize("matrix", [1, 5, 6, 9])
@pytest.mark.parametrize("color_range", [LIMITED, FULL])
@pytest.mark.parametrize(
    ("layout", "bits", "chroma"),
    [("yuv444p", 8, (1, 1)), ("yuv420p", 8, (2, 2)), ("yuv422p", 8, (2, 1)), ("yuv420p10le", 10, (2, 2)),
     ("yuv444p12le", 12, (1, 1)), ("yuv444p16le", 16, (1, 1))],
)  # fmt: skip
def test_matrix_and_range_are_followed(
    tmp_path: Path, layout: str, bits: int, chroma: tuple[int, int], color_range: int, matrix: int
) -> None:
    planes = planes_of(bits, color_range, chroma=chroma)
    frame = first(write_planes(tmp_path / "a.mkv", planes, layout, colorspace=matrix, color_range=color_range))
    whole = [np.broadcast_to(plane.flat[0], planes[0].shape) if plane.shape != planes[0].shape else plane
             for plane in planes]  # fmt: skip
    assert frame.bits == (8 if bits == 8 else 16)
    top = 255 if bits == 8 else 65535
    error = np.abs(frame.pixels - formula(whole, bits, matrix, color_range) * top)
    assert error.max() <= (0.6 if bits == 8 else 6)
    assert frame.notes == ()


@pytest.mark.parametrize(("layout", "bits"), [("yuv420p", 8), ("yuv420p10le", 10)])
@pytest.mark.parametrize("color_range", [LIMITED, FULL])
def test_white_is_white_and_black_is_black(tmp_path: Path, layout: str, bits: int, color_range: int) -> None:
    step = 2 ** (bits - 8)
    ends = (0, 2**bits - 1) if color_range == FULL else (16 * step, 235 * step)
    kind = np.uint8 if bits == 8 else np.uint16
    luma = np.repeat(np.array(ends, kind), 16)[None].repeat(16, axis=0)
    grey = np.full((8, 16), 128 * step, kind)
    frame = first(write_planes(tmp_path / "a.mkv", [luma, grey, grey], layout, colorspace=1, color_range=color_range))
    assert frame.pixels[0, 0].tolist() == [0, 0, 0]
    assert frame.pixels[0, -1].tolist() == [255 if bits == 8 else 65535] * 3


@pytest.mark.parametrize(("layout", "bits"), [("gbrp", 8), ("gbrp10le", 10), ("gbrp16le", 16)])
def test_rgb_is_exact(tmp_path: Path, layout: str, bits: int) -> None:
    rng = np.random.default_rng(0)
    planes = [rng.integers(0, 2**bits, (16, 24)).astype(np.uint8 if bits == 8 else np.uint16) for _ in range(3)]
    name, codec = ("a.avi", "utvideo") if bits == 8 else ("a.mkv", "ffv1")
    frame = first(write_planes(tmp_path / name, planes, layout, colorspace=0, codec=codec))
    green, blue, red = planes
    stored = np.stack([red, green, blue], axis=-1).astype(np.float64)
    top = 255 if bits == 8 else 65535
    assert np.array_equal(frame.pixels, np.rint(stored * (top / (2**bits - 1))))


@pytest.mark.parametrize("layout", ["bgr0", "bgra"])
def test_interleaved_rgb_is_exact(tmp_path: Path, layout: str) -> None:
    frame = first(write_clip(tmp_path / "a.mkv", frames=1, codec="ffv1", pixel_format=layout))
    assert np.array_equal(frame.pixels, numbered_picture(0))
    assert (frame.alpha is not None) == (layout == "bgra")


@pytest.mark.parametrize(("layout", "bits"), [("gray", 8), ("gray10le", 10), ("gray16le", 16)])
@pytest.mark.parametrize("color_range", [LIMITED, FULL])
def test_grey_is_grey(tmp_path: Path, layout: str, bits: int, color_range: int) -> None:
    step = 2 ** (bits - 8)
    low, high = (0, 2**bits - 1) if color_range == FULL else (16 * step, 235 * step)
    values = np.linspace(low, high, 16 * 24).astype(np.uint8 if bits == 8 else np.uint16).reshape(16, 24)
    frame = first(write_planes(tmp_path / "a.mkv", [values], layout, color_range=color_range))
    top = 255 if bits == 8 else 65535
    expected = (values.astype(np.float64) - low) / (high - low) * top
    assert frame.grey
    assert np.abs(frame.pixels[:, :, 0] - expected).max() <= 0.5001


def test_alpha_is_carried(tmp_path: Path) -> None:
    values = np.random.default_rng(0).integers(0, 256, (16, 24)).astype(np.uint8)
    chroma = np.full((8, 12), 128, np.uint8)
    frame = first(write_planes(tmp_path / "a.mkv", [values, chroma, chroma, values], "yuva420p", colorspace=1))
    assert frame.alpha is not None
    assert np.array_equal(frame.alpha, values)


def test_an_unstated_matrix_is_guessed_and_said_so(tmp_path: Path) -> None:
    planes = planes_of(8, LIMITED, chroma=(2, 2))
    frame = first(write_planes(tmp_path / "a.mkv", planes, "yuv420p"))
    stated = first(write_planes(tmp_path / "b.mkv", planes, "yuv420p", colorspace=6, color_range=LIMITED))
    assert frame.notes == ("The clip states no colour matrix; BT.601 was assumed from its size.",)
    assert np.array_equal(frame.pixels, stated.pixels)


def test_a_matrix_that_is_not_converted_is_refused(tmp_path: Path) -> None:
    path = write_planes(tmp_path / "a.mkv", planes_of(8, LIMITED, chroma=(1, 1)), "yuv444p", colorspace=8)
    with ClipReader.open(path) as clip, pytest.raises(GfrError, match="colour matrix 8"):
        clip.frame_at(0)


@pytest.mark.parametrize(("degrees", "corner"), [(0, (0, 0)), (-90, (0, -1)), (180, (-1, -1)), (90, (-1, 0))])
def test_the_display_matrix_turns_the_picture(tmp_path: Path, degrees: int, corner: tuple[int, int]) -> None:
    """The first frame is dark but for its lowest bit: mark where the stored top left goes by an asymmetric picture."""
    path = write_clip(tmp_path / "a.mp4", frames=129, rotation=degrees or None)
    with ClipReader.open(path) as clip:
        frame = clip.frame_at(128)  # the highest bit: the leftmost column is bright
        assert clip.size == ((48, 64) if degrees in (90, -90) else (64, 48))
    assert frame.pixels.shape[1::-1] == clip.size
    bright = frame.pixels[:, :, 1] > 127
    sides = {
        "left": bright[:, 0].all(), "right": bright[:, -1].all(), "top": bright[0].all(), "bottom": bright[-1].all()
    }  # fmt: skip
    side = {0: "left", -90: "top", 180: "right", 90: "bottom"}[degrees]
    assert [name for name, lit in sides.items() if lit] == [side]
    assert bright[corner]
