"""A frame brought into the form in which an encoder takes it; unchanged wherever that form can hold it."""

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorRange, Colorspace, Interpolation

from gfr_core.media.clip_codecs import kept_format, rgb_matrix
from gfr_core.media.clip_colour import is_full_range, swscale_matrix
from gfr_core.media.mixed_planes import plain
from gfr_core.media.native_planes import Layout, in_format, layout_of, samples_in
from gfr_core.media.scene_light import shown

_SCALING = int(Interpolation.BICUBIC | Interpolation.ACCURATE_RND | Interpolation.FULL_CHR_H_INT)


def film_frame(frame: VideoFrame, pixel_format: str, name: str) -> VideoFrame:
    """The frame in `pixel_format`: the same values when it holds them, else converted with matrix and range respected.

    Args:
        frame: as decoded or patched.
        pixel_format: what is wanted.
        name: of the clip, for messages.

    Raises:
        GfrError: the clip states a colour matrix that is not converted.
    """
    if frame.format.name == pixel_format:
        return frame
    simple = plain(frame)
    layout = layout_of(simple)
    if layout is not None and layout.is_float:
        simple, layout = _as_sixteen_bits(simple, layout), None
    if kept_format(simple.format.name) == pixel_format:
        return in_format(simple, pixel_format)
    if layout is not None and layout.model == "yuv":
        return _between_yuv(simple, pixel_format, name)
    if layout is not None and layout.model == "gray":
        return in_format(simple, pixel_format)
    return _from_rgb(simple, pixel_format)


def _between_yuv(frame: VideoFrame, pixel_format: str, name: str) -> VideoFrame:
    if pixel_format.startswith("gbr"):
        return _from_rgb(frame, pixel_format)
    matrix = int(swscale_matrix(frame, name))
    kept_range = int(ColorRange.JPEG if is_full_range(frame) else ColorRange.MPEG)
    return frame.reformat(
        format=pixel_format, src_colorspace=matrix, dst_colorspace=matrix, src_color_range=kept_range,
        dst_color_range=kept_range, interpolation=_SCALING,
    )  # fmt: skip


def _from_rgb(frame: VideoFrame, pixel_format: str) -> VideoFrame:
    if not pixel_format.startswith("yuv"):
        return frame.reformat(format=pixel_format)
    matrix = Colorspace.ITU709 if rgb_matrix(frame.width, frame.height) == 1 else Colorspace.ITU601
    return frame.reformat(
        format=pixel_format, dst_colorspace=int(matrix), src_color_range=int(ColorRange.JPEG),
        dst_color_range=int(ColorRange.MPEG), interpolation=_SCALING,
    )  # fmt: skip


def _as_sixteen_bits(frame: VideoFrame, layout: Layout) -> VideoFrame:
    deep = VideoFrame(frame.width, frame.height, "gbrp16le")
    target = layout_of(deep)
    assert target is not None
    for at, letter in enumerate("gbr"):
        source = layout.channels.index(letter) if layout.model == "rgb" else 0
        samples_in(deep, at, target)[:] = np.asarray(shown(samples_in(frame, source, layout)))
    deep.pts = frame.pts
    return deep
