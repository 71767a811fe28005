"""The result as one HTML file that needs no other: tables, definitions, contact sheets, light and dark."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from gfr_core.benchmark.contact import as_jpeg, contact_sheet, title_of
from gfr_core.benchmark.result import BenchmarkResult, VariantFacts
from gfr_core.benchmark.shown import Shown
from gfr_core.benchmark.table import Table, tables_of

STYLE = """
:root { color-scheme: light dark; --ink: #202024; --paper: #faf9f7; --faint: #6a6a70; --line: #d9d7d2; --row: #f0eee9; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e5e2; --paper: #1b1b1e; --faint: #a0a0a6; --line: #3a3a40; --row: #242428; }
}
body { margin: 2rem auto; max-width: 88rem; padding: 0 1.5rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
.scroll { overflow-x: auto; } .faint, dd { color: var(--faint); } dt { font-weight: 600; margin-top: .5rem; }
dd { margin: 0; max-width: 62rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; white-space: nowrap; }
th, td { padding: .3rem .7rem; text-align: right; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; } thead th { color: var(--faint); font-weight: 600; }
tbody tr:nth-child(even) { background: var(--row); }
figure { margin: 1.2rem 0; } figure img { max-width: 100%; height: auto; border: 1px solid var(--line); }
p { max-width: 62rem; overflow-wrap: anywhere; }
"""

DEFINITIONS = (
    (
        "Crop, box",
        "The whole picture; the smallest upright box around the 68 landmarks of the sharp picture. The paper does not "
        "say which of the two its figures mean.",
    ),
    (
        "PSNR",
        "10 log10(1 / mean squared difference) over the pixels of the region and the three channels, RGB in [0, 1], "
        "dB; at most 100.",
    ),
    (
        "SSIM",
        "Wang et al. 2004: Gaussian window 11 x 11, sigma 1.5, K1 0.01, K2 0.03, each channel, the mean of the three; "
        "its map averaged over the region.",
    ),
    (
        "Gain, better",
        "PSNR less that of the bicubic input on the same pair; share of pairs whose box gained.",
    ),
    (
        "Other photo",
        "Gain of the box where guide and target are two photographs; elsewhere the guide is another pose and light of "
        "the target's own photograph.",
    ),
    (
        "Grid px, folded",
        "Mean distance of the grid at the 68 landmarks from their true places in the guide, pixels of the crop; share "
        "of the grid that is turned inside out.",
    ),
    (
        "Sharpness",
        "Root mean square of the Laplacian in the box, restored over truth: 1 is as sharp as the truth. Noise, blocks "
        "and invented detail count as sharpness.",
    ),
    (
        "Re-degraded",
        "PSNR, dB, of the restored picture blurred and shrunk by s against the input shrunk by s, with the blur of "
        "eq. 4 that explains the input best. Low where the result contradicts the input; blind to detail finer than s "
        "pixels and to wrong sharpness. Noise and JPEG are not repeated, so the truth's own score is finite; a "
        "result at or above it contradicts nothing.",
    ),
    (
        "+-, over people",
        "Half the width of the 95 % interval over pairs, 1.96 s / sqrt(n), which takes pairs for independent; those of "
        "one person are not. The other is the 95 % interval over people drawn anew with all of their pairs.",
    ),
    ("R", "The first variant with the guide of a random other person, on the same targets and inputs."),
    ("Paper", "Table 1 of the paper, PSNR on its own pictures: only the order of the rows and their gaps compare."),
)


def html_page(result: BenchmarkResult, shown: Sequence[Shown]) -> str:
    """The page.

    Args:
        result: the figures.
        shown: the cases to show, one contact sheet each.
    """
    head = f"<title>GFRNet benchmark</title><style>{STYLE}</style>"
    body = "\n".join([*_facts(result), *map(_table, tables_of(result)), *_definitions(), *map(_figure, shown)])
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">{head}</head>\n'
        f"<body>\n{body}\n</body></html>\n"
    )


def _facts(result: BenchmarkResult) -> Iterator[str]:
    machine = result.environment
    yield "<h1>What the weights are worth</h1>"
    yield _paragraph(
        f"{result.pairs} pairs a scale, made from {result.photographs} photographs of {result.people} people (split "
        f"'{result.split}' of {result.index}), {result.size} px, seed {result.seed}. Degraded by eq. 4 of the paper "
        "with s fixed and its other numbers drawn from the paper's sets. Every method restores the same pairs."
    )
    yield from (_paragraph(note) for note in result.notes)
    yield from (_paragraph(_weights(variant)) for variant in result.variants)
    yield _paragraph(
        f"Python {machine.python}, torch {machine.torch}, numpy {machine.numpy}, {machine.device} "
        f"({machine.device_name}); index sha256 {result.index_sha256}"
    )


def _weights(variant: VariantFacts) -> str:
    return (
        f"{variant.name}: {variant.file}, {variant.parameters / 1e6:.1f} M parameters, "
        f"{variant.samples:,} training samples, sha256 {variant.sha256}"
    )


def _paragraph(text: str) -> str:
    return f'<p class="faint">{escape(text)}</p>'


def _table(table: Table) -> str:
    head = "".join(f"<th>{_pretty(word)}</th>" for word in table.head)
    rows = "".join(f"<tr>{''.join(f'<td>{_pretty(word)}</td>' for word in row)}</tr>\n" for row in table.rows)
    return (
        f'<h2>{escape(table.title)}</h2>\n<div class="scroll"><table><thead><tr>{head}</tr></thead>\n'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _pretty(word: str) -> str:
    return escape(word).replace("+-", "±")


def _definitions() -> Iterator[str]:
    yield "<h2>What the words mean</h2>"
    yield f"<dl>{''.join(f'<dt>{_pretty(word)}</dt><dd>{escape(text)}</dd>' for word, text in DEFINITIONS)}</dl>"


def _figure(shown: Shown) -> str:
    title = escape(title_of(shown))
    data = b64encode(as_jpeg(contact_sheet(shown))).decode("ascii")
    return f'<h2>{title}</h2>\n<figure><img alt="{title}: contact sheet" src="data:image/jpeg;base64,{data}"></figure>'
