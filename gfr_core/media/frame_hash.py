"""One number for all samples of a frame: two frames with the same number are the same picture, bit for bit."""

import hashlib

import numpy as np
from av.video.frame import VideoFrame

from gfr_core.media.clip_codecs import kept_format
from gfr_core.media.mixed_planes import plain
from gfr_core.media.native_planes import in_format, layout_of, samples_in


def frame_hash(frame: VideoFrame) -> str:
    """MD5 of size, depth and samples, in the layout in which FFV1 keeps them; alpha counts, filler does not.

    The layout is the same before and after FFV1: planes in order, little endian, 8-bit RGB as blue, green, red.

    Raises:
        ValueError: the format is not kept by FFV1 without loss.
    """
    kept = kept_format(frame.format.name)
    if kept is None:
        raise ValueError(f"{frame.format.name} is not kept without loss")
    stored = in_format(plain(frame), kept)
    layout = layout_of(stored)
    assert layout is not None
    digest = hashlib.md5(f"{kept} {stored.width} {stored.height}".encode(), usedforsecurity=False)
    for at in range(len(stored.planes)):
        samples = samples_in(stored, at, layout)
        if layout.packed and "0" in layout.channels:
            samples = np.delete(samples, layout.channels.index("0"), axis=2)
        digest.update(np.ascontiguousarray(samples).tobytes())
    return digest.hexdigest()
