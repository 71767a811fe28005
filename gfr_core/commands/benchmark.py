"""`gfr benchmark`: what weights are worth on people they never saw."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from gfr_core.benchmark.plan import Plan
from gfr_core.benchmark.result import BenchmarkResult
from gfr_core.benchmark.run import Benchmark, run_benchmark
from gfr_core.benchmark.table import as_text, tables_of
from gfr_core.benchmark.variants import load_variant, named_files
from gfr_core.commands.answer import Answer
from gfr_core.errors import GfrError
from gfr_core.media.atomic import write_atomically
from gfr_core.progress import Progress, Reporter, part_of


@dataclass(frozen=True, slots=True)
class Outputs:
    """Where results go beside the terminal; None: nowhere."""

    json: Path | None = None
    html: Path | None = None
    sheet: Path | None = None

    @property
    def named(self) -> dict[str, Path]:
        """The paths that were given, by the word that gave them."""
        words = {"--json": self.json, "--html": self.html, "--sheet": self.sheet}
        return {word: path for word, path in words.items() if path is not None}


def benchmark(plan: Plan, variants: tuple[str, ...], outputs: Outputs, report: Reporter) -> Answer:
    """Measures the variants as planned, writes what was asked for and answers with the tables.

    Args:
        plan: what to measure.
        variants: words NAME=FILE; none for the default weights.
        outputs: nothing of it is written unless everything was measured.
        report: may stop the work.

    Raises:
        GfrError: the index, a variant or an output is of no use.
        MachineError: no weights, no such device, a full disk.
    """
    check_outputs(outputs)
    report(Progress(0.0, "loading weights"))
    loaded = [load_variant(name, file, plan.size) for name, file in named_files(variants).items()]
    found = run_benchmark(plan, loaded, part_of(report, 0.0, 0.97))
    report(Progress(0.98, "writing"))
    _write(found, outputs)
    return Answer("\n".join(_lines(found.result, outputs)), found.result, found.result.notes)


def check_outputs(outputs: Outputs) -> None:
    """Returns when every output can be written, so that no work is done in vain.

    Raises:
        GfrError: one is a folder, its folder is missing, two are the same, or the sheet is no PNG.
    """
    for word, path in outputs.named.items():
        if path.is_dir():
            raise GfrError(f"'{path}' is a folder; {word} wants a file.", "Add the file's name.")
        if not path.parent.is_dir():
            raise GfrError(f"Folder '{path.parent}' does not exist.", f"Make it first, or choose another {word}.")
    if len(set(outputs.named.values())) < len(outputs.named):
        raise GfrError("Two outputs have the same name.", "Give each of --json, --html and --sheet a file of its own.")
    if outputs.sheet is not None and outputs.sheet.suffix.lower() != ".png":
        raise GfrError(f"'{outputs.sheet.name}' does not end in .png; --sheet writes PNG.", "Choose another name.")


def _write(found: Benchmark, outputs: Outputs) -> None:
    if outputs.json is not None:
        write_atomically(outputs.json, as_json(found.result))
    if outputs.html is not None:
        from gfr_core.benchmark.page import html_page

        write_atomically(outputs.html, html_page(found.result, found.shown).encode())
    if outputs.sheet is not None:
        from gfr_core.benchmark.contact import write_sheets

        write_sheets(found.shown, outputs.sheet)


def as_json(result: BenchmarkResult) -> bytes:
    """The result as a JSON file; its fields are those of `BenchmarkResult`."""
    return (json.dumps(asdict(result), indent=2, allow_nan=False) + "\n").encode()


def _lines(result: BenchmarkResult, outputs: Outputs) -> Iterator[str]:
    yield from (as_text(table) + "\n" for table in tables_of(result))
    yield from (f"written: {path}" for path in outputs.named.values())
