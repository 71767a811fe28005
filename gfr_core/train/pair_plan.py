"""What a pair will be, in numbers: which photographs, which poses, which light, how degraded. Nothing is rendered here.

Plan `i` of a run is a function of (seed, i) alone, so a resumed run continues exactly where it stopped, whatever the
number of workers and whoever renders it: `pairs` on the CPU, `device_pairs` on any device.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from gfr_core.degradation.film import FilmDefects, sample_film
from gfr_core.degradation.params import DegradationParams, sample_beyond, sample_harsh, sample_mild, sample_params
from gfr_core.train.face_shape import sample_shape
from gfr_core.train.index import Photo
from gfr_core.train.light import Light, sample_light
from gfr_core.train.marks import Marks, sample_marks
from gfr_core.train.pose import PoseRange, PoseWarp, Pushes, sample_pose

NOISE, FILM, BEYOND, IDENTITY, MARKS = range(1, 6)
"""Streams of random numbers beside a sample's own: a recipe without these keeps the samples it had before they came."""
TARGET_LIGHT = 0.5
"""How far the target's light strays, against the guide's."""


@dataclass(frozen=True, slots=True)
class PairRecipe:
    """What pairs look like. Shares are probabilities."""

    size: int = 256
    reach: PoseRange = field(default_factory=PoseRange)
    same_photo: float = 0.5
    """Share of pairs made from one photograph even when the person has others."""
    wrong_guide: float = 0.15
    grey_target: float = 0.2
    grey_guide: float = 0.05
    mild: float = 0.0
    """Share of inputs that are hardly degraded."""
    harsh: float = 0.0
    """Share of inputs worse than eq. 4 makes them."""
    scale: float | None = None
    """Fixes s of eq. 4; None draws from the paper's set."""
    film: float = 0.0
    """Share of inputs with the defects of film, on top of whatever else degrades them."""
    beyond: float = 0.0
    """Share of inputs degraded in ways that eq. 4 does not know, instead of what else they would have been."""
    identity: float = 0.0
    """Standard deviation of a change of the face's shape, the same in target and guide; in face sizes."""
    marks: float = 0.0
    """Share of the pairs from one photograph whose face gets random marks, in target and guide alike."""

    def for_measuring(self, scale: float, size: int = 256) -> "PairRecipe":
        """The same poses and light with right guides, faces and colours as photographed, and eq. 4 alone at `scale`."""
        plain = replace(self, size=size, scale=scale, wrong_guide=0.0, grey_target=0.0, grey_guide=0.0)
        return replace(plain, mild=0.0, harsh=0.0, film=0.0, beyond=0.0, identity=0.0, marks=0.0)


@dataclass(frozen=True, slots=True)
class ViewPlan:
    """One of a pair's two pictures.

    Attributes:
        photo: number of the photograph in the planner's list.
        pose: how it is seen.
        light: how it is lit.
        grey: without colour.
    """

    photo: int
    pose: PoseWarp
    light: Light
    grey: bool


@dataclass(frozen=True, slots=True)
class PairPlan:
    """One pair.

    Attributes:
        target, guide: the pictures.
        right: both show the same person.
        marks: painted on the one photograph of the pair, or None.
        params: eq. 4.
        film: on top of it, or None.
        noise: stands where the sample's own stream draws the noise of eq. 4; a renderer draws from a copy.
        noise_seed: of a renderer with a stream of another kind.
    """

    target: ViewPlan
    guide: ViewPlan
    right: bool
    marks: Marks | None
    params: DegradationParams
    film: FilmDefects | None
    noise: np.random.Generator
    noise_seed: int

    @property
    def exact(self) -> bool:
        """Both pictures come from one photograph, so the grid between them is known everywhere."""
        return self.target.photo == self.guide.photo


