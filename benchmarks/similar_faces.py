"""How well faces are told apart for suggestions in the library: `gfr_core/library/similar.py` on photographs.

    python -m benchmarks.similar_faces INDEX [--limit 0.61]

INDEX is an index of photographs as for training (docs/training.md). Of each split, over all pairs of photographs: the
share of pairs of one person that is suggested, the share of pairs of strangers that is, the area under the curve; the
same for strangers of one collection only, which are harder; and how clean the groups are.
"""

import argparse
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.faces.face import Face
from gfr_core.geometry import Box
from gfr_core.library.similar import SIMILAR, describe, distances, groups_of
from gfr_core.media.still import read_still
from gfr_core.train.index import Photo, read_index

Matrix = NDArray[np.float32]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    parser.add_argument("--limit", type=float, default=SIMILAR)
    wishes = parser.parse_args()
    for split in ("train", "val"):
        report(split, read_index(wishes.index, split), wishes.limit)


def report(split: str, photos: list[Photo], limit: float) -> None:
    start = time.perf_counter()
    described = np.stack([_described(photo) for photo in photos])
    each_ms = 1000 * (time.perf_counter() - start) / len(photos)
    apart = np.stack([distances(one, described) for one in described])
    who, whence = np.array([photo.person for photo in photos]), np.array([photo.source for photo in photos])
    upper = np.triu_indices(len(photos), 1)
    same, together = (who[:, None] == who)[upper], (whence[:, None] == whence)[upper]
    found = apart[upper]
    right, wrong = found[same], found[~same]
    print(f"{split}: {len(photos)} photographs of {len(set(who))} people, {each_ms:.1f} ms each (reading included)")
    print(f"  one person's pairs suggested      {np.mean(right < limit):7.2%} of {len(right)}")
    print(f"  strangers' pairs suggested        {np.mean(wrong < limit):7.2%} of {len(wrong)}")
    print(f"  the same, of one collection       {np.mean(found[~same & together] < limit):7.2%}")
    print(f"  area under the curve              {_area(right, wrong):7.4f}")
    for share in (0.001, 0.01, 0.05):
        cut = np.quantile(wrong, share)
        print(f"  at {share:6.1%} of strangers' pairs     {np.mean(right < cut):7.2%} found, limit {cut:.3f}")
    _report_groups(groups_of(list(described), limit), who)


def _report_groups(groups: list[tuple[int, ...]], who: NDArray[np.str_]) -> None:
    members = sum(len(group) for group in groups)
    strays = sum(len(group) - max(np.unique(who[list(group)], return_counts=True)[1]) for group in groups)
    pure = sum(len(set(who[list(group)])) == 1 for group in groups)
    print(f"  groups                            {len(groups)}, of one person only {pure}")
    print(f"  photographs in a wrong group      {strays} of {members} grouped")


def _described(photo: Photo) -> NDArray[np.float32]:
    face = Face(Box.around(photo.points), 1.0, "index", photo.points)
    return describe(read_still(photo.path).pixels_8bit(), face)


def _area(right: Matrix, wrong: Matrix) -> float:
    below = np.searchsorted(np.sort(wrong), right, side="left")
    return float(1 - below.mean() / len(wrong))


if __name__ == "__main__":
    main()
