"""What is restored in a benchmark: the same degraded faces for every method, and who is on each guide.

People take turns, so that each counts as often as any other; their order is drawn from the seed. Case `i` shows the
same target, pose, light and guide at every scale; only the degradation differs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.utils.data import default_collate

from gfr_core.degradation.apply import degrade
from gfr_core.degradation.params import DegradationParams
from gfr_core.progress import Progress, Reporter, silent
from gfr_core.train.index import Photo
from gfr_core.train.light import grey
from gfr_core.train.objective import Batch
from gfr_core.train.pairs import Pair, PairDataset, PairRecipe


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One face to restore and to judge.

    Attributes:
        person: who is on the target.
        guide_person: who is on the guide.
        pair: degraded, sharp, guide as uint8 and the landmarks of both; see `Pair`.
    """

    person: str
    guide_person: str
    pair: Pair

    @property
    def from_one_photo(self) -> bool:
        """Target and guide are two poses of one photograph: easier than two photographs of one person."""
        return bool(self.pair.exact)


def plain_recipe(size: int, scale: float) -> PairRecipe:
    """Eq. 4 with s fixed; its other numbers drawn from the paper's sets. Right guides, colour as photographed."""
    return PairRecipe().for_measuring(scale, size)


def right_cases(
    photos: Sequence[Photo], recipe: PairRecipe, *, count: int, seed: int, report: Reporter = silent
) -> list[Case]:
    """`count` cases with a guide of the right person; each a function of photographs, recipe, seed and its number.

    Raises:
        GfrError: a photograph cannot be read.
    """
    turns = people_in_turn(photos, count, seed)
    own = {person: [photo for photo in photos if photo.person == person] for person in set(turns)}
    pairs = {person: PairDataset(own[person], recipe, seed=seed) for person in own}
    cases = []
    for number, person in enumerate(turns):
        report(Progress(number / count, "making pairs"))
        cases.append(Case(person, person, pairs[person][number]))
    return cases


def people_in_turn(photos: Sequence[Photo], count: int, seed: int) -> list[str]:
    """Who is on each target."""
    people = sorted({photo.person for photo in photos})
    order = np.random.default_rng(seed).permutation(len(people))
    return [people[order[number % len(people)]] for number in range(count)]


def stranger_cases(cases: Sequence[Case], seed: int) -> list[Case]:
    """The same targets and degraded pictures, each with a guide of a random other person (the paper's row R).

    Raises:
        ValueError: everybody is the same person.
    """
    rng = np.random.default_rng((seed, 1))
    return [_with_guide_of(case, _other(cases, case.person, rng)) for case in cases]


def _other(cases: Sequence[Case], person: str, rng: np.random.Generator) -> Case:
    others = [case for case in cases if case.guide_person != person]
    if not others:
        raise ValueError(f"every case shows {person!r}; a stranger's guide needs a second person")
    return others[rng.integers(len(others))]


def _with_guide_of(case: Case, other: Case) -> Case:
    strange = case.pair._replace(
        guide=other.pair.guide,
        guide_points=other.pair.guide_points,
        exact=torch.tensor(0.0),
        right=torch.tensor(0.0),
    )
    return Case(case.person, other.guide_person, strange)


def mild_cases(cases: Sequence[Case], quality: int) -> list[Case]:
    """The same cases with inputs that are hardly degraded: full size, sharp, no noise, a JPEG of this quality."""
    return [_degraded_anew(case, DegradationParams(0.0, 1.0, 0.0, quality)) for case in cases]


def _degraded_anew(case: Case, params: DegradationParams) -> Case:
    sharp = case.pair.sharp.permute(1, 2, 0).numpy().astype(np.float32) / np.float32(255)
    slight = degrade(sharp, params, np.random.default_rng(0))
    levels = np.rint(slight * 255).astype(np.uint8).transpose(2, 0, 1)
    return Case(case.person, case.guide_person, case.pair._replace(degraded=torch.from_numpy(levels.copy())))


def grey_cases(cases: Sequence[Case]) -> list[Case]:
    """The same cases with degraded and sharp in grey, as old film is; the guide keeps its colour."""
    return [_greyed(case) for case in cases]


def _greyed(case: Case) -> Case:
    degraded, sharp = (_luma(picture) for picture in (case.pair.degraded, case.pair.sharp))
    return Case(case.person, case.guide_person, case.pair._replace(degraded=degraded, sharp=sharp))


def _luma(picture: torch.Tensor) -> torch.Tensor:
    levels = grey(picture.permute(1, 2, 0).numpy().astype(np.float32))
    return torch.from_numpy(np.rint(levels).astype(np.uint8).transpose(2, 0, 1).copy())


def batch_of(cases: Sequence[Case]) -> Batch:
    """The cases as float pictures, on the CPU."""
    return Batch.of(Pair(*default_collate([case.pair for case in cases])), torch.device("cpu"))