class PairPlans:
    """Endless plans; `plans[i]` depends on the seed and i only."""

    def __init__(self, photos: Sequence[Photo], recipe: PairRecipe, *, seed: int) -> None:
        self.recipe = recipe
        self.seed = seed
        self.photos = list(photos)
        self.people = sorted({photo.person for photo in photos})
        self.of_person: dict[str, list[int]] = {person: [] for person in self.people}
        for number, photo in enumerate(self.photos):
            self.of_person[photo.person].append(number)

    def __getitem__(self, number: int) -> PairPlan:
        """Plan `number` of the run. The order of the draws is part of what a seed means: benchmarks rest on it."""
        rng = np.random.default_rng((self.seed, number))
        target, guide = self._choose(rng)
        mirrored = bool(rng.random() < 0.5)
        shape = self._shape(number)
        target_pose = self._pose(rng, target, shape, mirrored=mirrored)
        guide_pose = self._pose(rng, guide, shape, mirrored=mirrored)
        target_light, guide_light = sample_light(rng, TARGET_LIGHT), sample_light(rng)
        grey_target, grey_guide = (
            bool(rng.random() < share) for share in (self.recipe.grey_target, self.recipe.grey_guide)
        )
        params = self._degradation(rng, number)
        return PairPlan(
            target=ViewPlan(target, target_pose, target_light, grey_target),
            guide=ViewPlan(guide, guide_pose, guide_light, grey_guide),
            right=self.photos[target].person == self.photos[guide].person,
            marks=self._marks(number) if target == guide else None,
            params=params,
            film=self._film(number),
            noise=rng,
            noise_seed=int(self._stream(number, NOISE).integers(2**63)),
        )

    def _stream(self, number: int, kind: int) -> np.random.Generator:
        return np.random.default_rng((self.seed, number, kind))

    def _choose(self, rng: np.random.Generator) -> tuple[int, int]:
        person = self.people[rng.integers(len(self.people))]
        own = self.of_person[person]
        target = own[rng.integers(len(own))]
        if len(self.people) > 1 and rng.random() < self.recipe.wrong_guide:
            return target, self._stranger(rng, person)
        others = [photo for photo in own if photo != target]
        if not others or rng.random() < self.recipe.same_photo:
            return target, target
        return target, others[rng.integers(len(others))]

    def _stranger(self, rng: np.random.Generator, person: str) -> int:
        others = [other for other in self.people if other != person]
        photos = self.of_person[others[rng.integers(len(others))]]
        return photos[rng.integers(len(photos))]

    def _shape(self, number: int) -> Pushes | None:
        deviation = self.recipe.identity
        return sample_shape(self._stream(number, IDENTITY), deviation) if deviation > 0 else None

    def _pose(self, rng: np.random.Generator, photo: int, shape: Pushes | None, *, mirrored: bool) -> PoseWarp:
        points = self.photos[photo].points
        return sample_pose(rng, points, self.recipe.size, self.recipe.reach, mirrored=mirrored, shape=shape)

    def _degradation(self, rng: np.random.Generator, number: int) -> DegradationParams:
        params = self._drawn_params(rng)
        if self.recipe.beyond > 0:
            stream = self._stream(number, BEYOND)
            return sample_beyond(stream) if stream.random() < self.recipe.beyond else params
        return params

    def _drawn_params(self, rng: np.random.Generator) -> DegradationParams:
        kind = rng.random()
        if kind < self.recipe.mild:
            return sample_mild(rng)
        if kind > 1 - self.recipe.harsh:
            return sample_harsh(rng)
        return sample_params(rng, self.recipe.scale)

    def _film(self, number: int) -> FilmDefects | None:
        if self.recipe.film == 0:
            return None
        stream = self._stream(number, FILM)
        return sample_film(stream) if stream.random() < self.recipe.film else None

    def _marks(self, number: int) -> Marks | None:
        if self.recipe.marks == 0:
            return None
        stream = self._stream(number, MARKS)
        return sample_marks(stream) if stream.random() < self.recipe.marks else None
