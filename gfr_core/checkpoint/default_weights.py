"""The weights that come with the program."""

from importlib.resources import files
from pathlib import Path

from gfr_core.errors import MachineError

FILE_NAME = "gfrnet-default.safetensors"


def default_weights() -> Path:
    """Where the default weights lie, in a checkout, an installed wheel and a frozen app alike.

    Raises:
        MachineError: they are not there.
    """
    path = Path(str(files("resources"))) / "weights" / FILE_NAME
    if not path.is_file():
        raise MachineError(
            f"The weights that belong to GFR Studio are missing: '{path}'.",
            "Install GFR Studio again, or name a weights file with --weights.",
        )
    return path
