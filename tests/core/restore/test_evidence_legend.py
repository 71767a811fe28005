import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from gfr_core.restore.evidence_legend import KINDS, in_words, percentages, shares_in_words
from gfr_core.restore.outcome import Evidence, RegionEvidence

DEUTAN = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
PROTAN = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
TRITAN = ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900))
"""Linear RGB as those see it who lack one cone: Machado, Oliveira and Fernandes 2009, severity 1."""


def linear(colour: tuple[int, int, int]) -> NDArray[np.float64]:
    share = np.array(colour) / 255
    return np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = np.cbrt(np.maximum(to_xyz @ rgb / (0.9505, 1.0, 1.089), 0.0089))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("eyes", [np.eye(3), DEUTAN, PROTAN, TRITAN])
def test_the_three_colours_lie_far_apart_for_every_eye(eyes: NDArray[np.float64]) -> None:
    seen = [lab(np.clip(np.array(eyes) @ linear(kind.colour), 0, 1)) for kind in KINDS]
    for first, second in combinations(seen, 2):
        assert np.linalg.norm(first - second) > 30  # a difference of 2 is just seen


def test_a_grey_print_shows_the_three_colours_too() -> None:
    brightness = sorted(lab(linear(kind.colour))[0] for kind in KINDS)
    assert np.diff(brightness).min() > 15


def test_kinds_stand_in_the_order_of_trust() -> None:
    assert [kind.name for kind in KINDS] == ["observed", "guided", "invented"]
    assert KINDS[0].hex == "#468cdc"


def test_shares_are_told_to_everybody() -> None:
    assert shares_in_words("eyes", (0.62, 0.3, 0.08)) == (
        "Of the eyes, 62 % was seen in the photo, 30 % comes from the portrait, 8 % was made up by the network."
    )


def test_a_face_is_told_region_by_region_with_its_fit() -> None:
    plane = np.ones((1, 1), np.float32)
    regions = (RegionEvidence("mouth", 0.5, 0.25, 0.25), RegionEvidence("skin", 1.0, 0.0, 0.0))
    assert in_words(Evidence(plane, plane, plane, 2.0, 4.26, regions)) == (
        "Of the mouth, 50 % was seen in the photo, 25 % comes from the portrait, 25 % was made up by the network. "
        "Of the skin, 100 % was seen in the photo, 0 % comes from the portrait, 0 % was made up by the network. "
        "Blurred like the photo, the result differs from it by 4.3 of 255 levels on average."
    )


@pytest.mark.parametrize(
    ("shares", "whole"),
    [
        ((1 / 3, 1 / 3, 1 / 3), (34, 33, 33)),
        ((0.996, 0.002, 0.002), (100, 0, 0)),
        ((0.335, 0.335, 0.33), (34, 33, 33)),
        ((1.0, 0.0, 0.0), (100, 0, 0)),
    ],
)
def test_whole_per_cents_sum_to_a_hundred(shares: tuple[float, float, float], whole: tuple[int, int, int]) -> None:
    assert percentages(shares) == whole


def test_the_legend_loads_neither_torch_nor_cv2() -> None:
    code = "import sys, gfr_core.restore.evidence_legend; sys.exit(bool({'torch', 'cv2'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
