"""Small checkpoints to test with."""

import torch

from gfr_core.checkpoint.schema import Checkpoint, CheckpointInfo
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet

TINY = GFRNetConfig(width=4, warp_width=4, rec_levels=3, warp_size=16, depth_factor=2)


def tiny_checkpoint(config: GFRNetConfig = TINY, seed: int = 0) -> Checkpoint:
    """Random weights of a network that is quick to build."""
    torch.manual_seed(seed)
    info = CheckpointInfo(step=12, samples=96, command="gfr train tiny.toml", credits=("A, B", "C"), licence="CC0")
    return Checkpoint(config, GFRNet(config).state_dict(), info)
