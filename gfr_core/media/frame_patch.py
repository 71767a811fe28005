"""A change made in RGB put into a frame as it is stored: what was not changed keeps every bit.

The change (after minus before) is carried over, not the picture: samples that RGB cannot hold (whiter than white,
light above 1) survive it.
"""

from dataclasses import dataclass

import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from gfr_core.errors import GfrError
from gfr_core.media.clip_colour import is_full_range, matrix_of, orientation_of
from gfr_core.media.frame import Pixels
from gfr_core.media.mixed_planes import plain
from gfr_core.media.native_planes import Layout, Samples, copy_of, layout_of, samples_in
from gfr_core.media.orientation import upright
from gfr_core.media.scene_light import light_of

Plane = NDArray[np.float32]
Mask = NDArray[np.bool_]

_RED_AND_BLUE = {
    1: (0.2126, 0.0722), 4: (0.30, 0.11), 5: (0.299, 0.114), 6: (0.299, 0.114), 7: (0.212, 0.087), 9: (0.2627, 0.0593),
}  # fmt: skip
"""Matrix of ITU-T H.273 -> weights of red and blue in luma (table 4)."""

_BACK = {6: 8, 8: 6}


@dataclass(frozen=True, slots=True)
class _Change:
    """What changed, inside a rectangle of the stored frame whose corner lies on a chroma sample."""

    rows: slice
    columns: slice
    before: Pixels
    after: Pixels
    changed: Mask

    @property
    def delta(self) -> Plane:
        """H W 3, after minus before, [-1, 1]."""
        difference = self.after.astype(np.int32) - self.before
        return difference.astype(np.float32) / np.float32(np.iinfo(self.after.dtype).max)


def patched(native: VideoFrame, before: Pixels, after: Pixels, name: str) -> VideoFrame:
    """A copy of the frame with the pixels of `after` where they differ from `before`.

    Luma, red, green and blue are computed anew for the pixels that differ, chroma for the blocks that hold one; every
    other sample keeps its bits, alpha always does.

    Args:
        native: the frame as it is stored.
        before: the upright RGB that `picture_of` made of it, H W 3.
        after: the same with changes, same shape and type.
        name: of the clip, for messages.

    Raises:
        GfrError: the frame is stored in a way into which nothing can be put back.
    """
    if before.shape != after.shape or before.dtype != after.dtype:
        raise ValueError(f"before is {before.shape} {before.dtype}, after is {after.shape} {after.dtype}")
    frame = plain(native)
    layout = layout_of(frame)
    if layout is None:
        raise GfrError(
            f"'{name}' stores its pictures as '{frame.format.name}', into which restored pixels cannot be put back.",
            "Convert the clip to FFV1 or ProRes first.",
        )
    result = copy_of(frame)
    change = _change(before, after, orientation_of(native)[0], layout.subsampling)
    if change is None:
        return result
    if layout.model == "yuv":
        _patch_yuv(result, layout, change, native, name)
    elif layout.model == "gray":
        _patch_grey(result, layout, change, native)
    else:
        _patch_rgb(result, layout, change)
    return result


def _change(before: Pixels, after: Pixels, orientation: int, block: tuple[int, int]) -> _Change | None:
    stored = _BACK.get(orientation, orientation)
    before, after = upright(before, stored), upright(after, stored)
    height = len(before)
    # Rows first, as bytes without channels: most of a frame is equal, and this is asked for every frame.
    ys = np.flatnonzero((before.reshape(height, -1) != after.reshape(height, -1)).any(axis=1))
    if len(ys) == 0:
        return None
    # From a chroma sample's first luma sample, so that blocks can be counted from the corner.
    rows = _span(ys, block[1])
    differs = before[rows] != after[rows]
    changed = differs[..., 0] | differs[..., 1] | differs[..., 2]
    columns = _span(np.flatnonzero(changed.any(axis=0)), block[0])
    return _Change(rows, columns, before[rows, columns], after[rows, columns], changed[:, columns])


