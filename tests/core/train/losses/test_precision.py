import pytest
import torch

from gfr_core.train.losses.precision import widened


@pytest.mark.parametrize("narrow", [torch.bfloat16, torch.float16])
def test_half_precision_becomes_float32(narrow: torch.dtype) -> None:
    assert widened(torch.ones(3, dtype=narrow)).dtype == torch.float32


@pytest.mark.parametrize("wide", [torch.float32, torch.float64])
def test_what_is_wide_enough_is_left_alone(wide: torch.dtype) -> None:
    tensor = torch.rand(3, dtype=wide)
    assert widened(tensor) is tensor
