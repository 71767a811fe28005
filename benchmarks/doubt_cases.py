"""Restored faces with what is true of them, for `benchmarks/wrong_portraits.py`.

Whether the portrait was the right person's or a stranger's, how far input and result are from the truth, and the traces
that the program can see without knowing any of this.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray

from gfr_core.benchmark.cases import Case, right_cases, stranger_cases
from gfr_core.degradation.apply import degrade
from gfr_core.degradation.params import DegradationParams, sample_beyond, sample_mild, sample_params
from gfr_core.faces.find import FaceFinder
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame
from gfr_core.pairing.guide_set import Guide
from gfr_core.restore.crop import cut
from gfr_core.restore.harm import harm_traces
from gfr_core.restore.likeness import Explained, Look, Traces, explained, likeness_traces
from gfr_core.restore.outcome import Steps
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import restore_still
from gfr_core.train.index import Photo
from gfr_core.train.pair_plan import PairRecipe

SCALES = (2.0, 4.0, 8.0)
QUALITIES = (0, 95, 90, 80, 70, 60, 50, 40, 30)
"""JPEGs of hardly degraded inputs to learn from; 0 is none."""
KNOWN = {
    **{f"JPEG {quality}": DegradationParams(0.0, 1.0, 0.0, quality) for quality in (40, 75, 90)},
    **{f"noise {sigma:g}": DegradationParams(0.0, 1.0, sigma, 0) for sigma in (2.0, 4.0, 8.0, 16.0)},
}
"""Inputs at their full size, sharp, that are hardly degraded or have one fault only."""


@dataclass(frozen=True, slots=True, eq=False)
class Restored:
    """One restored face.

    Attributes:
        level: how its input was degraded: "2x", "JPEG 90".
        strange: the portrait shows another person.
        likeness: see `likeness_traces`.
        harm: see `harm_traces`.
        explained: see `explained`.
        input_error: mean squared error of the landmark box before, levels of 1.
        overlap: mean product of the change and of what was wanted.
        change: mean squared change.
    """

    level: str
    strange: bool
    likeness: Traces | None
    harm: Traces
    explained: Explained
    input_error: float
    overlap: float
    change: float

    @property
    def best_strength(self) -> float:
        """The strength that comes nearest to the truth, in [0, 1]."""
        return float(np.clip(self.overlap / max(self.change, 1e-12), 0, 1))

    def gain(self, strength: float) -> float:
        """PSNR over the input when so much is put back, dB."""
        after = self.input_error - 2 * strength * self.overlap + strength**2 * self.change
        return float(10 * np.log10(max(self.input_error, 1e-9) / max(after, 1e-9)))


def of_several_photos(photos: Sequence[Photo]) -> list[Photo]:
    """Those of people with at least two: the right portrait is another photograph than the target."""
    counts = Counter(photo.person for photo in photos)
    return [photo for photo in photos if counts[photo.person] > 1]


def guided_cases(photos: Sequence[Photo], count: int, seed: int) -> Iterator[tuple[str, bool, Case]]:
    """(level, strange, case): `count` at each scale with the right portrait, and about as many with a stranger's."""
    for number, scale in enumerate(SCALES):
        recipe = PairRecipe(same_photo=0.0).for_measuring(scale)
        cases = right_cases(photos, recipe, count=count, seed=seed + number)
        yield from ((f"{scale:g}x", False, case) for case in cases)
        for group in _of_one_collection(cases, photos):
            yield from ((f"{scale:g}x", True, case) for case in stranger_cases(group, seed + number))


def _of_one_collection(cases: Sequence[Case], photos: Sequence[Photo]) -> list[list[Case]]:
    """Strangers come from the same collection, so that light, background and camera do not give them away."""
    collection = {photo.person: photo.source.rstrip("0123456789") for photo in photos}
    names = sorted(set(collection.values()))
    groups = ([case for case in cases if collection[case.person] == name] for name in names)
    return [group for group in groups if len({case.person for case in group}) > 1]


