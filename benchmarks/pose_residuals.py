"""How much two photos of one person differ in pose: the distribution behind the limit in `gfr_core/pairing/doubts.py`.

    python -m benchmarks.pose_residuals INDEX

INDEX is a file of one JSON object a line with `id`, `source` and `points` (68 landmarks).
"""

import argparse
import json
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

from gfr_core.geometry import Points68
from gfr_core.pairing.doubts import UNLIKE_POSE
from gfr_core.pairing.rank import affine_residual


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index", type=Path)
    people: dict[tuple[str, str], list[Points68]] = defaultdict(list)
    for line in parser.parse_args().index.read_text().splitlines():
        row = json.loads(line)
        people[row["source"], row["id"]].append(np.array(row["points"], dtype=np.float64))
    residuals = [affine_residual(a, b) for photos in people.values() for a, b in combinations(photos, 2)]
    low, high, highest, most = np.percentile(residuals, [50, 90, 99, 100])
    print(f"{len(residuals)} pairs: median {low:.4f}, 90 % {high:.4f}, 99 % {highest:.4f}, largest {most:.4f}")
    print(f"above the limit of {UNLIKE_POSE}: {np.mean(np.array(residuals) > UNLIKE_POSE):.1%}")


if __name__ == "__main__":
    main()
