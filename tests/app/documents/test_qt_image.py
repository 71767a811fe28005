import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QColorSpace, QImage

from app.documents.qt_image import from_qimage, halved, image_of, remark_on_profile, to_qimage, usable_space
from gfr_core.media.frame import Frame, Metadata


def noise(shape: tuple[int, ...]) -> np.ndarray:
    return np.random.default_rng(3).integers(0, 256, shape, dtype=np.uint8)


def test_eight_bit_colour_comes_back_as_it_went() -> None:
    pixels = noise((5, 7, 3))  # 7 x 3 bytes a row: not a multiple of four
    assert np.array_equal(from_qimage(to_qimage(pixels)), pixels)


def test_a_part_of_a_larger_array_comes_back_as_it_went() -> None:
    pixels = noise((8, 9, 3))[1:6, 2:8, ::-1]
    assert np.array_equal(from_qimage(to_qimage(pixels)), pixels)


def test_a_grey_plane_becomes_three_equal_channels() -> None:
    grey = noise((4, 6))
    assert np.array_equal(from_qimage(to_qimage(grey)), np.repeat(grey[..., None], 3, axis=2))


def test_the_image_outlives_its_array() -> None:
    pixels = np.full((4, 4, 3), 9, np.uint8)
    image = to_qimage(pixels)
    pixels[:] = 200
    assert image.pixelColor(1, 1) == QColor(9, 9, 9)


def test_the_array_outlives_its_image() -> None:
    image = QImage(3, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(1, 2, 3))
    pixels = from_qimage(image)
    image.fill(QColor(9, 9, 9))
    assert pixels[0, 0].tolist() == [1, 2, 3]
    assert pixels.flags.writeable


def test_a_pasted_image_with_transparency_lies_over_white() -> None:
    image = QImage(1, 1, QImage.Format.Format_ARGB32)
    image.setPixelColor(0, 0, QColor(0, 0, 0, 51))
    assert from_qimage(image)[0, 0].tolist() == [204, 204, 204]


@pytest.mark.parametrize("shape", [(4, 4, 4), (4,), (0, 4, 3)])
def test_another_shape_is_refused(shape: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="H W 3 or H W is wanted"):
        to_qimage(np.zeros(shape, np.uint8))


@pytest.mark.parametrize("dtype", [np.float32, np.uint16])
def test_another_type_is_refused(dtype: type[np.float32] | type[np.uint16]) -> None:
    with pytest.raises(ValueError, match=dtype.__name__):
        to_qimage(np.zeros((4, 4, 3), dtype))


def test_a_null_image_is_refused() -> None:
    with pytest.raises(ValueError, match="null"):
        from_qimage(QImage())


def profile(space: QColorSpace) -> bytes:
    return bytes(space.iccProfile().data())


DISPLAY_P3 = profile(QColorSpace(QColorSpace.NamedColorSpace.DisplayP3))
GREY = profile(QColorSpace(QPointF(0.3127, 0.3290), QColorSpace.TransferFunction.Gamma, 1.8))
CMYK = DISPLAY_P3[:16] + b"CMYK" + DISPLAY_P3[20:]


def test_a_large_picture_is_made_in_strips_without_seams() -> None:
    pixels = noise((1001, 1003, 3))
    assert np.array_equal(from_qimage(to_qimage(pixels)), pixels)


def test_a_large_picture_brings_its_halves_along() -> None:
    image = to_qimage(noise((1400, 2001, 3)))
    assert [level.size().toTuple() for level in image.levels] == [(1001, 700)]
    assert to_qimage(noise((900, 1000, 3))).levels == ()


def test_halves_made_in_strips_are_those_of_the_whole() -> None:
    image = to_qimage(noise((1402, 2000, 3)))
    assert np.array_equal(from_qimage(image.levels[0]), from_qimage(halved(QImage(image))))


def test_each_pixel_of_a_half_is_the_mean_of_four() -> None:
    pixels = noise((1000, 2000, 3))
    half = from_qimage(to_qimage(pixels).levels[0]).astype(float)
    means = pixels.reshape(500, 2, 1000, 2, 3).mean(axis=(1, 3))
    assert np.abs(half - means).max() <= 1


