"""The two judges of a training run, and what they say (paper, section 3.3).

The global one sees the whole crop, the local one the box that holds all landmarks. Both are shown the degraded face and
the guide as it was photographed, not warped (as in the paper): else a wrong grid would be part of what is "real". All
three pictures are cut at the landmarks of `sharp`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from gfr_core.errors import GfrError
from gfr_core.model.discriminators import PatchDiscriminator
from gfr_core.shapes import Images, Points
from gfr_core.train.losses.adversarial import AdversarialKind, judge_loss, restorer_loss
from gfr_core.train.losses.feature_matching import feature_matching_loss
from gfr_core.train.losses.region import landmark_cutouts


@dataclass(frozen=True, slots=True)
class CriticsConfig:
    """What the judges are built from; both are alike.

    Attributes:
        width: channels of the first layer.
        halvings: layers of stride 2; three judge patches of 70 pixels, two of 34.
        local_size: side of the square the local judge sees, in pixels.
        local_margin: widens the landmark box on each side, as a share of it. The landmarks end at the brows and on the
            jaw's edge, so the paper's smallest box (0) cuts through both.
        kind: "log" as the paper, or "hinge".
    """

    width: int = 64
    halvings: int = 3
    local_size: int = 128
    local_margin: float = 0.1
    kind: AdversarialKind = "log"

    def __post_init__(self) -> None:
        """Refuse what cannot judge.

        Raises:
            GfrError: naming the setting, the value found and the value wanted.
        """
        _at_least("width", self.width, 1)
        _at_least("halvings", self.halvings, 1)
        _at_least("local_size", self.local_size, 3 * 2**self.halvings)  # smaller ones have not one patch
        _at_least("local_margin", self.local_margin, 0)


@dataclass(frozen=True, slots=True)
class _View:
    """What one judge is shown."""

    judge: PatchDiscriminator
    degraded: Images
    guide: Images
    restored: Images
    sharp: Images


class Critics(nn.Module):
    """A global and a local judge. Every method takes B 3 H W pictures in [0, 1] and the landmarks of `sharp`, B 68 2.

    The methods may be called in any order within a step, each once: `restored_losses` changes nothing in the judges.
    """

    def __init__(self, config: CriticsConfig | None = None) -> None:
        super().__init__()
        self.config = config or CriticsConfig()
        self.whole = PatchDiscriminator(self.config.width, self.config.halvings)
        self.local = PatchDiscriminator(self.config.width, self.config.halvings)

    def forward(self, degraded: Images, guide: Images, restored: Images, sharp: Images, points: Points) -> Tensor:
        """`judge_loss`: what `DistributedDataParallel` wraps, so that the judges' gradients are averaged."""
        return self.judge_loss(degraded, guide, restored, sharp, points)

    def judge_loss(self, degraded: Images, guide: Images, restored: Images, sharp: Images, points: Points) -> Tensor:
        """What the judges minimise: global + local. No gradient reaches `restored`."""
        views = self._views([degraded, guide, restored.detach(), sharp], points)
        return torch.stack([self._judged(view) for view in views]).sum()

    def restored_losses(
        self, degraded: Images, guide: Images, restored: Images, sharp: Images, points: Points
    ) -> dict[str, Tensor]:
        """What `restored` minimises, unweighted: "global_adversarial", "local_adversarial", "feature_matching".

        "feature_matching" is the mean of both judges'. The judges stand still: while they look here, their parameters
        ask for no gradient and their spectral norms are not moved on, so a backward pass from these losses reaches
        `restored` and nothing of the judges.
        """
        with _standing_still(self):
            whole, local = (self._of_restored(v) for v in self._views([degraded, guide, restored, sharp], points))
        return {
            "global_adversarial": whole[0],
            "local_adversarial": local[0],
            "feature_matching": (whole[1] + local[1]) / 2,
        }

    def _views(self, pictures: list[Tensor], points: Points) -> list[_View]:
        side, margin = self.config.local_size, self.config.local_margin
        cutouts = [landmark_cutouts(picture, points, side, margin) for picture in pictures]
        return [_View(self.whole, *pictures), _View(self.local, *cutouts)]

    def _judged(self, view: _View) -> Tensor:
        real = view.judge(view.degraded, view.guide, view.sharp)
        fake = view.judge(view.degraded, view.guide, view.restored)
        return judge_loss(real, fake, self.config.kind)

    def _of_restored(self, view: _View) -> tuple[Tensor, Tensor]:
        """The adversarial and the feature-matching loss."""
        with torch.no_grad():
            wanted = view.judge.features(view.degraded, view.guide, view.sharp)
        found = view.judge.features(view.degraded, view.guide, view.restored)
        return restorer_loss(view.judge.logits(found), self.config.kind), feature_matching_loss(found, wanted)


@contextmanager
def _standing_still(judges: nn.Module) -> Iterator[None]:
    """Inside, nothing is learnt of what is computed; what learnt before learns again afterwards."""
    learning = [parameter for parameter in judges.parameters() if parameter.requires_grad]
    training = judges.training
    judges.eval().requires_grad_(requires_grad=False)
    try:
        yield
    finally:
        judges.train(training)
        for parameter in learning:
            parameter.requires_grad_()


def _at_least(setting: str, found: float, wanted: float) -> None:
    if found < wanted:
        raise GfrError(f"Critics' {setting} is {found}; it must be at least {wanted}.", f"Set {setting} = {wanted}.")
