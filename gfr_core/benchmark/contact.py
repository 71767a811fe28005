"""Contact sheets: degraded, guide, warped guide, restored and truth side by side."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np

from gfr_core.benchmark.shown import Picture, Row, Shown
from gfr_core.benchmark.variants import STRANGER
from gfr_core.media.atomic import write_atomically
from gfr_core.restore.sheet import PAPER, Tile, sheet

COLUMNS = 5
JPEG_QUALITY = 88


def contact_sheet(shown: Shown) -> Picture:
    """One row a case, labelled. H W 3."""
    title = f"{title_of(shown)}: one row a case, dB is the PSNR of the landmark box"
    return sheet(title, [tile for row in shown.rows for tile in _tiles(row)], columns=COLUMNS)


def title_of(shown: Shown) -> str:
    """Method and scale in words."""
    wrong = ", another person's guide" if shown.method == STRANGER else ""
    return f"{shown.method}{wrong}, {shown.scale:g}x"


def _tiles(row: Row) -> Iterator[Tile]:
    yield Tile(row.degraded, "degraded", f"{row.input_db:.1f} dB")
    yield Tile(row.guide, "guide")
    yield Tile(row.warped_guide, "warped guide")
    yield Tile(row.restored, "restored", f"{row.box_db:.1f} dB ({row.box_db - row.input_db:+.1f})")
    yield Tile(row.sharp, "truth")


def as_jpeg(picture: Picture) -> bytes:
    """The picture as a JPEG file."""
    return _encoded(picture, ".jpg", [cv2.IMWRITE_JPEG_QUALITY, JPEG_QUALITY])


def write_sheets(shown: Sequence[Shown], path: Path) -> None:
    """All contact sheets, one below the other, as one PNG.

    Raises:
        GfrError: the file cannot be written there.
    """
    write_atomically(path, _encoded(_stacked([contact_sheet(one) for one in shown]), ".png", []))


def _stacked(pages: Sequence[Picture]) -> Picture:
    width = max(page.shape[1] for page in pages)
    return np.concatenate([_widened(page, width) for page in pages])


def _widened(page: Picture, width: int) -> Picture:
    wide = np.full((page.shape[0], width, 3), PAPER, dtype=np.uint8)
    wide[:, : page.shape[1]] = page
    return wide


def _encoded(picture: Picture, suffix: str, settings: Sequence[int]) -> bytes:
    fine, data = cv2.imencode(suffix, picture[:, :, ::-1], list(settings))
    assert fine, f"OpenCV writes {suffix}"
    return data.tobytes()
