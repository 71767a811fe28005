"""The figures as tables: for a terminal, for Markdown, and as rows for a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from gfr_core.benchmark.intervals import Estimate
from gfr_core.benchmark.paper import paper_row
from gfr_core.benchmark.result import BenchmarkResult, Difference, GridFigures, MethodFigures, ScaleTable
from gfr_core.benchmark.variants import BICUBIC

NOTHING = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """Words in rows; the first column names what the row is about.

    Attributes:
        title: what it is about.
        head: one word a column.
        rows: of as many words each.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables_of(result: BenchmarkResult) -> tuple[Table, ...]:
    """Every table of a result that has rows: three a scale, then mild and grey inputs."""
    scales = [table for found in result.tables for table in (_quality(found), _detail(found), _differences(found))]
    return tuple(table for table in (*scales, _mild(result), _grey(result)) if table.rows)


def as_text(table: Table) -> str:
    """For a terminal: columns of equal width."""
    lines = [table.head, *table.rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(table.head))]
    return "\n".join([table.title, *(_aligned(line, widths) for line in lines)])


def _aligned(words: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = zip(words, widths, strict=True)
    return "  ".join([first[0].ljust(first[1]), *(word.rjust(width) for word, width in others)])


def as_markdown(table: Table) -> str:
    """For a document."""
    rule = ("---", *("---:" for _ in table.head[1:]))
    lines = (f"| {' | '.join(words)} |" for words in (table.head, rule, *table.rows))
    return "\n".join([f"**{table.title}**", "", *lines])


def within(found: Estimate, digits: int = 2) -> str:
    """Mean and half the width of its interval over cases."""
    return f"{found.mean:.{digits}f} +- {found.half_width:.{digits}f}"


def over_people(found: Estimate) -> str:
    """The interval over people."""
    return f"{found.people_low:+.2f} to {found.people_high:+.2f}"


QUALITY = ("method", "PSNR crop", "SSIM crop", "PSNR box", "SSIM box", "gain, box", "over people", "better")
PAPER = ("paper: VggFace2", "WebFace")


def _quality(found: ScaleTable) -> Table:
    people = len(set(found.people))
    title = f"{found.scale:g}x, {len(found.people)} pairs of {people} people: PSNR in dB, SSIM, beside the paper's PSNR"
    rows = (_quality_row(row) + _paper(row.method, found.scale) for row in found.methods)
    return Table(title, QUALITY + PAPER, tuple(rows))


def _quality_row(row: MethodFigures) -> tuple[str, ...]:
    similar = (within(row.psnr_crop), within(row.ssim_crop, 3), within(row.psnr_box), within(row.ssim_box, 3))
    if row.method == BICUBIC:
        return (row.method, *similar, NOTHING, NOTHING, NOTHING)
    return (row.method, *similar, within(row.gain_box), over_people(row.gain_box), f"{row.better:.0%}")


def _paper(method: str, scale: float) -> tuple[str, str]:
    row = paper_row(method)
    found = None if row is None else row.at(scale)
    return (NOTHING, NOTHING) if found is None else (f"{found[0]:.2f}", f"{found[1]:.2f}")


DETAIL = ("method", "gain, crop", "other photo", "grid px", "median px", "folded", "sharpness", "re-degraded")


def _detail(found: ScaleTable) -> Table:
    title = (
        f"{found.scale:g}x, more of the same: landmarks are {found.unwarped_px.mean:.1f} px off unwarped, "
        f"the truth re-degrades to {found.truth_redegraded.mean:.1f} dB"
    )
    return Table(title, DETAIL, tuple(_detail_row(row) for row in found.methods))


def _detail_row(row: MethodFigures) -> tuple[str, ...]:
    if row.method == BICUBIC:
        return (row.method, *[NOTHING] * 5, within(row.sharpness), NOTHING)
    other = NOTHING if row.gain_other_photo is None else within(row.gain_other_photo)
    return (
        row.method,
        within(row.gain_crop),
        other,
        *_grid(row.grid),
        within(row.sharpness),
        within(row.redegraded, 1),
    )


def _grid(found: GridFigures | None) -> tuple[str, str, str]:
    if found is None:
        return NOTHING, NOTHING, NOTHING
    return within(found.landmark_px), f"{found.landmark_px.median:.2f}", f"{found.folded.mean:.2%}"


def _differences(found: ScaleTable) -> Table:
    rows = (
        (f"{one.method} less {one.minus}", within(one.box_db), over_people(one.box_db), *_paper_gap(one, found.scale))
        for one in found.differences
    )
    head = ("difference", "box, dB", "over people", *PAPER)
    return Table(f"{found.scale:g}x, one method less another on the same pairs", head, tuple(rows))


def _paper_gap(one: Difference, scale: float) -> tuple[str, str]:
    rows = paper_row(one.method), paper_row(one.minus)
    found, other = (None if row is None else row.at(scale) for row in rows)
    if found is None or other is None:
        return NOTHING, NOTHING
    return f"{found[0] - other[0]:+.2f}", f"{found[1] - other[1]:+.2f}"


def _mild(result: BenchmarkResult) -> Table:
    rows = (
        (row.method, f"{row.quality}", within(row.input_db), within(row.gain_db), f"{row.not_worse:.0%}")
        for row in result.mild
    )
    head = ("method", "JPEG", "input, box", "gain, box", "not worse")
    return Table("Inputs that are hardly degraded (s = 1): PSNR in dB", head, tuple(rows))


def _grey(result: BenchmarkResult) -> Table:
    rows = (
        (row.method, *_chroma(row.network, row.network_largest), *_chroma(row.applied, row.applied_largest))
        for row in result.grey
    )
    head = ("method", "network alone", "largest", "as applied", "largest")
    return Table("Grey inputs, guides in colour: largest chroma of a picture, of 255", head, tuple(rows))


def _chroma(found: Estimate, largest: float) -> tuple[str, str]:
    return within(found), f"{largest:.1f}"
