"""Arrays to `QImage` and back: the only place of the window where pixels change hands.

PySide6 holds the interpreter's lock while a picture is converted, copied or scaled: 0.2 s for 100 megapixels, in which
the window stands still whatever thread does it. So all of it goes strip by strip, a few milliseconds each.
"""

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColorSpace, QImage

from app.translation import tr
from gfr_core.media.frame import Frame
from gfr_core.media.stored import is_icc_profile, profile_colour_space

_STRIP_PIXELS = 250_000
_LARGE_PIXELS = 1_000_000
"""Halves of a smaller picture are made when they are drawn, in about a millisecond."""
_SCREEN = QColorSpace(QColorSpace.NamedColorSpace.SRgb)
"""Qt tells no screen's own profile, so screens count as sRGB."""

Turn = Callable[[NDArray[np.uint8]], QImage]


class ScreenImage(QImage):
    """A picture for the screen, `Format_RGB32`, with the halves, quarters, ... that a large one is drawn from.

    Whoever makes it on a lane spares the window the halving. To all others it is a `QImage`.
    """

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height, QImage.Format.Format_RGB32)
        self.levels: tuple[QImage, ...] = ()


def to_qimage(pixels: NDArray[np.uint8], icc: bytes | None = None) -> ScreenImage:
    """The picture as a `QImage` that owns its memory, `Format_RGB32`: what the painter draws fastest.

    Args:
        pixels: H W 3 RGB or H W grey. A picture of 16 bit goes through `Frame.pixels_8bit` before.
        icc: the profile that says which colours the numbers mean; the screen's are sRGB. One that cannot be used is
            passed over (`remark_on_profile` says so).

    Raises:
        ValueError: another shape or type.
    """
    if pixels.ndim not in (2, 3) or (pixels.ndim == 3 and pixels.shape[2] != 3) or 0 in pixels.shape:
        raise ValueError(f"A picture of shape {pixels.shape} was given; H W 3 or H W is wanted.")
    if pixels.dtype != np.uint8:
        raise ValueError(f"A picture of type {pixels.dtype} was given; uint8 is wanted.")
    height, width = pixels.shape[:2]
    made, turn = ScreenImage(width, height), _turn_of(usable_space(icc))
    rows = _rows_of(made)
    for start, end in _strips(height, width):
        strip = turn(np.ascontiguousarray(pixels[start:end]))
        rows[start:end] = _rows_of(strip)
    made.levels = tuple(_halves(made))
    return made


def image_of(frame: Frame) -> ScreenImage:
    """The frame for the screen: 8 bit, in the colours that its profile means."""
    return to_qimage(frame.pixels_8bit(), frame.metadata.icc)


def usable_space(icc: bytes | None) -> QColorSpace | None:
    """The colour space that a profile stands for; None without a profile, or when it cannot be used."""
    if icc is None or not is_icc_profile(icc) or profile_colour_space(icc) not in ("RGB", "GRAY"):
        return None
    space = QColorSpace.fromIccProfile(QByteArray(icc))
    return space if space.isValid() else None


def remark_on_profile(icc: bytes | None) -> str:
    """Why a picture is not shown in the colours of its profile; empty when it is, or when it has none."""
    if icc is None or usable_space(icc) is not None:
        return ""
    kind = profile_colour_space(icc) if is_icc_profile(icc) else ""
    if kind and kind not in ("RGB", "GRAY"):
        return tr("Shown as sRGB: the colour profile is for {kind}").format(kind=kind)
    return tr("Shown as sRGB: the colour profile is damaged")


def from_qimage(image: QImage) -> NDArray[np.uint8]:
    """The picture as H W 3 uint8 RGB in memory of its own: for pasted images. Transparency lies over white.

    Raises:
        ValueError: the image is null.
    """
    if image.isNull():
        raise ValueError("A null image has no pixels.")
    height, width = image.height(), image.width()
    flat = image.convertToFormat(QImage.Format.Format_RGBA8888)
    rgba = np.frombuffer(flat.constBits(), np.uint8).reshape(height, flat.bytesPerLine())[:, : width * 4]
    rgba = rgba.reshape(height, width, 4)
    return _over_white(rgba) if image.hasAlphaChannel() else rgba[..., :3].copy()


def halved(image: QImage) -> QImage:
    """The picture at half its size, each pixel the mean of four. An odd side is rounded up."""
    width, height = max(1, (image.width() + 1) // 2), max(1, (image.height() + 1) // 2)
    return image.scaled(width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _halves(image: QImage) -> Iterator[QImage]:
    """Half, quarter, ... of a large picture, as long as there is much to halve."""
    while image.width() * image.height() > _LARGE_PIXELS and min(image.width(), image.height()) > 1:
        image = _halved_in_strips(image)
        yield image


def _halved_in_strips(image: QImage) -> QImage:
    half = QImage((image.width() + 1) // 2, (image.height() + 1) // 2, QImage.Format.Format_RGB32)
    rows, whole = _rows_of(half), _rows_of(image)
    for start, end in _strips(image.height(), image.width()):
        strip = halved(_borrowed(whole[start:end]))
        rows[start // 2 : (end + 1) // 2] = _rows_of(strip)
    return half


def _strips(height: int, width: int) -> Iterator[tuple[int, int]]:
    """First and last row of each strip. All but the last have an even number of rows."""
    step = max(2, _STRIP_PIXELS // width // 2 * 2)
    return ((start, min(start + step, height)) for start in range(0, height, step))


def _turn_of(space: QColorSpace | None) -> Turn:
    """What makes a strip of a file's pixels one for the screen."""
    if space is None:
        return _in_screen_format
    if space.colorModel() is QColorSpace.ColorModel.Gray:
        curve = _curve_of(space)
        return lambda strip: _in_screen_format(curve[strip])

    def turn(strip: NDArray[np.uint8]) -> QImage:
        told = _in_screen_format(strip)
        told.setColorSpace(space)
        return told.convertedToColorSpace(_SCREEN)

    return turn


def _in_screen_format(strip: NDArray[np.uint8]) -> QImage:
    return _borrowed(strip).convertToFormat(QImage.Format.Format_RGB32)  # another format, so always a copy


def _curve_of(space: QColorSpace) -> NDArray[np.uint8]:
    """What a grey space makes of each level. Taken channel by channel: a grey photo may have gained colour."""
    levels = np.arange(256, dtype=np.uint8)[None]
    ramp = _borrowed(levels)
    ramp.setColorSpace(space)
    return from_qimage(ramp.convertedToColorSpace(_SCREEN, QImage.Format.Format_RGB32))[0, :, 0]


def _borrowed(pixels: NDArray[np.uint8]) -> QImage:
    """Rows as a picture on the same memory, which must live as long."""
    height, width = pixels.shape[:2]
    kinds = {1: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGB32}
    channels = 1 if pixels.ndim == 2 else pixels.shape[2]
    return QImage(pixels.data, width, height, width * channels, kinds[channels])


def _rows_of(image: QImage) -> NDArray[np.uint8]:
    """The memory of a `Format_RGB32` picture, H W 4, while the picture lives. That of a fresh one may be written."""
    return np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.width(), 4)


def _over_white(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    colour, alpha = rgba[..., :3].astype(np.uint32), rgba[..., 3:].astype(np.uint32)
    return ((colour * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)
