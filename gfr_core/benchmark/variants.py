"""The weights that are compared, each under a name."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gfr_core.benchmark.result import VariantFacts
from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.checkpoint.store import build_network, load_checkpoint
from gfr_core.errors import GfrError
from gfr_core.model.gfrnet import GFRNet

BICUBIC = "bicubic"
STRANGER = "R"
TAKEN = (BICUBIC, STRANGER)
"""Rows of the tables that are no weights of their own."""


@dataclass(frozen=True, slots=True, eq=False)
class Variant:
    """A network with its weights, ready to restore."""

    facts: VariantFacts
    network: GFRNet

    @property
    def name(self) -> str:
        """As in the tables."""
        return self.facts.name


def named_files(words: Sequence[str]) -> dict[str, Path]:
    """The files that words like "Full=weights.safetensors" name; without a word, "Full" is the default weights.

    Raises:
        GfrError: a word is not NAME=FILE, or a name is taken.
        MachineError: the default weights are missing.
    """
    files: dict[str, Path] = {}
    for word in words:
        name, file = _name_and_file(word)
        if name in files or name in TAKEN:
            raise GfrError(
                f"Variant name {name!r} is taken.", "Give every variant a name of its own, not bicubic or R."
            )
        files[name] = file
    return files or {"Full": default_weights()}


def _name_and_file(word: str) -> tuple[str, Path]:
    name, _, file = word.partition("=")
    if not name or not file:
        raise GfrError(f"Variant {word!r} is not NAME=FILE.", "For example: --variants Full=runs/full.safetensors")
    return name, Path(file)


def load_variant(name: str, file: Path, size: int) -> Variant:
    """The network in a weights file.

    Raises:
        GfrError: the file is no weights file of a GFRNet, or its network cannot restore crops of `size` pixels.
    """
    checkpoint = load_checkpoint(file)
    network = build_network(checkpoint)
    step = 2**checkpoint.config.rec_levels
    if size % step:
        raise GfrError(
            f"Crops of {size} px do not suit variant {name!r}: wanted a multiple of {step}.", "Choose another --size."
        )
    parameters = sum(parameter.numel() for parameter in network.parameters())
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    config = checkpoint.config
    facts = VariantFacts(name, file.name, sha256, checkpoint.info.samples, parameters, config.guide, config.uses_warp)
    return Variant(facts, network)
