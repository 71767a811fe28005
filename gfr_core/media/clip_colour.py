"""A decoded video frame as upright RGB at 8 or 16 bits, its matrix, range and rotation respected."""

from typing import Any

import numpy as np
from av.sidedata.sidedata import SideDataContainer, Type
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.media.frame import Pixels
from gfr_core.media.mixed_planes import plain
from gfr_core.media.samples import to_full_range
from gfr_core.media.stored import StoredPicture

# Without these, swscale takes each chroma sample for two pixels and errs by up to 2 of 255; with them by 0.5.
_SCALING = int(
    Interpolation.BICUBIC
    | Interpolation.ACCURATE_RND
    | Interpolation.FULL_CHR_H_INT
    | Interpolation.FULL_CHR_H_INP
)  # fmt: skip
_FULL_RANGE = int(ColorRange.JPEG)
_UNSPECIFIED_MATRIX = 2
_MATRICES = {
    1: Colorspace.ITU709,
    4: Colorspace.FCC,
    5: Colorspace.ITU601,
    6: Colorspace.ITU601,
    7: Colorspace.SMPTE240M,
    9: Colorspace.BT2020,
}
"""Matrix coefficients of ITU-T H.273 that are converted."""

_HIGH_DYNAMIC_RANGE = {16: "PQ", 18: "HLG"}
_SIGNS_TO_ORIENTATION = {
    (1, 0, 0, 1): 1,
    (-1, 0, 0, 1): 2,
    (-1, 0, 0, -1): 3,
    (1, 0, 0, -1): 4,
    (0, 1, 1, 0): 5,
    (0, 1, -1, 0): 6,
    (0, -1, -1, 0): 7,
    (0, -1, 1, 0): 8,
}
"""Display matrix (a, b, c, d), signs only -> EXIF orientation. x' = ax + cy, y' = bx + dy, y downwards."""


def picture_of(frame: VideoFrame, name: str) -> StoredPicture:
    """The frame as stored samples: 8 bits from 8-bit video, 16 bits from anything deeper.

    Raises:
        GfrError: the video states a colour matrix that is not converted.
    """
    samples, notes = _samples(plain(frame), name)
    orientation, more = orientation_of(frame)
    return StoredPicture(samples, orientation=orientation, notes=(*notes, *more, *_notes(frame)))


def orientation_of(frame: VideoFrame) -> tuple[int, tuple[str, ...]]:
    """How the frame is to be turned, as an EXIF orientation; a note when it is turned askew, which is not done."""
    attached: SideDataContainer = frame.side_data  # type: ignore[assignment]
    matrix = next((data for data in attached if data.type is Type.DISPLAYMATRIX), None)
    if matrix is None:
        return 1, ()
    a, b, _, c, d = (int(value) for value in np.frombuffer(bytes(matrix), np.int32)[:5])
    largest = max(abs(a), abs(b), abs(c), abs(d), 1)
    signs = tuple(round(value / largest) for value in (a, b, c, d))
    askew = any(abs(value) / largest > 0.01 and abs(value) / largest < 0.5 for value in (a, b, c, d))
    orientation = _SIGNS_TO_ORIENTATION.get((signs[0], signs[1], signs[2], signs[3]))
    if orientation is None or askew:
        return orientation or 1, ("The clip asks to be shown askew; only quarter turns are applied.",)
    return orientation, ()


def _samples(frame: VideoFrame, name: str) -> tuple[Pixels, tuple[str, ...]]:
    layout = frame.format
    bits = layout.components[0].bits
    if layout.name.startswith("gray") and "f" not in layout.name:
        return _grey(frame, bits)
    if layout.name.startswith("gbr") and "f" not in layout.name:
        return _planar_rgb(frame, bits)
    if layout.is_rgb or layout.has_palette or bits == 1:
        return _packed_rgb(frame, bits), ()
    return _from_yuv(frame, bits, name)


def _grey(frame: VideoFrame, bits: int) -> tuple[Pixels, tuple[str, ...]]:
    values = _plane(frame, 0)
    if frame.color_range != int(ColorRange.MPEG):
        return to_full_range(values, bits)[0], ()
    step, top = 2 ** (bits - 8), 255 if bits == 8 else 65535
    full = np.clip((values.astype(np.float64) - 16 * step) / (219 * step), 0.0, 1.0) * top
    return np.rint(full).astype(np.uint8 if bits == 8 else np.uint16), ()


