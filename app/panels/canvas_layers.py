"""The documents as layers of the canvas."""

from dataclasses import replace

from PySide6.QtGui import QImage

from app.documents.desk import Desk
from app.documents.portraits import Portrait
from app.documents.restoration import StepPictures
from app.documents.view import View, snapshot_layer, snapshot_number
from app.views.layers import Layers, NamedPicture
from gfr_core.geometry import SquareCrop


def layers_of(desk: Desk) -> Layers:
    """Everything there is to be seen of the selected face and of the whole picture."""
    source, result, selected = desk.source.source, desk.restoration.result, desk.source.selected
    steps = steps_of(desk)
    crop = steps.crop if steps else SquareCrop.of_face(selected.face.box) if selected else None
    return Layers(
        source=source.image if source else None,
        portrait=steps.guide if steps else _portrait(_guiding(desk), fitted=crop is not None),
        warped_guide=steps.warped_guide if steps else None,
        result=result.image if result else None,
        crop=(crop.x, crop.y, crop.side) if crop else None,
        flow=steps.flow_colours if steps else None,
        source_pixels=source.frame.pixels if source else None,
        result_pixels=result.frame.pixels if result else None,
        unguided=steps.unguided if steps else None,
        mask=steps.mask if steps else None,
        evidence=steps.evidence if steps else None,
        snapshots=_snapshots(desk),
        remark=source.remark if source else "",
    )


def _guiding(desk: Desk) -> Portrait | None:
    """The portrait that a restoration takes; none while nobody has said whose face it is."""
    selected = desk.source.selected
    is_nobodys = selected is not None and desk.people.person_of(selected.number) is None
    return None if is_nobodys else desk.portraits.used


def steps_of(desk: Desk) -> StepPictures | None:
    """The pictures of the selected face's steps; None until it is restored."""
    selected = desk.source.selected
    outcome = desk.restoration.outcome_of(selected.number if selected else None)
    return outcome.pictures if outcome else None


def ready_view(desk: Desk, shown: View) -> View:
    """The view of the desk; instead of a snapshot that is not unpacked yet, what is shown stays.

    Args:
        desk: the documents.
        shown: the view that the canvas shows now.
    """
    view = desk.view.view
    a, b = (side if _is_ready(desk, side) else old for side, old in ((view.a, shown.a), (view.b, shown.b)))
    return replace(view, a=a, b=b)


def _is_ready(desk: Desk, layer: str) -> bool:
    number = snapshot_number(layer)
    return number is None or desk.snapshots.unpacked(number) is not None


def _snapshots(desk: Desk) -> dict[str, NamedPicture]:
    source, document = desk.source.source, desk.snapshots
    named = {}
    for each in document.of(source.key if source else None):
        unpacked = document.unpacked(each.number)
        picture = (unpacked.image, unpacked.pixels) if unpacked else (None, None)
        named[snapshot_layer(each.number)] = NamedPicture(each.name, *picture)
    return named


def _portrait(portrait: Portrait | None, *, fitted: bool) -> QImage | None:
    """The whole portrait; with `fitted` the square that the network will see."""
    if portrait is None:
        return None
    return portrait.square if fitted else portrait.image