def varied_cases(photos: Sequence[Photo], count: int, seed: int) -> Iterator[tuple[str, bool, Case]]:
    """`count` faces, each degraded in five ways: mildly, by JPEG, by noise, beyond eq. 4, by eq. 4. Right portraits."""
    rng = np.random.default_rng((seed, 1))
    for case in _undegraded(photos, count, seed):
        for params in (sample_mild(rng), _jpeg(rng), _noisy(rng), sample_beyond(rng), sample_params(rng)):
            yield "varied", False, _degraded(case, params, rng)


def known_cases(photos: Sequence[Photo], count: int, seed: int) -> Iterator[tuple[str, bool, Case]]:
    """`count` faces, each degraded in every way of `KNOWN`. Right portraits."""
    rng = np.random.default_rng((seed, 1))
    for case in _undegraded(photos, count, seed):
        yield from ((level, False, _degraded(case, params, rng)) for level, params in KNOWN.items())
        yield from ((f"{scale:g}x", False, _degraded(case, sample_params(rng, scale), rng)) for scale in SCALES)


def _undegraded(photos: Sequence[Photo], count: int, seed: int) -> list[Case]:
    recipe = PairRecipe(same_photo=0.0).for_measuring(SCALES[0])
    return right_cases(photos, recipe, count=count, seed=seed)


def _jpeg(rng: np.random.Generator) -> DegradationParams:
    return DegradationParams(0.0, 1.0, 0.0, int(rng.choice(QUALITIES)))


def _noisy(rng: np.random.Generator) -> DegradationParams:
    rho_px, quality = float(rng.choice((0.0, rng.uniform(0.3, 2.0)))), int(rng.choice((0, int(rng.integers(30, 96)))))
    return DegradationParams(rho_px, 1.0, float(rng.uniform(0.0, 20.0)), quality)


def _degraded(case: Case, params: DegradationParams, rng: np.random.Generator) -> Case:
    sharp = _picture(case.pair.sharp).astype(np.float32) / np.float32(255)
    levels = np.rint(degrade(sharp, params, rng) * 255).astype(np.uint8).transpose(2, 0, 1)
    return replace(case, pair=case.pair._replace(degraded=torch.from_numpy(levels.copy())))


def restored(case: Case, level: str, *, strange: bool, restorer: Restorer, finder: FaceFinder) -> Restored | None:
    """The face by the way every picture goes, its landmarks found in the bad picture; None when that fails."""
    old, portrait = _picture(case.pair.degraded), _picture(case.pair.guide)
    face = finder.face_in_box(old, _box(case.pair.points))
    guide_face = finder.face_in_box(portrait, _box(case.pair.guide_points))
    guide = Guide("portrait", Frame(portrait, "portrait"), guide_face)
    steps = restore_still(Frame(old, "old picture"), [face], [guide], restorer).faces[0].steps
    if steps is None:
        return None
    look = Look.at(steps, face.landmarks)
    found = explained(look)
    errors = _errors(steps, _picture(case.pair.sharp), _box(case.pair.points))
    return Restored(level, strange, likeness_traces(look, found.blur_px), harm_traces(look), found, *errors)


def _errors(steps: Steps, sharp: NDArray[np.uint8], box: Box) -> tuple[float, float, float]:
    """Input error, overlap and change inside the landmark box, as far as the mask lets the change through."""
    size = steps.degraded.shape[0]
    corners = steps.crop.to_crop(np.array([[box.x, box.y], [box.right, box.bottom]]) - 0.5, size)
    (left, top), (right, bottom) = np.clip(np.rint(corners).astype(int), 0, size)
    inside = slice(top, bottom), slice(left, right)
    wanted = (cut(sharp, steps.crop, size) - steps.degraded)[inside]
    change = (steps.mask[..., None] * (steps.restored - steps.degraded))[inside]
    return float((wanted**2).mean()), float((wanted * change).mean()), float((change**2).mean())


def _picture(planes: torch.Tensor) -> NDArray[np.uint8]:
    return np.ascontiguousarray(planes.permute(1, 2, 0).numpy())


def _box(points: torch.Tensor) -> Box:
    """Around the landmarks of a crop of 256 px, given in [-1, 1]."""
    return Box.around(((points.numpy().astype(np.float64) + 1) * 128) - 0.5)
