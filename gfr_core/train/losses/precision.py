"""Losses are summed in float32 at least: bfloat16 has eight bits, too few for a mean over a picture."""

import torch
from torch import Tensor


def widened(tensor: Tensor) -> Tensor:
    """The tensor in float32, or as it is when it is wider (float64 in gradient checks)."""
    return tensor.to(torch.promote_types(tensor.dtype, torch.float32))
