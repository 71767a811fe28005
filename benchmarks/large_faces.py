"""At which size the network should see a large face that is badly degraded.

    python -m benchmarks.large_faces [--weights FILE] [--index INDEX] [--faces 8]

Faces of the validation split enlarged to crops of 512 and 1024 px, degraded there, restored with another photo of the
person: PSNR of the landmark box over the input, at the crop's own size, shrunk to 512 or 256 (the change enlarged),
from coarse to fine (each size gets the result of the size before), and at the size `size_to_see` chooses. Results go to
`benchmarks/results/large_faces.json`.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gfr_core.degradation.apply import blur, degrade, jpeg, resample
from gfr_core.degradation.params import DegradationParams
from gfr_core.geometry import Box, SquareCrop
from gfr_core.media.frame import Pixels
from gfr_core.media.still import read_still
from gfr_core.pixels import crop_to_images, images_to_crop
from gfr_core.restore.crop import SMALLEST, cut
from gfr_core.restore.detail import size_to_see
from gfr_core.restore.restorer import Restorer
from gfr_core.train.index import Photo, read_index

RESULTS = Path(__file__).parent / "results"
Picture = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Portrait:
    """A portrait and its crop."""

    pixels: Pixels
    crop: SquareCrop


@dataclass(frozen=True, slots=True)
class Case:
    """Two photos of one person."""

    target: Photo
    guide: Photo


def cases(photos: list[Photo], count: int) -> list[Case]:
    """One pair a person, people spread over the whole split; the larger face is the target."""
    of_person: dict[str, list[Photo]] = defaultdict(list)
    for photo in photos:
        of_person[photo.person].append(photo)
    pairs = [Case(*sorted(own, key=lambda photo: -photo.face_px)[:2]) for own in of_person.values() if len(own) > 1]
    return pairs[:: max(1, len(pairs) // count)][:count]


def degradations(sharp: Picture, rng: np.random.Generator) -> Iterator[tuple[str, Picture]]:
    """Named inputs. Blurs are in px of a 1024 px crop, so that both sizes see the same faces."""
    scale = sharp.shape[0] / 1024
    grain = rng.standard_normal(sharp.shape, dtype=np.float32)
    for sigma in (3, 6, 10):
        blurred = blur(sharp, sigma * scale)
        yield f"blur {sigma}", blurred
        yield f"blur {sigma}, grain 5", np.clip(blurred + grain * np.float32(5 / 255), 0, 1)
    yield "blur 8, JPEG 50", jpeg(blur(sharp, 8 * scale), 50)
    for shrunk in (4, 8, 16):
        yield f"eq. 4, {shrunk}x", degrade(sharp, DegradationParams(1.0, shrunk, 4.0, 30), rng)


def at_size(restorer: Restorer, degraded: Picture, portrait: Portrait, size: int) -> Picture:
    """Restored at `size`, the change enlarged."""
    own = degraded.shape[0]
    seen = np.clip(resample(degraded, size, size), 0, 1)
    guide = cut(portrait.pixels, portrait.crop, size)
    restored = images_to_crop(restorer.restore_crops(crop_to_images(seen), crop_to_images(guide)).restored)
    enlarged: Picture = degraded + resample(restored - seen, own, own)
    return np.clip(enlarged, 0, 1)


def coarse_to_fine(restorer: Restorer, degraded: Picture, portrait: Portrait) -> Picture:
    """Restored at 256, the result at 512, and so on up to its own size."""
    size = SMALLEST
    while size <= degraded.shape[0]:
        degraded = at_size(restorer, degraded, portrait, size)
        size *= 2
    return degraded


def psnr(picture: Picture, sharp: Picture, box: Box) -> float:
    """Inside the box, dB."""
    place = slice(int(box.y), int(box.bottom)), slice(int(box.x), int(box.right))
    return float(-10 * np.log10(np.square(picture - sharp)[place].mean()))


def gains(restorer: Restorer, case: Case, size: int) -> Iterator[tuple[str, str, float]]:
    """(degradation, how, dB over the input) of one face."""
    crop = SquareCrop.of_face(Box.around(case.target.points))
    sharp = cut(read_still(case.target.path).pixels, crop, size)
    box = Box.around(crop.to_crop(case.target.points, size))
    portrait = Portrait(read_still(case.guide.path).pixels, SquareCrop.of_face(Box.around(case.guide.points)))
    for name, degraded in degradations(sharp, np.random.default_rng(0)):
        before = psnr(degraded, sharp, box)
        restored = partial(at_size, restorer, degraded, portrait)
        results = {f"at {side}": restored(side) for side in (256, 512, 1024) if side <= size}
        results["coarse to fine"] = coarse_to_fine(restorer, degraded, portrait)
        results["chosen"] = results[f"at {size_to_see(degraded)}"]
        for how, result in results.items():
            yield name, how, psnr(result, sharp, box) - before


def table(restorer: Restorer, pairs: list[Case], size: int) -> dict[str, dict[str, float]]:
    """Mean gain by degradation and way, and over all degradations."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for case in pairs:
        for name, how, gain in gains(restorer, case, size):
            found[name][how].append(gain)
            found["all"][how].append(gain)
    return {
        name: {how: round(float(np.mean(values)), 2) for how, values in ways.items()} for name, ways in found.items()
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--index", type=Path, default=Path("../shared/data/faces/index.jsonl"))
    parser.add_argument("--faces", type=int, default=8)
    arguments = parser.parse_args()
    restorer = Restorer.load(arguments.weights)
    pairs = cases(read_index(arguments.index, "val"), arguments.faces)
    tables = {}
    for size in (512, 1024):
        tables[f"crop of {size} px, gain in dB"] = rows = table(restorer, pairs, size)
        for name, ways in rows.items():
            print(f"{size:5} {name:18}" + "".join(f"{how}: {gain:+.2f}   " for how, gain in ways.items()))
    facts = {"samples": restorer.info.samples, "faces": len(pairs), **tables}
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "large_faces.json").write_text(json.dumps(facts, indent=2) + "\n")


if __name__ == "__main__":
    main()