def _planar_rgb(frame: VideoFrame, bits: int) -> tuple[Pixels, tuple[str, ...]]:
    green, blue, red, *alpha = (_plane(frame, at) for at in range(len(frame.planes)))
    return to_full_range(np.stack([red, green, blue, *alpha], axis=-1), bits)[0], ()


def _packed_rgb(frame: VideoFrame, bits: int) -> NDArray[Any]:
    """Exact at 8 and 16 bits; palettes carry alpha."""
    alpha = any(part.is_alpha for part in frame.format.components)
    if bits <= 8:
        return np.asarray(frame.reformat(format="rgba" if alpha else "rgb24").to_ndarray())
    deep = np.asarray(frame.reformat(format="rgba64le" if alpha else "rgb48le").to_ndarray())
    return _gained(deep, ((2**bits) - 1) << (16 - bits))


def _from_yuv(frame: VideoFrame, bits: int, name: str) -> tuple[NDArray[Any], tuple[str, ...]]:
    code, notes = matrix_of(frame, name)
    matrix = _MATRICES[code]
    is_full = is_full_range(frame)
    converted = np.asarray(
        frame.reformat(
            format="rgb24" if bits == 8 else "rgb48le",
            src_colorspace=int(matrix),
            dst_colorspace=int(matrix),
            interpolation=_SCALING,
            src_color_range=_FULL_RANGE if is_full else int(ColorRange.MPEG),
            dst_color_range=_FULL_RANGE,
        ).to_ndarray()
    )
    if bits > 8:
        # swscale maps white to 65280 (limited range) or to the shifted largest value (full range), not to 65535.
        converted = _gained(converted, ((2**bits - 1) << (16 - bits)) if is_full else 65280)
    if frame.format.name.startswith("yuva"):
        alpha, _ = to_full_range(_plane(frame, 3), bits)
        return np.concatenate([converted, alpha[:, :, None]], axis=2), notes
    return converted, notes


def _gained(values: NDArray[Any], white: int) -> NDArray[np.uint16]:
    if white == 65535:
        return values.astype(np.uint16, copy=False)
    scaled = values.astype(np.float32)
    scaled *= np.float32(65535 / white)
    return np.rint(np.minimum(scaled, 65535, out=scaled), out=scaled).astype(np.uint16)


def swscale_matrix(frame: VideoFrame, name: str) -> Colorspace:
    """The matrix by which the frame is converted, as swscale numbers them.

    Raises:
        GfrError: the video states a colour matrix that is not converted.
    """
    return _MATRICES[matrix_of(frame, name)[0]]


def matrix_of(frame: VideoFrame, name: str) -> tuple[int, tuple[str, ...]]:
    """The matrix by which the frame is converted, as a code point of ITU-T H.273; a note when it had to be guessed.

    Raises:
        GfrError: the video states a colour matrix that is not converted.
    """
    stated = frame.colorspace
    if stated in _MATRICES:
        return stated, ()
    if stated not in (0, _UNSPECIFIED_MATRIX, 3):
        raise GfrError(
            f"'{name}' states colour matrix {stated} (ITU-T H.273), which is not converted.",
            "Convert the clip to BT.709 first.",
        )
    is_large = frame.height > 576 or frame.width > 1024
    guessed = "BT.709" if is_large else "BT.601"
    note = f"The clip states no colour matrix; {guessed} was assumed from its size."
    return 1 if is_large else 6, (note,)


def is_full_range(frame: VideoFrame) -> bool:
    """Whether Y'CbCr samples use all code values; unstated counts as limited."""
    return bool(frame.color_range == _FULL_RANGE or frame.format.name.startswith("yuvj"))


def _plane(frame: VideoFrame, at: int) -> NDArray[Any]:
    """One plane as H W, at the depth it is stored in."""
    plane = frame.planes[at]
    deep = frame.format.components[0].bits > 8
    kind = np.dtype((">u2" if frame.format.name.endswith("be") else "<u2") if deep else "u1")
    rows = np.frombuffer(memoryview(plane), kind).reshape(plane.height, plane.line_size // kind.itemsize)
    return rows[:, : plane.width].astype(kind.newbyteorder("="))


def _notes(frame: VideoFrame) -> tuple[str, ...]:
    notes = []
    if frame.interlaced_frame:
        notes.append("The frame is interlaced: it shows two moments in alternating lines.")
    if frame.color_trc in _HIGH_DYNAMIC_RANGE:
        curve = _HIGH_DYNAMIC_RANGE[frame.color_trc]
        notes.append(f"The clip is high dynamic range ({curve}); its values are shown without tone mapping.")
    return tuple(notes)
