import io
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from PIL import Image

from app.documents.desk import Desk
from app.documents.restoration import FaceOutcome, Restored
from app.documents.source import Source
from app.jobs.job import JobState
from app.jobs.lane import Lanes
from app.messages import Tone
from app.operations.dispatch import Dispatch
from app.operations.export_flow import ExportFlow
from app.operations.step_pictures import pictures_of
from gfr_core.geometry import SquareCrop
from gfr_core.media.still import write_still
from gfr_core.restore.flow_layers import FlowLayer
from gfr_core.restore.outcome import FaceResult, Steps
from tests.app.small_engine import FACE, picture
from tests.core.restore.flows import SIZE, grid_of, half_folded

Settled = Callable[[], None]
ALL = frozenset(FlowLayer)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "old.png"
    write_still(picture(), path)
    return path


@pytest.fixture
def export(lanes: Lanes, desk: Desk, photo: Path) -> ExportFlow:
    grey, mask = np.full((SIZE, SIZE, 3), 0.5, np.float32), np.ones((SIZE, SIZE), np.float32)
    steps = Steps(SquareCrop(0, 0, 80), grey, grey, grey, grey, grid_of(half_folded()), mask)
    result = FaceResult(FACE, "restored", guide="mum.jpg", steps=steps)
    desk.source.open(Source(picture(), photo))
    desk.source.set_found([FACE])
    desk.restoration.take(Restored(picture(), {1: FaceOutcome(1, result, pictures_of(steps))}, 0))
    return ExportFlow(desk, Dispatch(lanes, desk.notice))


def test_a_flow_becomes_a_picture(export: ExportFlow, desk: Desk, tmp_path: Path, settled: Settled) -> None:
    export.to(tmp_path / "flow.png", ALL, 0.6)
    settled()
    assert Image.open(io.BytesIO((tmp_path / "flow.png").read_bytes())).format == "PNG"
    assert desk.notice.message is not None
    assert desk.notice.message.tone is Tone.INFO
    assert desk.notice.message.title == f"Exported flow.png to {tmp_path}"


def test_a_flow_becomes_vectors_with_its_scale_in_words(export: ExportFlow, tmp_path: Path, settled: Settled) -> None:
    export.to(tmp_path / "flow.SVG", {FlowLayer.COLOURS, FlowLayer.FOLDS}, 0.6)
    settled()
    words = [text.text for text in ET.parse(tmp_path / "flow.SVG").iter("{http://www.w3.org/2000/svg}text")]
    assert words == [
        "Flow: old.png, face 1, portrait mum.jpg",
        "Lengths in px of the crop, 64 x 64, drawn 16 times as large",
        "White still, rim 8 px, darker beyond",
        "Folded, 50.0 % of the mask",
    ]


def test_another_ending_is_refused_in_words(export: ExportFlow, desk: Desk, tmp_path: Path, settled: Settled) -> None:
    job = export.to(tmp_path / "flow.jpg", ALL, 0.6)
    settled()
    assert job is not None
    assert job.state is JobState.FAILED
    assert not (tmp_path / "flow.jpg").exists()
    assert desk.notice.message is not None
    assert desk.notice.message.title == "Could not export flow.jpg"
    assert desk.notice.message.text == "'flow.jpg' ends in '.jpg'; a flow is exported as PNG or SVG."
    assert desk.notice.message.hint == "End the name in .png or .svg."


def test_the_source_is_never_overwritten(export: ExportFlow, desk: Desk, photo: Path, settled: Settled) -> None:
    before = photo.read_bytes()
    export.to(photo, ALL, 0.6)
    settled()
    assert photo.read_bytes() == before
    assert desk.notice.message is not None
    assert desk.notice.message.text == "'old.png' is the source itself; it is never overwritten."


def test_an_older_file_stays_whole_when_the_folder_is_gone(
    export: ExportFlow, desk: Desk, tmp_path: Path, settled: Settled
) -> None:
    export.to(tmp_path / "nowhere" / "flow.svg", ALL, 0.6)
    settled()
    assert desk.notice.message is not None
    assert desk.notice.message.tone is Tone.ERROR
    assert not (tmp_path / "nowhere").exists()


def test_the_suggested_name_says_whose_flow_it_is(export: ExportFlow, desk: Desk) -> None:
    assert export.suggestion(Path("/out")) == Path("/out/old-face1-flow.png")
    desk.source.select(None)
    assert export.suggestion(Path("/out")) == Path("/out/flow.png")


def test_without_a_flow_or_a_wish_there_is_nothing_to_export(export: ExportFlow, desk: Desk, tmp_path: Path) -> None:
    assert export.to(tmp_path / "flow.png", (), 0.6) is None
    desk.restoration.clear()
    assert export.to(tmp_path / "flow.png", ALL, 0.6) is None
