"""The restoration of one track: what was computed for a frame is kept as long as its neighbours need it."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import torch
from numpy.typing import NDArray

from gfr_core.errors import GfrError, MachineError
from gfr_core.film.blocks import Plan
from gfr_core.film.grain import NO_GRAIN, Grain, measured_grain
from gfr_core.film.motion import Motion, motion_between, no_motion, seen
from gfr_core.film.options import FilmOptions
from gfr_core.film.smooth import FacePath
from gfr_core.film.steadiness import Steadiness, steadiness_along
from gfr_core.film.temporal import BLEND_REACH, NearFace, NearGrid, smooth_grid, steadied
from gfr_core.film.two_steps import TwoSteps
from gfr_core.geometry import SquareCrop
from gfr_core.media.frame import Pixels
from gfr_core.model.warp import resize_grid
from gfr_core.pairing.guide_set import Guide
from gfr_core.pixels import crop_to_images, images_to_crop
from gfr_core.restore.colour import match_colour
from gfr_core.restore.crop import cut, rect_inside, spread
from gfr_core.restore.mask import face_mask

Floats = NDArray[np.float32]
Plane = NDArray[np.float32]
Grey = NDArray[np.uint8]

T = TypeVar("T")

GRID_SIDE = 128
"""Grids are smoothed at this size: they come from 64 x 64, and larger is slower only."""
NOT_FINITE = "The network gave values that are not finite numbers."


@dataclass(frozen=True, slots=True, eq=False)
class FilmTask:
    """A track to restore.

    Attributes:
        path: the track, smoothed.
        guide: the portrait.
    """

    path: FacePath
    guide: Guide


@dataclass(frozen=True, slots=True, eq=False)
class FaceChange:
    """A restored face in one frame, ready to be put back.

    Attributes:
        crop: where its square lies.
        change: S S 3, restored minus degraded.
        mask: S S in [0, 1].
        grain: of the film around it.
        steadiness: against the frame before; None when there is none.
    """

    crop: SquareCrop
    change: Floats
    mask: Plane
    grain: Grain
    steadiness: Steadiness | None


class TrackWork:
    """Restores the frames of one track. Frames are given in order; a change may be asked for once the frames
    around it (`blocks.needed_frames`) were given."""

    def __init__(self, task: FilmTask, network: TwoSteps, options: FilmOptions) -> None:
        self.path = task.path
        self.plan = Plan.of(task.path, options.grid_every, options.batch)
        self.failed: dict[int, str] = {}
        self._network, self._options = network, options
        self._size = task.path.track.size
        portrait = cut(task.guide.frame.pixels, SquareCrop.of_face(task.guide.face.box), self._size)
        self._guide = crop_to_images(portrait)
        self._degraded: dict[int, Floats] = {}
        self._masks: dict[int, Plane] = {}
        self._looked: dict[tuple[int, int], Grey] = {}
        self._motions: dict[tuple[int, int, int], Motion] = {}
        self._grids: dict[int, Floats] = {}
        self._restored: dict[int, Floats] = {}
        self._steady: dict[int, Floats] = {}
        self._grains: dict[int, Grain] = {}

    def give(self, number: int, pixels: Pixels) -> None:
        """The next frame. What is needed of it is cut out; its pixels are not kept."""
        if self.plan.run(number) < 0:
            return
        crop = self._crop(number)
        try:
            self._degraded[number] = cut(pixels, crop, self._size)
        except GfrError as error:  # outside the frame: its neighbours go on beside a grey square
            self.failed[number] = error.message
            self._degraded[number] = np.full((self._size, self._size, 3), 0.5, np.float32)
        self._masks[number] = face_mask(self.path.face_at(number), crop, self._size)
        for side in (GRID_SIDE, self._size):
            self._looked[number, side] = seen(self._degraded[number], side)
        if self._options.grain > 0 and number == self.plan.block(number)[0]:
            self._grains[number] = _grain_around(pixels, crop, self._masks[number])

    def change(self, number: int) -> FaceChange | None:
        """What is to be put back in frame `number`; None when it is not restored or failed (see `failed`)."""
        if self.plan.run(number) < 0:
            return None
        steady = self._steadied(number)
        if steady is None:
            return None
        grain = self._grains.get(self.plan.block(number)[0], NO_GRAIN)
        change = steady - self._degraded[number]
        return FaceChange(self._crop(number), change, self._masks[number], grain, self._steadiness(number))

    def forget(self, before: int) -> None:
        """Frames before this number will not be asked for any more."""
        oldest = before - 2 * BLEND_REACH - 2
        grids_from = self.plan.batch * (oldest // self.plan.batch) - 2 * self.plan.batch - self.plan.grid_every
        _drop(self._degraded, oldest)
        _drop(self._masks, oldest)
        _drop(self._restored, oldest)
        _drop(self._steady, oldest)
        _drop(self._grids, grids_from)
        _drop(self._grains, grids_from)
        kept = {GRID_SIDE: grids_from, self._size: oldest}
        self._looked = {key: value for key, value in self._looked.items() if key[0] >= kept[key[1]]}
        self._motions = {key: value for key, value in self._motions.items() if min(key[:2]) >= oldest}

    def _crop(self, number: int) -> SquareCrop:
        return SquareCrop.of_face(self.path.face_at(number).box)

    def _steadiness(self, number: int) -> Steadiness | None:
        before = number - 1
        if self.plan.run(before) != self.plan.run(number):
            return None
        if self._steadied(before) is None or self._steadied(number) is None:
            return None
        pairs = [(self._shown(n), self._degraded[n]) for n in (before, number)]
        return steadiness_along(pairs[0], pairs[1], self._masks[number], self._motion(number, before, self._size))

    def _shown(self, number: int) -> Floats:
        """The crop as it is put back."""
        share = np.float32(self._options.strength * self.path.weight_at(number))
        return self._degraded[number] + share * (self._steady[number] - self._degraded[number])

    def _steadied(self, number: int) -> Floats | None:
        if number not in self._steady:
            restored = self._restored_one(number)
            if restored is None:
                return None
            near = self.plan.faces_near(number) if self._options.steady > 0 else []
            faces = [
                NearFace(other, self._degraded[n], self._motion(number, n, self._size))
                for n in near
                if (other := self._restored_one(n)) is not None
            ]
            self._steady[number] = steadied(restored, self._degraded[number], faces, self._options.steady)
        return self._steady[number]

    def _restored_one(self, number: int) -> Floats | None:
        if number not in self._restored and number not in self.failed:
            self._restore_block(self.plan.block(number))
        return self._restored.get(number)

    def _restore_block(self, numbers: list[int]) -> None:
        """All frames of a block in one call; what goes wrong is the block's."""
        try:
            self._rebuild(numbers)
        except MachineError:  # the next block would not fit either
            raise
        except (GfrError, RuntimeError) as error:  # RuntimeError: how torch reports what went wrong inside a network
            self.failed |= dict.fromkeys(numbers, str(error))

    def _rebuild(self, numbers: list[int]) -> None:
        grids = torch.cat([self._grid_for(n) for n in numbers])
        guides = self._guide.expand(len(numbers), -1, -1, -1)
        made = self._network.rebuild(self._images(numbers), guides, grids)
        for index, number in enumerate(numbers):
            crop = images_to_crop(made[index : index + 1])
            if number in self.failed:
                continue
            if not np.isfinite(crop).all():
                self.failed[number] = NOT_FINITE
                continue
            if self._options.match_colour:
                crop = match_colour(crop, self._degraded[number], self._masks[number])
            self._restored[number] = crop

    def _images(self, numbers: list[int]) -> torch.Tensor:
        return torch.cat([crop_to_images(self._degraded[n]) for n in numbers])

    def _grid_for(self, number: int) -> torch.Tensor:
        """The smoothed grid of a frame: 1 S S 2."""
        near = [
            NearGrid(n - number, self._grid(n), self._motion(number, n, GRID_SIDE))
            for n in self.plan.grids_near(number)
        ]
        grid = torch.from_numpy(smooth_grid(near, self._options.steady))[None]
        return resize_grid(grid, self._size, self._size)

    def _grid(self, number: int) -> Floats:
        """What the network says of a frame, GRID_SIDE GRID_SIDE 2; asked for a whole block at once."""
        if number not in self._grids:
            numbers = [n for n in self.plan.block(number) if self.plan.has_grid(n)]
            guides = self._guide.expand(len(numbers), -1, -1, -1)
            grids = resize_grid(self._network.grids(self._images(numbers), guides), GRID_SIDE, GRID_SIDE)
            self._grids |= {n: grids[i].numpy() for i, n in enumerate(numbers)}
        return self._grids[number]

    def _motion(self, here: int, there: int, side: int) -> Motion:
        """The motion from one frame to another in a crop of `side`; the way back is kept too."""
        if here == there:
            return no_motion(side)
        key = (here, there, side)
        if key not in self._motions:
            forth, back = motion_between(self._looked[here, side], self._looked[there, side], side)
            self._motions[key], self._motions[there, here, side] = forth, back
        return self._motions[key]


def _grain_around(pixels: Pixels, crop: SquareCrop, mask: Plane) -> Grain:
    """The grain of the crop's own pixels outside the mask."""
    rect = rect_inside(crop, *pixels.shape[:2])
    if rect.empty:
        return NO_GRAIN
    patch = pixels[rect.place].astype(np.float32) / np.float32(np.iinfo(pixels.dtype).max)
    return measured_grain(patch, spread(mask, crop, rect) <= 0)


def _drop(kept: dict[int, T], before: int) -> None:
    for number in [n for n in kept if n < before]:
        del kept[number]
