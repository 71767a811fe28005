"""The benchmark, from a plan and variants to figures and pictures to look at. **Start here.**

For every scale the cases are made once and every method restores the same ones. The first variant also restores them
with the guide of a random other person: row R of the paper's table 1.
"""

import platform
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from gfr_core.benchmark.cases import Case, plain_recipe, right_cases, stranger_cases
from gfr_core.benchmark.figures import Judged, difference, method_figures
from gfr_core.benchmark.measures import Scores, scores_of
from gfr_core.benchmark.methods import Restore, applied, know, leave, restoring
from gfr_core.benchmark.plan import Plan
from gfr_core.benchmark.result import BenchmarkResult, Difference, Environment, GreyFigures, MildFigures, ScaleTable
from gfr_core.benchmark.shown import Row, Shown, shown_rows
from gfr_core.benchmark.special import grey_figures, mild_figures
from gfr_core.benchmark.variants import BICUBIC, STRANGER, Variant
from gfr_core.device import resolve_device
from gfr_core.progress import Reporter, part_of, silent
from gfr_core.train.index import Photo, read_index


@dataclass(frozen=True, slots=True, eq=False)
class Benchmark:
    """What one run found: figures, and some of its cases to be looked at."""

    result: BenchmarkResult
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Method:
    """A row of the tables. `strangers`: it is given the guides of other people."""

    name: str
    restore: Restore
    warps: bool = False
    strangers: bool = False


def run_benchmark(plan: Plan, variants: Sequence[Variant], report: Reporter = silent) -> Benchmark:
    """Everything the plan asks for, of all variants.

    Args:
        plan: what to measure.
        variants: at least one.
        report: told before each batch; may stop the work.

    Raises:
        GfrError: the index or one of its photographs cannot be read, or the split is empty.
        MachineError: the device is not there.
    """
    photos = read_index(plan.index, plan.split)
    device = resolve_device(plan.device)
    people = len({photo.person for photo in photos})
    methods = list(_methods(variants, device, people))
    parts = list(_parts(report, len(plan.scales) + 1))
    tables, shown = [], []
    for scale, part in zip(plan.scales, parts, strict=False):
        table, looks = _measured(plan, scale, photos, methods, part)
        tables.append(table)
        shown += looks
    mild, grey = _special(plan, photos, [m for m in methods[1:] if not m.strangers], parts[-1])
    notes = () if people > 1 else ("There is one person only, so there is no row R.",)
    result = BenchmarkResult(
        index=plan.index.name,
        index_sha256=plan.index_sha256(),
        split=plan.split,
        photographs=len(photos),
        people=people,
        pairs=plan.pairs,
        size=plan.size,
        seed=plan.seed,
        environment=environment(device),
        variants=tuple(variant.facts for variant in variants),
        tables=tuple(tables),
        mild=mild,
        grey=grey,
        notes=notes,
    )
    return Benchmark(result, tuple(shown))


def _methods(variants: Sequence[Variant], device: str, people: int) -> Iterator[_Method]:
    """The input first, then the variants, row R after the first of them."""
    yield _Method(BICUBIC, leave)
    for number, variant in enumerate(variants):
        restore = restoring(variant.network, device)
        yield _Method(variant.name, restore, variant.facts.warps)
        if number == 0 and people > 1 and variant.facts.guided:
            yield _Method(STRANGER, restore, variant.facts.warps, strangers=True)


def _measured(
    plan: Plan, scale: float, photos: Sequence[Photo], methods: Sequence[_Method], report: Reporter
) -> tuple[ScaleTable, list[Shown]]:
    parts = list(_parts(report, len(methods) + 2))
    recipe = plain_recipe(plan.size, scale)
    cases = right_cases(photos, recipe, count=plan.pairs, seed=plan.seed, report=parts[0])
    strangers = stranger_cases(cases, plan.seed) if any(method.strangers for method in methods) else []
    truth, _ = _judged(_Method("truth", know), cases, plan, scale, parts[1])
    judged, shown = [], []
    for method, part in zip(methods, parts[2:], strict=True):
        one, look = _judged(method, strangers if method.strangers else cases, plan, scale, part)
        judged.append(one)
        shown.append(look)
    return _table(scale, judged, truth), [look.beside(shown[0]) for look in shown[1:]]


def _judged(method: _Method, cases: Sequence[Case], plan: Plan, scale: float, report: Reporter) -> tuple[Judged, Shown]:
    scores: list[Scores] = []
    rows: list[Row] = []
    for batch, made in applied(method.restore, cases, report, f"{method.name}, {scale:g}x"):
        scores.append(scores_of(made, batch, scale))
        rows += shown_rows(batch, made, scores[-1].psnr_box, len(rows))
    judged = Judged(method.name, Scores.joined(scores), method.warps, cases, plan.seed)
    return judged, Shown(scale, method.name, tuple(rows))


def _table(scale: float, judged: Sequence[Judged], truth: Judged) -> ScaleTable:
    bicubic = judged[0]
    return ScaleTable(
        scale=scale,
        people=bicubic.people,
        unwarped_px=bicubic.estimated(bicubic.scores.landmark_px),
        truth_redegraded=truth.estimated(truth.scores.redegraded),
        methods=tuple(method_figures(one, bicubic.scores) for one in judged),
        differences=tuple(_differences(judged[1], [one for one in judged[1:] if one.name == STRANGER], judged[2:])),
    )


def _differences(first: Judged, stranger: Sequence[Judged], others: Sequence[Judged]) -> Iterator[Difference]:
    """The first variant less all others; row R less all other variants."""
    yield from (difference(first, other) for other in others)
    yield from (difference(wrong, other) for wrong in stranger for other in others if other is not wrong)


def _special(
    plan: Plan, photos: Sequence[Photo], methods: Sequence[_Method], report: Reporter
) -> tuple[tuple[MildFigures, ...], tuple[GreyFigures, ...]]:
    parts = list(_parts(report, 2 * len(methods) + 1))
    recipe = plain_recipe(plan.size, plan.scales[0])
    cases = right_cases(photos, recipe, count=plan.pairs, seed=plan.seed, report=parts[0])
    mild: list[MildFigures] = []
    grey: list[GreyFigures] = []
    for number, method in enumerate(methods):
        about = (method.name, method.restore, cases)
        mild += mild_figures(*about, seed=plan.seed, report=parts[2 * number + 1])
        grey.append(grey_figures(*about, seed=plan.seed, report=parts[2 * number + 2]))
    return tuple(mild), tuple(grey)


def _parts(report: Reporter, count: int) -> Iterator[Reporter]:
    """Equal parts of the whole, in order."""
    return (part_of(report, number / count, (number + 1) / count) for number in range(count))


def environment(device: str) -> Environment:
    """What computes here."""
    name = torch.cuda.get_device_name() if device == "cuda" else platform.machine()
    return Environment(platform.python_version(), torch.__version__, np.__version__, device, name)
