"""One frame as the bytes of a picture file: DPX, TIFF, PNG or EXR."""

from typing import Any

import numpy as np
from av.codec import CodecContext
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from gfr_core.media.clip_codecs import FilmFormat
from gfr_core.media.clip_colour import orientation_of
from gfr_core.media.dpx_header import DpxHeader, with_frame_rate, with_header_of
from gfr_core.media.frame import Frame, Pixels
from gfr_core.media.mixed_planes import plain
from gfr_core.media.native_planes import Layout, in_format, layout_of, samples_in
from gfr_core.media.png import encode_png
from gfr_core.media.scene_light import light_of
from gfr_core.media.tiff_write import encode_tiff


def encoded_still(frame: Frame, film_format: FilmFormat, *, widen: bool) -> bytes:
    """The picture as TIFF or PNG. `widen`: 8 bits become 16, exactly (times 257)."""
    if widen and frame.bits == 8:
        deep = Frame(frame.pixels.astype(np.uint16) * np.uint16(257), frame.name, None, frame.grey, frame.metadata)
        frame = deep if frame.alpha is None else _with_alpha(deep, frame.alpha)
    return (encode_tiff(frame) if film_format is FilmFormat.TIFF else encode_png(frame)).data


def encoded_dpx(native: VideoFrame, rgb: Pixels, header: DpxHeader | None, rate: float, *, bits: int) -> bytes:
    """The frame as DPX of 10 or 16 bits; a frame stored as RGB of that depth is written sample by sample.

    Args:
        native: the frame as it is stored.
        rgb: the same as H W 3, upright; used when `native` cannot be written as it is.
        header: of the DPX that the frame comes from, to be carried on, or None.
        rate: frames a second, stated when the header states none.
        bits: 10 or 16.
    """
    order = "be" if header is None or header.big_endian else "le"
    layout = layout_of(native)
    is_same = layout is not None and layout.model == "rgb" and layout.bits == bits and not layout.is_float
    target = f"gbrp10{order}" if bits == 10 else f"rgb48{order}"
    if is_same and layout is not None and "a" in layout.channels and bits == 16:
        target = f"rgba64{order}"
    as_stored = is_same and orientation_of(native)[0] == 1
    picture = in_format(native if as_stored else _of_depth(rgb, bits), target)
    data = _encoded("dpx", picture, {})
    return with_frame_rate(data if header is None else with_header_of(data, header), rate)


def encoded_exr(native: VideoFrame, rgb: Pixels) -> bytes:
    """The frame as OpenEXR: light as it was read; other pictures as light through the inverse of the sRGB curve."""
    simple = plain(native)
    layout = layout_of(simple)
    if layout is None or not layout.is_float:
        deep = rgb if rgb.dtype == np.uint16 else rgb.astype(np.uint16) * np.uint16(257)
        light = light_of(deep)
        picture = _float_frame([light[:, :, 1], light[:, :, 2], light[:, :, 0]], "gbrpf32le")
        return _encoded("exr", picture, {"format": "float", "compression": "zip16"})
    planes = [samples_in(simple, at, layout) for at in range(len(layout.channels))]
    name = {"y": "grayf32le", "gbr": "gbrpf32le", "gbra": "gbrapf32le"}[layout.channels]
    depth = "half" if layout.bits == 16 else "float"
    return _encoded("exr", _float_frame(planes, name), {"format": depth, "compression": "zip16"})


def _with_alpha(frame: Frame, alpha: Pixels) -> Frame:
    wide = alpha.astype(np.uint16) * np.uint16(257)
    return Frame(frame.pixels, frame.name, wide, frame.grey, frame.metadata)


def _of_depth(rgb: Pixels, bits: int) -> VideoFrame:
    """RGB in planes of 10 or 16 bits, rounded."""
    frame = VideoFrame(rgb.shape[1], rgb.shape[0], f"gbrp{bits}le")
    layout = layout_of(frame)
    assert layout is not None
    gain = (2**bits - 1) / int(np.iinfo(rgb.dtype).max)
    for at, channel in enumerate((1, 2, 0)):
        samples_in(frame, at, layout)[:] = np.rint(rgb[:, :, channel] * gain).astype(np.uint16)
    return frame


def _float_frame(planes: list[NDArray[Any]], pixel_format: str) -> VideoFrame:
    height, width = planes[0].shape
    frame = VideoFrame(width, height, pixel_format)
    layout: Layout | None = layout_of(frame)
    assert layout is not None
    for at, plane in enumerate(planes):
        samples_in(frame, at, layout)[:] = plane
    return frame


def _encoded(codec: str, picture: VideoFrame, options: dict[str, str]) -> bytes:
    encoder = CodecContext.create(codec, "w")
    assert isinstance(encoder, VideoCodecContext)
    encoder.width, encoder.height, encoder.pix_fmt = picture.width, picture.height, picture.format.name
    encoder.framerate, encoder.options = 25, options  # type: ignore[assignment]
    picture.pts = 0
    return b"".join(bytes(packet) for packet in (*encoder.encode(picture), *encoder.encode(None)))
