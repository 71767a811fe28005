"""Arrays to `QImage` and back: the only place of the window where pixels change hands."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def to_qimage(pixels: NDArray[np.uint8]) -> QImage:
    """The picture as a `QImage` that owns its memory, `Format_RGB32`: what the painter draws fastest.

    Args:
        pixels: H W 3 RGB or H W grey. A picture of 16 bit goes through `Frame.pixels_8bit` before.

    Raises:
        ValueError: another shape or type.
    """
    if pixels.ndim not in (2, 3) or (pixels.ndim == 3 and pixels.shape[2] != 3) or 0 in pixels.shape:
        raise ValueError(f"A picture of shape {pixels.shape} was given; H W 3 or H W is wanted.")
    if pixels.dtype != np.uint8:
        raise ValueError(f"A picture of type {pixels.dtype} was given; uint8 is wanted.")
    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    grey = pixels.ndim == 2
    kind = QImage.Format.Format_Grayscale8 if grey else QImage.Format.Format_RGB888
    borrowed = QImage(pixels.data, width, height, width * (1 if grey else 3), kind)
    return borrowed.convertToFormat(QImage.Format.Format_RGB32)  # another format, so always a copy


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


def _over_white(rgba: NDArray[np.uint8]) -> NDArray[np.uint8]:
    colour, alpha = rgba[..., :3].astype(np.uint32), rgba[..., 3:].astype(np.uint32)
    return ((colour * alpha + 255 * (255 - alpha) + 127) // 255).astype(np.uint8)
