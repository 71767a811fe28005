"""How far a rerun of a treatment record may lie from the recorded pixels when it runs elsewhere.

    python -m benchmarks.rerun [--weights FILE] [--portraits DIR] [--faces 12]

Old photographs are made of portraits (the sample's, and those of a folder), restored and recorded by one thread of the
processor, then run again: the same way, with two threads, with the networks' plain layers instead of the quick ones,
and with weights and inputs of every layer rounded to the 10 bits that TF32, a graphics card's quick arithmetic, keeps.
On machines with a card the card itself is tried too. Results go to `benchmarks/results/rerun.json`.
"""

import argparse
import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from gfr_core.catalog.folder import Catalog
from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.checkpoint.store import build_network, load_checkpoint
from gfr_core.degradation.apply import degrade
from gfr_core.degradation.params import DegradationParams
from gfr_core.errors import GfrError
from gfr_core.faces.find import FaceFinder, build_finder
from gfr_core.media.frame import Frame, Pixels
from gfr_core.media.still import read_still, write_still
from gfr_core.pairing.guide_set import guide_from
from gfr_core.record.circumstances import Circumstances, offered_of
from gfr_core.record.json_form import read_record
from gfr_core.record.output import write_output
from gfr_core.record.rerun import TOLERANCE, read_inputs, rerun
from gfr_core.record.treatment import TreatmentRecord
from gfr_core.record.verify import verify
from gfr_core.restore.outcome import RestoreOptions
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import restore_still
from gfr_core.sample import write_sample

RESULTS = Path(__file__).parent / "results"
TF32_BITS = 10


@dataclass(frozen=True, slots=True)
class Case:
    """A picture on the disk with its record and the pixels that were recorded."""

    folder: Path
    record: TreatmentRecord
    pixels: Pixels


@dataclass(frozen=True, slots=True)
class Way:
    """A way to run again: threads of the processor and what loads the networks."""

    name: str
    threads: int
    load: Callable[[], Restorer]


@dataclass(frozen=True, slots=True)
class Row:
    """What one way came to, over all faces.

    Attributes:
        way: its name.
        faces: how many.
        identical: of them.
        largest: difference, levels of 255.
        differing: share of the pictures' values that differ at all.
    """

    way: str
    faces: int
    identical: int
    largest: float
    differing: float


def cases(portraits: list[Path], weights: Path, folder: Path) -> Iterator[Case]:
    """Each portrait made old, restored with itself as the portrait, and recorded."""
    finder, restorer = build_finder(Catalog.default()), Restorer.load(weights, "cpu")
    for number, portrait in enumerate(portraits):
        place = folder / str(number)
        place.mkdir()
        try:
            yield recorded(portrait, place, finder, restorer, weights)
        except GfrError as error:
            print(f"left out {portrait.name}: {error.message}")


def recorded(portrait: Path, folder: Path, finder: FaceFinder, restorer: Restorer, weights: Path) -> Case:
    """One picture restored into `folder`."""
    good = read_still(portrait)
    guide = guide_from(good, finder.find(good.pixels_8bit()))
    rng = np.random.default_rng(7)
    unit = (good.pixels_8bit() / np.float32(255)).astype(np.float32)
    old = degrade(unit, DegradationParams(rho_px=2.0, scale=4.0, sigma=4.0, quality=40), rng)
    write_still(Frame(np.rint(old * 255).astype(np.uint8), "old.png"), folder / "old.png")
    source = read_still(folder / "old.png")
    options = RestoreOptions(with_evidence=True)
    result = restore_still(source, [guide.face], [guide], restorer, options)
    how = Circumstances(source, folder / "old.png", None, offered_of([guide], [portrait]), options, "cpu", weights)
    write_output(result, folder / "out.png", how)
    return Case(folder, read_record(folder / "out.png.json"), result.frame.pixels)


def ways(weights: Path) -> Iterator[Way]:
    """All that this machine can try."""
    yield Way("the same way", 1, lambda: Restorer.load(weights, "cpu"))
    yield Way("two threads", 2, lambda: Restorer.load(weights, "cpu"))
    yield Way("plain layers", 1, lambda: Restorer(build_network(load_checkpoint(weights))))
    yield Way("10 bits, as TF32", 1, lambda: Restorer(rounded(build_network(load_checkpoint(weights)))))
    if torch.cuda.is_available():
        yield Way("graphics card", 1, lambda: Restorer.load(weights, "cuda"))


def rounded(network: nn.Module) -> nn.Module:
    """The network with weights and inputs of its products rounded as TF32 rounds them."""
    for layer in network.modules():
        if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d | nn.Linear):
            with torch.no_grad():
                layer.weight.copy_(to_tf32(layer.weight))
            layer.register_forward_pre_hook(lambda _layer, inputs: tuple(to_tf32(each) for each in inputs))
    return network


def to_tf32(values: Tensor) -> Tensor:
    """Rounded to `TF32_BITS` bits behind the first."""
    mantissa, exponent = torch.frexp(values)
    return torch.ldexp((mantissa * 2 ** (TF32_BITS + 1)).round() / 2 ** (TF32_BITS + 1), exponent)


def row(way: Way, done: list[Case]) -> Row:
    """All cases run again in one way."""
    restorer = way.load()
    differences = [np.abs(again(case, restorer, way.threads) - case.pixels.astype(np.int32)) for case in done]
    return Row(
        way.name,
        len(done),
        sum(not difference.any() for difference in differences),
        float(max(difference.max() for difference in differences)),
        float(np.mean([(difference > 0).mean() for difference in differences])),
    )


def again(case: Case, restorer: Restorer, threads: int) -> NDArray[np.int32]:
    """The pixels of a rerun, as if the record told of so many threads."""
    inputs = read_inputs(case.record, verify(case.record, case.folder))
    record = replace(case.record, machine=replace(case.record.machine, threads=threads))
    return rerun(record, inputs, restorer).frame.pixels.astype(np.int32)


def main() -> None:
    """Prints and writes the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, default=default_weights())
    parser.add_argument("--portraits", type=Path)
    parser.add_argument("--faces", type=int, default=12)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "sample").mkdir()
        found = [write_sample(folder / "sample").portrait]
        if arguments.portraits is not None:
            pictures = sorted(p for p in arguments.portraits.rglob("*") if p.suffix.lower() in (".png", ".jpg", ".tif"))
            found += pictures[:: max(1, len(pictures) // arguments.faces)][: arguments.faces]
        done = list(cases(found, arguments.weights, folder))
        rows = [row(way, done) for way in ways(arguments.weights)]
    for each in rows:
        print(
            f"{each.way:20}{each.identical:4} of {each.faces} identical, largest {each.largest:g} of 255, "
            f"{each.differing:.3%} of values differ"
        )
    print(f"tolerance: {TOLERANCE:g}")
    text = json.dumps({"tolerance": TOLERANCE, "rows": [asdict(each) for each in rows]}, indent=2)
    (RESULTS / "rerun.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
