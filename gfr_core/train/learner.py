"""A network that learns, and how it takes one step."""

from collections.abc import Iterable
from dataclasses import dataclass

from torch import Tensor, nn
from torch.optim import Adam

BETAS = (0.5, 0.99)
"""Of Adam; the first as in the paper."""


@dataclass(frozen=True, slots=True)
class Learner:
    """A network, and the Adam that moves some of its parameters, or all."""

    network: nn.Module
    adam: Adam

    @staticmethod
    def of(network: nn.Module, parameters: Iterable[nn.Parameter]) -> "Learner":
        """A learner without moments yet, whose `parameters` are some of `network`'s."""
        return Learner(network, Adam(parameters, betas=BETAS, fused=True))

    def descend(self, loss: Tensor, rate: float) -> None:
        """One step of size `rate` against the gradient of `loss`."""
        for group in self.adam.param_groups:
            group["lr"] = rate
        self.adam.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]  # torch has no type for it
        self.adam.step()

    def learning(self) -> list[tuple[str, nn.Parameter]]:
        """The parameters that Adam moves, under their names in the network."""
        learning = {id(parameter) for group in self.adam.param_groups for parameter in group["params"]}
        return [(name, parameter) for name, parameter in self.network.named_parameters() if id(parameter) in learning]
