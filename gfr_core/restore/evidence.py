"""What a restored face rests on, pixel by pixel: seen in the old photo, taken from the portrait, or made up.

docs/evidence.md has the formulas, what they cannot know, and the numbers measured.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.restore.evidence_legend import KINDS, in_words
from gfr_core.restore.outcome import Evidence, RegionEvidence, RegionName, Steps
from gfr_core.restore.redegrade import Redegradation
from gfr_core.restore.regions import region_weights

__all__ = ["Evidence", "RegionEvidence", "evidence_colours", "in_words", "weigh_evidence", "without_guide"]

Plane = NDArray[np.float32]
Picture = NDArray[np.float32]

WINDOW = 0.02
"""Standard deviation of the window in which structure is weighed, share of the crop: 5 px of 256, half an iris."""
WEIGHED_AT = 256
"""Larger crops are weighed at this size and the result enlarged: it is as soft as the window."""
LEAST_NOISE, MOST_NOISE = 1 / 255, 10 / 255
"""Limits of the noise read off the misfit. Rounding alone gives the least; what exceeds the most is no noise."""
MAD_OF_NOISE = 1.4826
"""Standard deviation of normal noise over its median absolute value."""
VISIBLE = 2
"""A misfit below so many standard deviations of noise contradicts nothing."""
UNSEEN = (2 / 255) ** 2
"""Energy that counts as seen everywhere: two levels, which no eye sees, so that flat skin is not told to be made up. It
does not grow with the noise: what drowns in noise was not seen."""


TINY = 1e-12
"""Keeps a division by nothing from failing; no energy that can be seen is as small."""


def without_guide(degraded: Picture) -> Picture:
    """What stands for the portrait when a face (S S 3) is restored without one: the face's own mean colour.

    Of all that was tried it restored best, and it holds nothing of any portrait (`benchmarks/evidence.py`).
    """
    mean = degraded.mean(axis=(0, 1), dtype=np.float64).astype(np.float32)
    return np.broadcast_to(mean, degraded.shape).copy()


def weigh_evidence(steps: Steps, unguided: Picture, face: Face) -> Evidence:
    """Weighs one restored face at full strength and full influence of the portrait.

    Where the mask is 0 the result is the photo itself, so all is seen there; under a half mask half of it is.

    Args:
        steps: the stages of the face.
        unguided: S S 3, the same face restored without the portrait, colours matched the same way.
        face: for its regions.
    """
    redegrade = Redegradation.fitted(steps.restored, steps.degraded, steps.mask, steps.crop)
    parts = _Parts.of(steps, unguided, redegrade)
    shares = _shares(parts)
    weights = region_weights(face, steps.crop, steps.mask)
    guided, invented = (np.asarray(share * steps.mask, np.float32) for share in shares[1:])
    return Evidence(
        observed=1 - guided - invented,
        guided=guided,
        invented=invented,
        blur_px=redegrade.blur_px,
        redegradation_error=_error(parts.misfit, steps.mask),
        regions=tuple(_of_region(name, shares, weight) for name, weight in weights.items()),
    )


def evidence_colours(evidence: Evidence) -> NDArray[np.uint8]:
    """The shares as a picture: the three colours of `KINDS`, mixed. H W 3, RGB."""
    planes = np.stack([evidence.observed, evidence.guided, evidence.invented], axis=-1)  # S S 3
    colours = np.array([kind.colour for kind in KINDS], np.float32)
    return np.asarray(np.rint(np.clip(planes @ colours, 0, 255)), dtype=np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """A restored face taken apart; S S 3 each. What is kept and the three details sum to it."""

    kept: Picture
    misfit: Picture
    of_photo: Picture
    of_guide: Picture
    of_network: Picture

    @staticmethod
    def of(steps: Steps, unguided: Picture, redegrade: Redegradation) -> "_Parts":
        """What survives the old camera, how far it is from the photo, and where the detail that does not comes from."""
        kept = redegrade.of(steps.restored)
        detail = steps.restored - kept
        unguided_detail = unguided - redegrade.of(unguided)
        of_photo = steps.degraded - redegrade.of(steps.degraded)  # the fitted blur is no wall: some detail is there
        return _Parts(kept, kept - steps.degraded, of_photo, detail - unguided_detail, unguided_detail - of_photo)

    def energies_of_detail(self) -> tuple[Plane, Plane, Plane]:
        """Photo's, guide's, network's: the share of each summand in the energy of their sum, none below 0."""
        detail = self.of_photo + self.of_guide + self.of_network
        products = [_local(detail * part) for part in (self.of_photo, self.of_guide, self.of_network)]
        photo, guide, network = (np.maximum(product, 0) for product in products)
        scale = _local(detail * detail) / np.maximum(photo + guide + network, TINY)
        return photo * scale, guide * scale, network * scale


def _shares(parts: _Parts) -> tuple[Plane, Plane, Plane]:
    """Observed, guided and invented at every pixel, S S each; they sum to 1."""
    size = len(parts.kept)
    noise = (VISIBLE * _noise(parts.misfit)) ** 2
    against = np.maximum(_local(parts.misfit**2) - noise, 0)  # contradicts the photo
    structure = parts.kept - _enlarged(_local_mean(parts.kept), size)
    photo, guide, network = parts.energies_of_detail()
    observed = np.maximum(_local(structure**2) - against, 0) + UNSEEN + photo
    whole = observed + guide + network + against
    guided, invented = (_enlarged(part / whole, size) for part in (guide, network + against))
    return 1 - guided - invented, guided, invented


def _local(product: Picture) -> Plane:
    """The mean of the channels, averaged over the window."""
    return _local_mean(product.mean(axis=-1))


def _local_mean(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    size = min(len(plane), WEIGHED_AT)
    small = plane if size == len(plane) else cv2.resize(plane, (size, size), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.GaussianBlur(small, (0, 0), sigmaX=WINDOW * size, borderType=cv2.BORDER_REFLECT))


def _enlarged(plane: NDArray[np.float32], size: int) -> NDArray[np.float32]:
    if size == len(plane):
        return plane
    return np.asarray(cv2.resize(plane, (size, size), interpolation=cv2.INTER_LINEAR))


def _noise(misfit: Picture) -> float:
    """Standard deviation of the photo's noise: the median misfit of the whole crop, of which the face is the less."""
    return float(np.clip(MAD_OF_NOISE * np.median(np.abs(misfit)), LEAST_NOISE, MOST_NOISE))


def _error(misfit: Picture, mask: Plane) -> float:
    """Root mean square under the mask, in levels of 255; 0 where there is no mask."""
    weight = float(mask.sum())
    return 255 * float(np.sqrt((np.square(misfit).mean(axis=-1) * mask).sum() / weight)) if weight > 0 else 0.0


def _of_region(name: RegionName, shares: tuple[Plane, Plane, Plane], weight: Plane) -> RegionEvidence:
    total = float(weight.sum(dtype=np.float64))
    guided, invented = (float((share * weight).sum(dtype=np.float64)) / total for share in shares[1:])
    return RegionEvidence(name, 1 - guided - invented, guided, invented)
