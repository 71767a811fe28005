"""A snapshot of the desk from which a lane can write the result, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.source import Source
from app.operations.engine import Engine
from app.operations.portraits_seen import PortraitsSeen, SeenPortrait
from gfr_core.restore.outcome import FaceResult, RestoreOptions

if TYPE_CHECKING:
    from gfr_core.record.circumstances import Circumstances, Offered
    from gfr_core.restore.outcome import StillRestoration


@dataclass(frozen=True, slots=True, eq=False)
class OutputOrder:
    """What is to be written.

    Attributes:
        source: the picture.
        results: what became of each face, in the order in which they are put back.
        numbers: of their chips.
        options: how they are put back.
        portraits: those on the desk.
        gone: those that were, the newest first.
        marks: say in the metadata that AI restored it.
        writes_record: write a treatment record.
        operator, note: for the record.
    """

    source: Source
    results: tuple[FaceResult, ...]
    numbers: tuple[int, ...]
    options: RestoreOptions
    portraits: tuple[tuple[SeenPortrait, Portrait], ...]
    gone: tuple[SeenPortrait, ...]
    marks: bool
    writes_record: bool
    operator: str
    note: str


def order_of(desk: Desk, seen: PortraitsSeen) -> OutputOrder | None:
    """The order to write what is on the desk now; None without a result."""
    source, result, restoration = desk.source.source, desk.restoration.result, desk.restoration
    if source is None or result is None:
        return None
    return OutputOrder(
        source=source,
        results=tuple(outcome.result for outcome in result.outcomes.values()),
        numbers=tuple(result.outcomes),
        options=RestoreOptions(strength=restoration.strength, guide_influence=restoration.guide_influence),
        portraits=tuple(seen.of_desk()),
        gone=seen.gone,
        marks=desk.record.marks_as_restored,
        writes_record=desk.record.writes_record,
        operator=desk.record.operator,
        note=desk.record.note,
    )


def composed(order: OutputOrder) -> StillRestoration:
    """The faces put back as ordered, with their mask. For a lane."""
    from gfr_core.restore.still import compose_still

    return compose_still(order.source.frame, order.results, order.options)


def circumstances_of(order: OutputOrder, engine: Engine) -> Circumstances:
    """What the record is to say. For a lane."""
    from gfr_core.record.circumstances import Circumstances

    clip = order.source.clip
    return Circumstances(
        source=order.source.frame,
        source_path=order.source.path,
        frame=clip.frame_number if clip is not None else None,
        portraits=tuple(_offered(order)),
        options=order.options,
        device=engine.restorer().device,
        numbers=order.numbers,
        operator=order.operator,
        note=order.note,
    )


def _offered(order: OutputOrder) -> list[Offered]:
    from gfr_core.record.circumstances import Offered

    there = [Offered(s.name, s.face, s.path, portrait.frame.pixels, s.person) for s, portrait in order.portraits]
    return there + [Offered(seen.name, seen.face, seen.path, None, seen.person) for seen in order.gone]
