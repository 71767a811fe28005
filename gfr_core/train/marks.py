"""Random marks on a skin: blotches, freckles, moles, lines. The guide shows them, so they can be learnt from it only.

A network that knows the people of its photographs by heart needs no guide. Marks that are drawn anew for every sample,
and are in the sharp target and in the guide alike, cannot be known by heart.

Every mark is made of soft round dots, which makes the whole layer one product of two matrices (a Gaussian is the
product of a column and a row), on the CPU and on a GPU.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from gfr_core.model.warp import warp
from gfr_core.shapes import Grids, Images, OtherImages
from gfr_core.train.pose import Array

FACE_PX = 213.0
"""Sizes of marks below are pixels of a face of this size."""
TEXELS = 256
REACH = 1.25
"""The layer covers face-centred half sizes from -REACH to REACH on both axes: a texel is about a pixel."""
STRONGEST = 0.3
"""Most that marks together change a channel, as a share of it."""
TINTS = np.array([[1.0, 1.0, 1.0], [0.45, 1.0, 1.0], [0.75, 1.0, 1.3]])
"""What a change of brightness does to each channel: alike, reddish, brownish."""


@dataclass(frozen=True, slots=True)
class Marks:
    """Soft dots on a face.

    Attributes:
        centres: K 2, face-centred half sizes of the photograph.
        radii: K, standard deviation, half sizes.
        changes: K 3, how much red, green and blue change at the centre, as a share of what is there.
    """

    centres: Array
    radii: Array
    changes: Array


def sample_marks(rng: np.random.Generator) -> Marks:
    """Marks of one face: a few blotches, spots few or many, some lines."""
    spots = int(rng.choice((2, 5, 15, 45)))
    parts = [_blotches(rng, int(rng.integers(3, 9))), _spots(rng, spots)]
    parts += [_line(rng) for _ in range(rng.integers(0, 5))]
    centres, radii, changes = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Marks(centres, radii, changes)


Dots = tuple[Array, Array, Array]
"""Centres, radii and changes of some dots."""


def _blotches(rng: np.random.Generator, count: int) -> Dots:
    """3 to 10 px, brighter or darker than the skin."""
    radii = np.exp(rng.uniform(np.log(3), np.log(10), count))
    return _places(rng, count), _half_sizes(radii), _tinted(rng, rng.normal(0, 0.07, count))


def _spots(rng: np.random.Generator, count: int) -> Dots:
    """Freckles and moles: 0.8 to 2.2 px, mostly darker; many are fainter than few."""
    radii = rng.uniform(0.8, 2.2, count)
    strength = -rng.uniform(0.08, 0.2 if count > 10 else 0.3, count)
    return _places(rng, count), _half_sizes(radii), _tinted(rng, strength)


def _line(rng: np.random.Generator) -> Dots:
    """A crease or a scar: dots a radius apart along an arc 10 to 36 px long."""
    radius, length = rng.uniform(0.8, 1.6), rng.uniform(10, 36)
    count = int(np.ceil(length / radius))
    heading = rng.uniform(0, np.pi) + rng.normal(0, 0.5) * np.linspace(-1, 1, count)
    steps = np.stack([np.cos(heading), np.sin(heading)], axis=1) * _half_sizes(np.array(radius))
    path = np.cumsum(steps, axis=0) - steps.sum(axis=0) / 2
    overlap = np.sqrt(2 * np.pi)  # what dots one radius apart add up to
    ends = np.sin(np.linspace(0.15, np.pi - 0.15, count))
    change = _tinted(rng, np.array([rng.choice((-1, -1, 1)) * rng.uniform(0.05, 0.14) / overlap]))
    return _places(rng, 1) + path, _half_sizes(np.full(count, radius)), ends[:, None] * change


def _places(rng: np.random.Generator, count: int) -> Array:
    """Anywhere on the face and the forehead, fewer towards its edge."""
    angle, away = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.uniform(0, 1, count))
    return np.stack([0.8 * away * np.cos(angle), 1.0 * away * np.sin(angle) - 0.1], axis=1)


def _half_sizes(pixels: Array) -> Array:
    return np.asarray(pixels * (2 / FACE_PX))


def _tinted(rng: np.random.Generator, strength: Array) -> Array:
    return np.asarray(strength[:, None] * TINTS[rng.integers(0, len(TINTS), len(strength))])


def mark_layer(marks: Marks) -> NDArray[np.float32]:
    """The change of each channel over the face, TEXELS TEXELS 3, as a share of what is there."""
    along = ((np.arange(TEXELS) + 0.5) * (2 / TEXELS) - 1) * REACH
    across, down = (np.exp(-0.5 * ((along - c[:, None]) / marks.radii[:, None]) ** 2) for c in marks.centres.T)
    planes = [(down * change[:, None]).T @ across for change in marks.changes.T]
    return np.asarray(np.clip(np.stack(planes, axis=-1), -STRONGEST, STRONGEST), dtype=np.float32)


def painted(seen: NDArray[np.uint8], layer: NDArray[np.float32], centred: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The crop with the marks of the photograph it was cut from.

    Args:
        seen: S S 3.
        layer: of `mark_layer`.
        centred: S S 2, where each pixel lies on the face, in face-centred half sizes.
    """
    places = (centred / REACH + 1) * (TEXELS / 2) - 0.5
    change = cv2.remap(layer, places[..., 0], places[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(np.clip(np.rint(seen * (1 + change)), 0, 255), dtype=np.uint8)


class MarkBatch(NamedTuple):
    """The numbers of B `Marks`, filled up with dots that change nothing: centres B K 2, radii B K, changes B K 3."""

    centres: Tensor
    radii: Tensor
    changes: Tensor

    @staticmethod
    def of(marks: Sequence[Marks | None]) -> "MarkBatch":
        """One row a face, on the CPU; None for a face without marks."""
        most = max([1, *(len(some.radii) for some in marks if some is not None)])
        centres, radii = np.zeros((len(marks), most, 2)), np.ones((len(marks), most))
        changes = np.zeros((len(marks), most, 3))
        for row, some in enumerate(marks):
            if some is not None:
                count = len(some.radii)
                centres[row, :count], radii[row, :count], changes[row, :count] = some.centres, some.radii, some.changes
        return MarkBatch(*(torch.from_numpy(column).float() for column in (centres, radii, changes)))

    def to(self, device: torch.device) -> "MarkBatch":
        """The same on another device."""
        return MarkBatch(*(column.to(device, non_blocking=True) for column in self))


def mark_layers(marks: MarkBatch) -> OtherImages:
    """`mark_layer` for a batch: B 3 TEXELS TEXELS."""
    along = ((torch.arange(TEXELS, device=marks.radii.device) + 0.5) * (2 / TEXELS) - 1) * REACH
    apart = (along - marks.centres[..., None]) / marks.radii[..., None, None]  # B K 2 T
    across, down = apart.square().mul(-0.5).exp().unbind(dim=2)
    weighted = down[:, None] * marks.changes.permute(0, 2, 1)[..., None]  # B 3 K T
    return (weighted.mT @ across[:, None]).clamp(-STRONGEST, STRONGEST)


def painted_batch(images: Images, layers: OtherImages, centred: Grids) -> Images:
    """`painted` for a batch on its device."""
    return images.mul(1 + warp(layers, centred / REACH)).clamp_(0, 1)
