from collections.abc import Callable
from pathlib import Path

import pytest

from app.documents.desk import Desk
from app.main_window import MainWindow
from app.operations.all_operations import Operations
from app.operations.export_parts import Part
from gfr_core.media.still import write_still
from tests.app.small_engine import picture
from tests.app.window.answers import Answers

Settled = Callable[[], None]


@pytest.fixture
def restored(window: MainWindow, operations: Operations, desk: Desk, tmp_path: Path, settled: Settled) -> MainWindow:
    """A face that was really restored, by a network that knows nothing."""
    for name in ("old.png", "mum.png"):
        write_still(picture(name), tmp_path / name)
    operations.open_source.open(tmp_path / "old.png")
    operations.open_portraits.open([tmp_path / "mum.png"])
    settled()
    operations.restore_faces.selected()
    settled()
    settled()
    assert desk.restoration.result is not None
    return window


@pytest.mark.parametrize("part", ["mask", "patch"])
def test_a_part_goes_where_it_was_asked_for(
    restored: MainWindow, answers: Answers, tmp_path: Path, settled: Settled, part: Part
) -> None:
    answers.target = tmp_path / "part.png"
    restored.actions_by_name.named(f"export_{part}").trigger()
    settled()
    assert answers.asked == [f"old-{part}.png"]
    assert answers.target.is_file()


def test_the_flow_goes_where_it_was_asked_for(
    restored: MainWindow, answers: Answers, tmp_path: Path, settled: Settled
) -> None:
    answers.target = tmp_path / "flow.svg"
    restored.inspector.flow.colours_switch.click()
    restored.actions_by_name.export_flow.trigger()
    settled()
    assert answers.target.read_text(encoding="utf-8").startswith("<")


def test_nothing_is_written_when_the_user_thinks_better_of_it(
    restored: MainWindow, answers: Answers, tmp_path: Path, settled: Settled
) -> None:
    before = set(tmp_path.iterdir())
    restored.actions_by_name.export_mask.trigger()
    settled()
    assert set(tmp_path.iterdir()) == before
