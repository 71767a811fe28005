import pytest
import torch
from torch import nn

from gfr_core.train.learner import Learner


def test_the_first_step_of_adam_is_as_large_as_the_rate_and_against_the_slope() -> None:
    layer = nn.Linear(1, 1)
    before = [float(parameter.detach()) for parameter in layer.parameters()]
    Learner.of(layer, layer.parameters()).descend(5 * layer.weight.sum() - 0.1 * layer.bias.sum(), rate=0.25)
    moved = [float(parameter.detach()) - start for parameter, start in zip(layer.parameters(), before, strict=True)]
    assert moved == pytest.approx([-0.25, 0.25], abs=1e-5)


def test_gradients_of_an_earlier_loss_are_forgotten() -> None:
    layer = nn.Linear(1, 1, bias=False)
    layer.weight.grad = torch.full((1, 1), 1e6)
    Learner.of(layer, layer.parameters()).descend(layer.weight.sum(), rate=0.1)
    assert float(layer.weight.grad) == 1.0


def test_only_the_parameters_given_learn_and_are_named_as_in_the_network() -> None:
    network = nn.Sequential(nn.Linear(1, 1), nn.Linear(1, 1))
    learner = Learner.of(network, network[1].parameters())
    assert [name for name, _ in learner.learning()] == ["1.weight", "1.bias"]