def display_p3_as_srgb(colour: tuple[int, int, int]) -> np.ndarray:
    """From the definitions: both have sRGB's curve and D65; the primaries differ (SMPTE EG 432-1, IEC 61966-2-1)."""
    value = np.asarray(colour) / 255
    linear = np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)
    p3_to_xyz = [[0.48657, 0.26567, 0.19822], [0.22897, 0.69174, 0.07929], [0.0, 0.04511, 1.04394]]
    xyz_to_srgb = [[3.24097, -1.53738, -0.49861], [-0.96924, 1.87597, 0.04156], [0.05563, -0.20398, 1.05697]]
    mapped = np.clip(np.array(xyz_to_srgb) @ np.array(p3_to_xyz) @ linear, 0, 1)
    return np.asarray(255 * np.where(mapped <= 0.0031308, mapped * 12.92, 1.055 * mapped ** (1 / 2.4) - 0.055))


@pytest.mark.parametrize("colour", [(200, 100, 50), (30, 160, 90), (120, 120, 120), (255, 255, 255)])
def test_the_colours_that_a_profile_means_are_shown(colour: tuple[int, int, int]) -> None:
    pixels = np.full((3, 4, 3), colour, np.uint8)
    shown = from_qimage(image_of(Frame(pixels, "wide.tif", metadata=Metadata(icc=DISPLAY_P3))))
    assert np.abs(shown - display_p3_as_srgb(colour)).max() <= 1.5


def test_a_profile_of_srgb_changes_nothing() -> None:
    pixels, srgb = noise((20, 30, 3)), profile(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    assert np.abs(from_qimage(to_qimage(pixels, srgb)).astype(int) - pixels).max() <= 1


def test_a_grey_profile_is_honoured() -> None:
    frame = Frame(np.full((3, 4, 3), 128, np.uint8), "grey.tif", grey=True, metadata=Metadata(icc=GREY))
    linear = (128 / 255) ** 1.8
    expected = 255 * (1.055 * linear ** (1 / 2.4) - 0.055)
    assert from_qimage(image_of(frame))[1, 1].tolist() == pytest.approx([expected] * 3, abs=1)


def test_a_grey_photo_that_gained_colour_keeps_it() -> None:
    shown = from_qimage(to_qimage(np.full((2, 2, 3), (128, 60, 250), np.uint8), GREY))[0, 0]
    linear = (np.array([128, 60, 250]) / 255) ** 1.8
    assert shown.tolist() == pytest.approx(255 * (1.055 * linear ** (1 / 2.4) - 0.055), abs=1)


def test_a_grey_plane_is_shown_with_a_profile_of_colours_too() -> None:
    plane = np.full((2, 2), 120, np.uint8)
    assert from_qimage(to_qimage(plane, DISPLAY_P3))[0, 0].tolist() == pytest.approx([120] * 3, abs=1)


def test_sixteen_bits_are_shown_with_their_profile_too() -> None:
    pixels = np.full((3, 4, 3), (200, 100, 50), np.uint16) * 257
    deep = image_of(Frame(pixels, "deep.tif", metadata=Metadata(icc=DISPLAY_P3)))
    assert np.abs(from_qimage(deep) - display_p3_as_srgb((200, 100, 50))).max() <= 1.5


@pytest.mark.parametrize(
    ("icc", "remark"),
    [
        (None, ""),
        (DISPLAY_P3, ""),
        (GREY, ""),
        (CMYK, "Shown as sRGB: the colour profile is for CMYK"),
        (b"nonsense" * 40, "Shown as sRGB: the colour profile is damaged"),
        (DISPLAY_P3[:200], "Shown as sRGB: the colour profile is damaged"),
    ],
)
def test_a_profile_that_cannot_be_used_is_told_of(icc: bytes | None, remark: str) -> None:
    assert remark_on_profile(icc) == remark
    if remark:
        pixels = noise((6, 7, 3))
        assert usable_space(icc) is None
        assert np.array_equal(from_qimage(to_qimage(pixels, icc)), pixels)
