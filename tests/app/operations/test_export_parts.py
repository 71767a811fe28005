from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from app.documents.desk import Desk
from app.documents.record import DefaultRecordSettings
from app.documents.source import Clip, Source
from app.jobs.job import JobState
from app.operations.all_operations import Operations
from app.operations.export_parts import Part
from gfr_core.media.still import read_still
from tests.app.operations.saving import restore_on
from tests.app.small_engine import picture

Settled = Callable[[], None]


def test_the_mask_is_black_exactly_where_nothing_changed(
    desk: Desk, operations: Operations, tmp_path: Path, settled: Settled
) -> None:
    restore_on(desk, operations, tmp_path, settled)
    operations.export_parts.to("mask", tmp_path / "m.png")
    settled()
    mask = read_still(tmp_path / "m.png")
    assert mask.grey
    assert mask.pixels.any()
    assert desk.restoration.result is not None
    changed = desk.restoration.result.frame.pixels != read_still(tmp_path / "old.png").pixels
    assert not changed[mask.pixels == 0].any()
    assert desk.notice.message is not None
    assert desk.notice.message.title == f"Saved m.png in {tmp_path}"
    assert desk.notice.message.text == "It is black exactly where nothing was changed."


def test_the_patch_is_marked_as_the_settings_say(
    desk: Desk, operations: Operations, tmp_path: Path, settled: Settled
) -> None:
    restore_on(desk, operations, tmp_path, settled)
    for marks in (True, False):
        desk.record.use(DefaultRecordSettings(marks_as_restored=marks))
        operations.export_parts.to("patch", tmp_path / "p.png")
        settled()
        patch = read_still(tmp_path / "p.png")
        assert patch.alpha is not None
        assert np.array_equal(patch.alpha > 0, patch.alpha != 0)
        assert (patch.metadata.xmp is not None) == marks
    assert desk.notice.message is not None
    assert desk.notice.message.text == "Laid over the source it gives the result, pixel for pixel."


@pytest.mark.parametrize("name", ["old.png", "mum.png", "m.jpg"])
def test_no_input_is_overwritten_and_no_lossy_mask_is_written(
    desk: Desk, operations: Operations, tmp_path: Path, settled: Settled, name: str
) -> None:
    restore_on(desk, operations, tmp_path, settled)
    before = (tmp_path / name).read_bytes() if (tmp_path / name).exists() else None
    job = operations.export_parts.to("mask", tmp_path / name)
    settled()
    assert job is not None
    assert job.state is JobState.FAILED
    assert (tmp_path / name).exists() == (before is not None)
    assert desk.notice.message is not None
    assert desk.notice.message.title == f"Could not save {name}"
    if before is not None:
        assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize("part", ["mask", "patch"])
def test_the_suggested_name_says_what_it_is(operations: Operations, desk: Desk, part: Part) -> None:
    assert operations.export_parts.suggestion(part, Path("/out")) == Path(f"/out/{part}.png")
    desk.source.open(Source(picture(), Path("film.mkv"), Clip(100, 25.0, 42)))
    assert operations.export_parts.suggestion(part, Path("/out")) == Path(f"/out/film-frame42-{part}.png")
    desk.source.open(Source(picture("Pasted picture")))
    assert operations.export_parts.suggestion(part, Path("/out")) == Path(f"/out/Pasted picture-{part}.png")


def test_without_a_result_there_is_nothing_to_export(operations: Operations, tmp_path: Path) -> None:
    assert operations.export_parts.to("mask", tmp_path / "m.png") is None
