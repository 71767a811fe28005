import numpy as np
import pytest

from gfr_core.restore.evidence_legend import KINDS
from gfr_core.restore.evidence_sheet import evidence_sheet, legend
from gfr_core.restore.outcome import Evidence, RegionEvidence

SIZE = 256


def evidence(*regions: RegionEvidence) -> Evidence:
    """Seen on the left, guided in the middle, made up on the right."""
    kinds = np.arange(SIZE) * 3 // SIZE
    observed, guided, invented = (np.tile(np.float32(kinds == kind), (SIZE, 1)) for kind in range(3))
    return Evidence(observed, guided, invented, 2.0, 4.3, regions)


def test_the_sheet_shows_the_map_between_the_face_and_the_legend() -> None:
    page = evidence_sheet(np.full((SIZE, SIZE, 3), 9, np.uint8), evidence())
    columns = [np.flatnonzero((page == kind.colour).all(axis=-1).sum(axis=0) > SIZE // 2) for kind in KINDS]
    assert [len(each) for each in columns] == pytest.approx([SIZE / 3] * 3, abs=3)
    assert columns[0].min() > SIZE
    assert columns[0].max() < columns[1].min() < columns[1].max() < columns[2].min()
    assert (page == 9).all(axis=-1).sum() == SIZE * SIZE


@pytest.mark.parametrize("size", [256, 512])
def test_bars_are_as_long_as_the_shares(size: int) -> None:
    page = legend(evidence(RegionEvidence("eyes", 0.5, 0.3, 0.2)), size)
    bar = page[round((7 + 1.45) * size / 16)]
    lengths = [int((bar == kind.colour).all(axis=-1).sum()) for kind in KINDS]
    assert lengths == pytest.approx([share * size * 15 / 16 for share in (0.5, 0.3, 0.2)], abs=3)


def test_a_share_of_nothing_has_no_bar() -> None:
    page = legend(evidence(RegionEvidence("skin", 1.0, 0.0, 0.0)), SIZE)
    bar = page[round((7 + 1.45) * SIZE / 16)]
    assert [bool((bar == kind.colour).all(axis=-1).any()) for kind in KINDS] == [True, False, False]
