"""The rows of the paper's table 1 as training runs: one run described, its rivals derived.

All see the same number of pairs, in the same order, from the same seed. R is no run of its own: it is Full with the
guides of other people, which the benchmark measures.
"""

from dataclasses import replace

from gfr_core.errors import GfrError
from gfr_core.model.config import GFRNetConfig
from gfr_core.train.config import Stage, TrainConfig

FULL = "full"
ROWS = (FULL, "-F", "-W", "-W2", "-WG", "-WG2")


def rival(config: TrainConfig, row: str) -> TrainConfig:
    """The run that trains a row of table 1.

    Only Full may start from other weights (`start_from`): its WarpNet is taught beforehand, as the paper's is. Rows
    without a warp leave out the stages that train nothing but it. In -F the restored picture is all that teaches the
    warp. A finder of landmarks cannot be taught without landmarks, so -F has the paper's WarpNet, a decoder.

    Args:
        config: the run of row "full".
        row: one of `ROWS`.

    Raises:
        GfrError: no such row, or no stage is left for it.
    """
    if row == FULL:
        return config
    network = config.network.variant(row)
    if row == "-F":
        network = replace(network, warp_kind="decoder", warp_passes=1, refine_passes=0)
    stages = tuple(_of(stage, network) for stage in config.stages if stage.recnet)
    if not stages:
        raise GfrError(f"Nothing is left to train for row {row!r}.", "Describe a run with a stage that trains recnet.")
    name = f"{config.name}{row}"
    return replace(config, name=name, out=config.out / name, network=network, stages=stages, start_from=())


def _of(stage: Stage, network: GFRNetConfig) -> Stage:
    alone = replace(stage, warpnet=False, refiner=False, pictures_teach_warp=False)
    return replace(alone, warpnet=True, guide_from="warpnet") if network.uses_warp else alone
