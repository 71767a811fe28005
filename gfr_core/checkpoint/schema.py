"""What a weights file holds: the network's description, its numbers, and where they come from."""

import json
from dataclasses import asdict, dataclass, fields

from torch import Tensor

from gfr_core.errors import GfrError
from gfr_core.model.config import GFRNetConfig

FORMAT_NAME = "gfr-studio"
FORMAT_VERSION = 1


@dataclass(frozen=True, slots=True)
class CheckpointInfo:
    """Where weights come from. Every field is written into the file and shown to whoever asks.

    Attributes:
        step: optimizer steps taken.
        samples: training samples seen.
        command: the command line that made them.
        credits: one line for each data set or person to be named wherever the weights go.
        licence: terms of the weights, as an SPDX name or a sentence.
        note: anything else worth reading, such as measured quality.
    """

    step: int = 0
    samples: int = 0
    command: str = ""
    credits: tuple[str, ...] = ()
    licence: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A network at rest.

    Attributes:
        config: which network the weights belong to.
        weights: the state of `GFRNet(config)`: float tensors as float32, counters as they are.
        info: see `CheckpointInfo`.
    """

    config: GFRNetConfig
    weights: dict[str, Tensor]
    info: CheckpointInfo


def write_header(checkpoint: Checkpoint) -> dict[str, str]:
    """The text that travels in the file's header."""
    return {
        "format": f"{FORMAT_NAME}/{FORMAT_VERSION}",
        "config": json.dumps(checkpoint.config.to_dict(), sort_keys=True),
        "info": json.dumps(asdict(checkpoint.info), sort_keys=True),
    }


def read_header(header: dict[str, str], name: str) -> tuple[GFRNetConfig, CheckpointInfo]:
    """What the header says.

    Args:
        header: the file's text fields.
        name: how to call the file in a message.

    Raises:
        GfrError: no header of ours, a newer format, a network this version does not know, or a damaged header.
    """
    _check_format(header.get("format", ""), name)
    try:
        config = GFRNetConfig.from_dict(json.loads(header["config"]))
        info = _info_from(json.loads(header.get("info", "{}")))
    except (ValueError, TypeError, KeyError) as error:
        raise GfrError(f"Weights '{name}' have a damaged header ({error}).", "Fetch the file again.") from error
    except GfrError as error:
        raise GfrError(f"Weights '{name}': {error.message}", error.hint) from error
    return config, info


def _check_format(found: str, name: str) -> None:
    kind, _, version = found.partition("/")
    if kind != FORMAT_NAME or not version.isdecimal():
        raise GfrError(
            f"Weights '{name}' were not made by GFR Studio: format {found or 'not stated'}, "
            f"wanted {FORMAT_NAME}/{FORMAT_VERSION}.",
            "Choose a weights file that GFR Studio wrote.",
        )
    if int(version) > FORMAT_VERSION:
        raise GfrError(
            f"Weights '{name}' have format version {version}; this GFR Studio reads up to {FORMAT_VERSION}.",
            "Update GFR Studio.",
        )


def _info_from(values: dict[str, object]) -> CheckpointInfo:
    """Fields a later version added are skipped: they describe, they do not decide."""
    known = {f.name for f in fields(CheckpointInfo)}
    kept = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items() if key in known}
    return CheckpointInfo(**kept)  # type: ignore[arg-type]  # words for people; nothing computes with them
