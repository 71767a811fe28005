"""At which size the network is shown a face: the one at which it still has something to see.

The networks learnt faces of about 128 px. A large face that is badly blurred is spread over more pixels than their
layers look at: at its own size the restoration hardly changes it. Shrunk until its detail fills the pixels it is what
they know, and only the change is enlarged, so the picture keeps whatever finer detail it has.
`benchmarks/large_faces.py` measures it.
"""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from gfr_core.geometry import SquareCrop
from gfr_core.media.frame import Pixels
from gfr_core.restore.crop import SMALLEST, cut, network_size

LEAST = 0.25 / 255
"""Root mean square of an octave's detail, share of full range: a crop with less in its finest octave is empty there.
Of 0.1 to 0.5, 0.25 to 0.3 gained most on blurred, noisy and compressed faces of 250 and 500 px."""
MAD_OF_NOISE = 1.4826
"""Standard deviation of normal noise over its median absolute value (Donoho's estimate)."""


def cut_to_see(pixels: Pixels, crop: SquareCrop) -> NDArray[np.float32]:
    """The crop at the size at which the network is to see it: S S 3, RGB in [0, 1].

    Raises:
        GfrError: the crop lies outside the picture.
    """
    degraded = cut(pixels, crop, network_size(crop))
    size = size_to_see(degraded)
    return degraded if size == degraded.shape[0] else cut(pixels, crop, size)


def size_to_see(degraded: NDArray[np.float32]) -> int:
    """The side at which to show the crop (S S 3) to the network: S, or S halved while the halved crop is still blurred.

    Never below 256. Only the middle of the crop counts, where the face is.
    """
    size = int(degraded.shape[0])
    brightness = degraded.mean(axis=-1)
    while size > SMALLEST and finest_detail(_resized(brightness, size // 2)) < LEAST:
        size //= 2
    return size


def finest_detail(brightness: NDArray[np.float32]) -> float:
    """What the middle of a picture (S S) would lose if it were halved, beyond noise: root mean square.

    Detail is rare and strong, noise is everywhere: the noise is read off the median and taken away.
    """
    size = brightness.shape[0]
    lost = brightness - _resized(_resized(brightness, size // 2), size)
    middle = lost[size // 4 : -(size // 4), size // 4 : -(size // 4)].astype(np.float64)
    noise = MAD_OF_NOISE * np.median(np.abs(middle))
    return float(np.sqrt(max(0.0, (middle**2).mean() - noise**2)))


def _resized(brightness: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    return np.asarray(Image.fromarray(brightness).resize((size, size), Image.Resampling.BICUBIC), dtype=np.float32)
