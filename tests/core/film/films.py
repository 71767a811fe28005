"""Films with a path to restore along, and networks in closed form."""

from collections.abc import Sequence
from functools import cache

import torch
from torch import Tensor

from gfr_core.faces.face import Face
from gfr_core.film.clip_restorer import ClipRestorer, RestoredFrame
from gfr_core.film.options import FilmOptions
from gfr_core.film.smooth import FacePath, smoothed
from gfr_core.film.track import Place, State, Track
from gfr_core.film.track_work import FilmTask
from gfr_core.film.two_steps import TwoSteps
from gfr_core.geometry import Box
from gfr_core.media.frame import Frame
from gfr_core.model.gfrnet import GFRNet, GFRNetOutput
from gfr_core.pairing.guide_set import Guide
from gfr_core.sample import photograph, sample_landmarks
from tests.core.checkpoint.weights import TINY
from tests.core.film.moving import Pose, film, truth
from tests.core.restore.faces import Offset

PLAIN = FilmOptions(steady=0.0, grain=0.0, match_colour=False, grid_every=1)
"""Every frame by itself."""


class Flickers(Offset):
    """Restores every face as bright as its own pixels make it by chance: another amount in each frame."""

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        output = super().forward(degraded, guide)
        chance = torch.sin(degraded.double().sum(dim=(1, 2, 3)) * 1000).float()
        return output._replace(restored=degraded + 0.1 * chance[:, None, None, None])


class FailsOnDarkFaces(Offset):
    """Gives NaN for those faces of a batch that are dark."""

    def forward(self, degraded: Tensor, guide: Tensor) -> GFRNetOutput:
        output = super().forward(degraded, guide)
        dark = degraded.mean(dim=(1, 2, 3), keepdim=True) < 0.2
        return output._replace(restored=output.restored + torch.where(dark, torch.nan, 0.0))


def lively() -> GFRNet:
    """A small network of random weights that changes what it sees by some levels, and bends its guide."""
    torch.manual_seed(0)
    network = GFRNet(TINY)
    with torch.no_grad():
        network.recnet.last.weight.mul_(60)
    return network


def path_of(poses: Sequence[Pose], *, first: int = 0, skipped: Sequence[int] = (), number: int = 1) -> FacePath:
    """The smoothed path of a head whose every place is known."""
    places = []
    for index, pose in enumerate(poses, first):
        points = truth(pose)
        state: State = "skipped" if index in skipped else "found"
        places.append(Place(index, Box.around(points), points, state, "away" if state == "skipped" else ""))
    return smoothed(Track(number, 0, first, first + len(poses) - 1, tuple(places)))


def walk(count: int, speed: float = 1.5) -> list[Pose]:
    return [Pose(x=100 + speed * n, y=100 + 0.5 * n) for n in range(count)]


@cache
def walking(count: int = 40, noise: float = 5.0) -> tuple[Frame, ...]:
    return tuple(film([walk(count)], noise=noise))


@cache
def portrait() -> Guide:
    points = sample_landmarks()
    return Guide("mum.png", Frame(photograph(), "mum.png"), Face(Box.around(points), 1.0, "test", points))


def restored(
    network: TwoSteps,
    frames: Sequence[Frame],
    paths: Sequence[FacePath],
    options: FilmOptions = PLAIN,
    wanted: range | None = None,
) -> list[RestoredFrame]:
    """The wanted frames, given no more than what is needed for them."""
    restorer = ClipRestorer(network, [FilmTask(path, portrait()) for path in paths], options)
    asked = wanted if wanted is not None else range(len(frames))
    needed = restorer.needed(asked, len(frames))
    return list(restorer.restore((frames[n] for n in needed), needed.start, asked))
