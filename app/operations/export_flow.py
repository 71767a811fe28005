"""Save the drawings of a flow, with their legend, as a picture or as vectors."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.documents.desk import Desk
from app.jobs.job import Job
from app.messages import Message, Tone
from app.operations.dispatch import Dispatch
from app.translation import tr
from gfr_core.errors import GfrError
from gfr_core.progress import Progress, Reporter
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.flow_study import FlowStudy

ENDINGS = (".png", ".svg")


@dataclass(frozen=True, slots=True, eq=False)
class Ingredients:
    """A snapshot of what is to be drawn. `kept` are files that must not be replaced."""

    study: FlowStudy
    layers: frozenset[FlowLayer]
    backdrop: NDArray[np.float32]
    title: str
    opacity: float
    kept: tuple[Path, ...]


class ExportFlow:
    """Draws and writes on the I/O lane."""

    def __init__(self, desk: Desk, dispatch: Dispatch) -> None:
        self._desk, self._dispatch = desk, dispatch

    def suggestion(self, folder: Path) -> Path:
        """A name for the selected face's flow: "old photo-face1-flow.png"."""
        source, face = self._desk.source.source, self._desk.source.selected
        if source is None or face is None:
            return folder / "flow.png"
        stem = (source.path or Path(source.frame.name)).stem
        return folder / f"{stem}-face{face.number}-flow.png"

    def to(self, path: Path, layers: Collection[FlowLayer], opacity: float) -> Job[None] | None:
        """Writes the wanted drawings over the warped guide; None when there is no flow or nothing is wanted.

        Args:
            path: ends in .png or .svg.
            layers: the drawings.
            opacity: of colours, folds and veil, 0 to 1.
        """
        ingredients = self._ingredients(frozenset(layers), opacity)
        if ingredients is None or not layers:
            return None
        return self._dispatch.on_io(
            Job(
                tr("Exporting {name}").format(name=path.name),
                lambda report: _write(ingredients, path, report),
                lambda _: self._exported(path),
                trouble=tr("Could not export {name}").format(name=path.name),
            )
        )

    def _ingredients(self, layers: frozenset[FlowLayer], opacity: float) -> Ingredients | None:
        source, face = self._desk.source.source, self._desk.source.selected
        outcome = self._desk.restoration.outcome_of(face.number if face else None)
        if source is None or outcome is None or outcome.pictures is None or outcome.result.steps is None:
            return None
        study = outcome.pictures.study
        if study is None:
            return None
        # English like the legend that the core draws below it.
        title = f"Flow: {source.frame.name}, face {outcome.number}, portrait {outcome.result.guide}"
        kept = () if source.path is None else (source.path,)
        return Ingredients(study, layers, outcome.result.steps.warped_guide, title, opacity, kept)

    def _exported(self, path: Path) -> None:
        self._desk.notice.show(
            Message(Tone.INFO, tr("Exported {name} to {folder}").format(name=path.name, folder=path.parent))
        )


def _write(ingredients: Ingredients, path: Path, report: Reporter) -> None:
    if path.suffix.lower() not in ENDINGS:
        raise GfrError(
            tr("'{name}' ends in '{ending}'; a flow is exported as PNG or SVG.").format(
                name=path.name, ending=path.suffix
            ),
            tr("End the name in .png or .svg."),
        )
    if any(path.exists() and each.exists() and path.samefile(each) for each in ingredients.kept):
        raise GfrError(
            tr("'{name}' is the source itself; it is never overwritten.").format(name=path.name),
            tr("Choose another name."),
        )
    report(Progress(0.0, tr("Drawing the flow")))
    from gfr_core.media.atomic import write_atomically

    data = _drawn(ingredients, path.suffix.lower())
    report(Progress(0.8, tr("Writing")))
    write_atomically(path, data)


def _drawn(ingredients: Ingredients, ending: str) -> bytes:
    from gfr_core.restore.flow_drawing import FlowPage, draw_flow
    from gfr_core.restore.flow_png import flow_png
    from gfr_core.restore.flow_svg import flow_svg

    backdrop = np.asarray(np.clip(ingredients.backdrop * 255 + 0.5, 0, 255), dtype=np.uint8)
    page = FlowPage(ingredients.study, ingredients.layers, backdrop, ingredients.title, ingredients.opacity)
    drawing = draw_flow(page)
    return flow_svg(drawing).encode() if ending == ".svg" else flow_png(drawing)