def _span(places: NDArray[np.intp], step: int) -> slice:
    """From the first to the last place, out to whole steps."""
    return slice(int(places[0]) // step * step, -(-(int(places[-1]) + 1) // step) * step)


def _patch_yuv(frame: VideoFrame, layout: Layout, change: _Change, native: VideoFrame, name: str) -> None:
    code, _ = matrix_of(native, name)
    red, blue = _RED_AND_BLUE[code]
    delta = change.delta
    luma = _luma(delta, red, blue)
    luma_gain, chroma_gain = _gains(layout.bits, is_full=is_full_range(native))
    _add(samples_in(frame, 0, layout)[change.rows, change.columns], luma * luma_gain, change.changed, layout)
    across, down = layout.subsampling
    place = (
        slice(change.rows.start // down, change.rows.stop // down),
        slice(change.columns.start // across, change.columns.stop // across),
    )
    touched = _blocks(change.changed.astype(np.float32), layout.subsampling) > 0
    for at, channel, weight in ((1, 2, blue), (2, 0, red)):
        difference = (delta[:, :, channel] - luma) / (2 * (1 - weight))
        chroma = _blocks(difference, layout.subsampling) * chroma_gain
        _add(samples_in(frame, at, layout)[place], chroma, touched, layout)


def _gains(bits: int, *, is_full: bool) -> tuple[int, int]:
    """Code values from black to white and from the one end of chroma to the other (H.273, 8.3)."""
    if is_full:
        return 2**bits - 1, 2**bits - 1
    return 219 << (bits - 8), 224 << (bits - 8)


def _luma(delta: Plane, red: float, blue: float) -> Plane:
    weights = np.array([red, 1 - red - blue, blue], np.float32)
    return np.asarray((delta * weights).sum(axis=2))


def _blocks(plane: Plane, block: tuple[int, int]) -> Plane:
    """The mean of each block. Blocks cut off by the frame's edge are means of what is there.

    Means, because the way to RGB takes each chroma sample to lie in the middle of its block: PyAV does not tell where
    it lies.
    """
    if block == (1, 1):
        return plane
    rows = np.arange(0, plane.shape[0], block[1])
    columns = np.arange(0, plane.shape[1], block[0])
    sums = np.add.reduceat(np.add.reduceat(plane, rows, axis=0), columns, axis=1)
    heights = np.minimum(block[1], plane.shape[0] - rows)
    widths = np.minimum(block[0], plane.shape[1] - columns)
    return np.asarray(sums / np.outer(heights, widths).astype(np.float32), np.float32)


def _patch_grey(frame: VideoFrame, layout: Layout, change: _Change, native: VideoFrame) -> None:
    place = samples_in(frame, 0, layout)[change.rows, change.columns]
    if layout.is_float:
        light = light_of(change.after).mean(axis=2) - light_of(change.before).mean(axis=2)
        _add_light(place, light, change.changed)
        return
    limited = native.color_range == 1
    gain = _gains(layout.bits, is_full=not limited)[0]
    _add(place, _luma(change.delta, *_RED_AND_BLUE[6]) * gain, change.changed, layout)


def _patch_rgb(frame: VideoFrame, layout: Layout, change: _Change) -> None:
    gain = np.float32(2**layout.bits - 1)
    delta = light_of(change.after) - light_of(change.before) if layout.is_float else change.delta
    for channel, letter in enumerate("rgb"):
        at = layout.channels.index(letter)
        whole = samples_in(frame, 0, layout)[:, :, at] if layout.packed else samples_in(frame, at, layout)
        place = whole[change.rows, change.columns]
        if layout.is_float:
            _add_light(place, delta[:, :, channel], change.changed)
        else:
            _add(place, delta[:, :, channel] * gain, change.changed, layout)


def _add(place: Samples, steps: Plane, where: Mask, layout: Layout) -> None:
    moved = place.astype(np.int32) + np.rint(steps).astype(np.int32)
    place[where] = np.clip(moved, 0, 2**layout.bits - 1)[where].astype(layout.dtype)


def _add_light(place: Samples, light: Plane, where: Mask) -> None:
    place[where] = (place.astype(np.float32) + light)[where].astype(place.dtype)
