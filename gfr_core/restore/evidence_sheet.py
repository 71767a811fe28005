"""The evidence of one face as a picture to keep: the map, what its colours mean, and the shares of every region."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from gfr_core.restore.evidence import evidence_colours
from gfr_core.restore.evidence_legend import KINDS, Kind, percentages
from gfr_core.restore.outcome import Evidence, RegionEvidence
from gfr_core.restore.sheet import FAINT, INK, PAPER, Tile, sheet

Picture = NDArray[np.uint8]

LINES = 16
"""Lines of text as high as the legend."""


def evidence_sheet(restored: Picture, evidence: Evidence) -> Picture:
    """Restored face, map and legend side by side, labelled. H W 3.

    Args:
        restored: S S 3, at full strength and full influence: that is what was weighed.
        evidence: its evidence.
    """
    fit = f"{evidence.redegradation_error:.1f} of 255 levels from the photo"
    tiles = [
        Tile(restored, "Restored", f"blurred like the photo: {fit}"),
        Tile(evidence_colours(evidence), "Evidence", "each pixel in the colours of its shares"),
        Tile(legend(evidence, restored.shape[0]), "Legend", "seen, portrait, made up; sums to 100 %"),
    ]
    return sheet("Evidence: what the restored face rests on", tiles, columns=3)


def legend(evidence: Evidence, size: int) -> Picture:
    """The three colours with their meaning, and below them a bar for every region. `size` x `size` x 3."""
    page = Image.new("RGB", (size, size), PAPER)
    draw, line = ImageDraw.Draw(page), size / LINES
    for row, kind in enumerate(KINDS):
        _kind(draw, kind, (0.5 + 2 * row) * line, line)
    for row, region in enumerate(evidence.regions):
        _region(draw, region, (7 + 2.2 * row) * line, line)
    return np.asarray(page)


def _kind(draw: ImageDraw.ImageDraw, kind: Kind, top: float, line: float) -> None:
    draw.rectangle((line / 2, top, 2 * line, top + 1.5 * line), fill=kind.colour)
    draw.text((2.5 * line, top - 0.1 * line), kind.title, INK, ImageFont.load_default(line))
    draw.text((2.5 * line, top + 0.9 * line), kind.meaning, FAINT, ImageFont.load_default(0.8 * line))


def _region(draw: ImageDraw.ImageDraw, region: RegionEvidence, top: float, line: float) -> None:
    """Its name, its shares in per cent and as lengths of one bar."""
    whole = percentages(region.shares)
    words = " / ".join(str(percent) for percent in whole)
    draw.text((line / 2, top), region.name.capitalize(), INK, ImageFont.load_default(0.9 * line))
    draw.text(((LINES - 0.5) * line, top), f"{words} %", INK, ImageFont.load_default(0.9 * line), anchor="ra")
    left, room = line / 2, (LINES - 1) * line
    for kind, percent in zip(KINDS, whole, strict=True):
        right = left + room * percent / 100
        if percent:
            draw.rectangle((left, top + 1.2 * line, right, top + 1.7 * line), fill=kind.colour)
        left = right
