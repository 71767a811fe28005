"""Where the data lies that some tests measure on, when this machine has it."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The checkout."""


def shared_dir() -> Path | None:
    """The folder with the shared data: `GFR_SHARED`, else `../shared` beside the checkout; None when there is none."""
    named = os.environ.get("GFR_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    return folder if folder.is_dir() else None
