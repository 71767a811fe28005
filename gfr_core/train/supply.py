"""Where a run's pairs come from, and which of them are this process's."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import torch

from gfr_core.train.config import Stage, TrainConfig
from gfr_core.train.device_pairs import DevicePairs
from gfr_core.train.distributed import Team
from gfr_core.train.index import Photo, read_index
from gfr_core.train.loader import batches, numbered_device_batches
from gfr_core.train.pairs import Pair, PairDataset, PairRecipe
from gfr_core.train.photo_store import PhotoStore


class Share(PairDataset):
    """One process's pairs of a run: item 0 is its first one from sample `first` on."""

    def __init__(
        self, photos: Sequence[Photo], recipe: PairRecipe, *, seed: int, first: int, batch: int, team: Team
    ) -> None:
        super().__init__(photos, recipe, seed=seed)
        self.first = first
        self.batch = batch
        self.team = team

    def __getitem__(self, index: int) -> Pair:
        """Pair `index` of this process."""
        return super().__getitem__(self.team.sample_number(index, first=self.first, batch=self.batch))


class PairSupply:
    """Batches for one process of a team, made on the CPU or on its device, as `machine.pairs` says."""

    def __init__(self, config: TrainConfig, *, device: torch.device, team: Team) -> None:
        self.config = config
        self.photos = read_index(config.index, "train")
        self.device = device
        self.team = team
        self._store: PhotoStore | None = None  # of all stages: decoding takes seconds

    def of_stage(self, stage: Stage, *, first: int, count: int) -> Iterator[Pair]:
        """This process's batches from samples `first` ... `first + count - 1`; whole steps of the team only."""
        recipe = replace(self.config.pairs, size=stage.size) if stage.size else self.config.pairs
        own = count // (stage.batch * self.team.size) * stage.batch
        if self.config.machine.pairs == "device":
            return self._on_device(recipe, first, own, stage.batch)
        share = Share(self.photos, recipe, seed=self.config.seed, first=first, batch=stage.batch, team=self.team)
        return batches(share, 0, own, stage.batch, self.config.machine.workers)

    def _on_device(self, recipe: PairRecipe, first: int, own: int, batch: int) -> Iterator[Pair]:
        self._store = self._store or PhotoStore.load(self.photos, self.device)
        pairs = DevicePairs(self.photos, recipe, seed=self.config.seed, device=self.device, store=self._store)
        numbers = [self.team.sample_number(index, first=first, batch=batch) for index in range(own)]
        groups = [numbers[start : start + batch] for start in range(0, own, batch)]
        return numbered_device_batches(pairs, groups, self.config.machine.workers)
