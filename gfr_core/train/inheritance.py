"""What a run takes over from weights that exist already."""

from pathlib import Path

from torch import Tensor

from gfr_core.checkpoint.store import load_checkpoint
from gfr_core.errors import GfrError
from gfr_core.faces.landmark_weights import load_landmark_net
from gfr_core.model.gfrnet import GFRNet

LANDMARKER = "landmarks"
FINDER = "warpnet.finder."


def take_over(network: GFRNet, sources: tuple[Path, ...]) -> None:
    """Copy every tensor of the given weights files that fits by name and shape, later files over earlier ones.

    A source is FILE (all of it), FILE#warpnet or FILE#recnet (one network: a file of a run that trained one still holds
    the other, untrained), or FILE#landmarks (weights of the landmark network, for a point-finding WarpNet).

    Raises:
        GfrError: a file is no weights file, or has nothing that fits.
    """
    own = network.state_dict()
    for source in sources:
        name, _, part = str(source).partition("#")
        offered = _landmarker(Path(name)) if part == LANDMARKER else _part(Path(name), part)
        fitting = {key: t for key, t in offered.items() if key in own and own[key].shape == t.shape}
        if not fitting:
            raise GfrError(f"Weights {source} share no tensor with this network.", "Check start_from and [network].")
        own |= fitting
    network.load_state_dict(own)


def _part(path: Path, part: str) -> dict[str, Tensor]:
    return {key: tensor for key, tensor in load_checkpoint(path).weights.items() if key.startswith(part)}


def _landmarker(path: Path) -> dict[str, Tensor]:
    return {FINDER + key: tensor for key, tensor in load_landmark_net(path).state_dict().items()}
