"""Files to make a project of."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from gfr_core.media.still import write_still
from tests.app.small_engine import picture


def photo(folder: Path, name: str) -> Path:
    """A picture of that name; another name, another picture."""
    frame, path = picture(name), folder / name
    write_still(replace(frame, pixels=frame.pixels_8bit() ^ np.uint8(sum(name.encode()) % 64)), path)
    return path


def photos(folder: Path, *names: str) -> list[Path]:
    return [photo(folder, name) for name in names]
