"""The whole window, from the first paint to the saved file, with real faces and a real (if ignorant) network."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.command_line import Wishes
from app.documents.engine import Readiness
from app.documents.source import Search
from app.operations.engine import Engine
from app.settings.settings import Settings
from app.start import Studio
from gfr_core.catalog.folder import Catalog
from gfr_core.checkpoint.schema import Checkpoint, CheckpointInfo
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.faces.find import build_finder
from gfr_core.media.still import read_still
from gfr_core.model.config import GFRNetConfig
from gfr_core.model.gfrnet import GFRNet
from gfr_core.project.schema import Project
from gfr_core.project.store import write_project
from gfr_core.restore.restorer import Restorer

NOTHING = Wishes(None, (), is_sample=False, theme=None)
CONFIG = GFRNetConfig(width=8, warp_width=8, rec_levels=4, warp_size=64, depth_factor=4)


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """A weights file of a tiny network that changes every pixel."""
    torch.manual_seed(0)
    path = tmp_path / "tiny.safetensors"
    state = {
        name: tensor + 0.02 * torch.randn_like(tensor) if tensor.is_floating_point() else tensor
        for name, tensor in GFRNet(CONFIG).state_dict().items()
    }
    save_checkpoint(path, Checkpoint(CONFIG, state, CheckpointInfo(note="random")))
    return path


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication, settings: Settings, weights: Path, tmp_path: Path) -> Iterator[Studio]:
    palette, sheet = qapp.palette(), qapp.styleSheet()
    engine = Engine(lambda: build_finder(Catalog(tmp_path / "none")), lambda: Restorer.load(weights, "cpu"))
    built = Studio.build(qapp, settings, engine, tmp_path / "sample")
    yield built
    built.desk.restoration.mark_saved()
    built.window.close()
    assert built.close()
    qapp.setPalette(palette)
    qapp.setStyleSheet(sheet)


def settle(qtbot: QtBot, studio: Studio) -> None:
    qtbot.waitUntil(lambda: not (studio.lanes.gpu.is_busy or studio.lanes.io.is_busy), timeout=60_000)


def test_nothing_happens_before_the_first_paint(studio: Studio, qtbot: QtBot) -> None:
    assert studio.desk.engine.readiness is Readiness.COLD
    with qtbot.waitSignal(studio.first_paint.happened):
        studio.window.show()
    assert studio.desk.engine.readiness is Readiness.COLD


def test_icons_are_drawn_before_any_work_begins(studio: Studio, qtbot: QtBot) -> None:
    studio.settings.remember_sample_was_shown()
    save = studio.window.actions_by_name.save
    blank = save.icon().pixmap(16, 16).toImage()
    studio.begin(NOTHING)
    assert save.icon().pixmap(16, 16).toImage() != blank
    settle(qtbot, studio)


def test_the_first_start_opens_the_sample_and_the_second_does_not(studio: Studio, qtbot: QtBot) -> None:
    studio.begin(NOTHING)
    settle(qtbot, studio)
    assert studio.desk.source.source is not None
    assert studio.desk.source.source.frame.name == "old_photo.png"
    assert studio.settings.sample_was_shown
    studio.desk.restoration.clear()
    before = studio.desk.source.source
    studio.begin(NOTHING)
    settle(qtbot, studio)
    assert studio.desk.source.source is before


def test_the_last_project_is_opened_unless_that_is_switched_off(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    project = tmp_path / "film.gfrproject"
    write_project(Project(note="hello"), project)
    studio.settings.remember_sample_was_shown()
    studio.settings.remember_project(project)
    studio.settings.reopens_project = False
    studio.begin(NOTHING)
    settle(qtbot, studio)
    assert studio.desk.project.path is None
    studio.settings.reopens_project = True
    studio.begin(NOTHING)
    settle(qtbot, studio)
    assert studio.desk.project.path == project


def test_a_project_named_on_the_command_line_is_opened_as_one(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    project = tmp_path / "film.gfrproject"
    write_project(Project(), project)
    studio.begin(Wishes(project, (), is_sample=False, theme=None))
    settle(qtbot, studio)
    assert studio.desk.project.path == project


def test_named_files_are_opened_instead_of_the_sample(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    studio.begin(Wishes(tmp_path / "gone.png", (), is_sample=False, theme=None))
    settle(qtbot, studio)
    message = studio.desk.notice.message
    assert message is not None
    assert message.title == "Could not open gone.png"
    assert not (tmp_path / "sample").exists()


def test_the_main_job_from_the_sample_to_the_saved_picture(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    desk = studio.desk
    studio.begin(NOTHING)
    settle(qtbot, studio)
    assert desk.notice.message is None
    assert desk.source.search is Search.DONE
    assert len(desk.source.faces) == len(desk.portraits.portraits) == 1

    studio.window.actions_by_name.restore.trigger()
    settle(qtbot, studio)
    result, outcome, source = desk.restoration.result, desk.restoration.outcome_of(1), desk.source.source
    assert outcome is not None
    assert result is not None
    assert source is not None
    assert outcome.is_restored, outcome.result.reason
    assert result.changed_outside_mask == 0
    changed = (result.frame.pixels != source.frame.pixels).any(axis=2)
    assert changed.any()
    assert not changed[0].any()

    studio.operations.save_result.to(tmp_path / "new.png")
    settle(qtbot, studio)
    assert np.array_equal(read_still(tmp_path / "new.png").pixels, result.frame.pixels)
    assert not desk.restoration.is_unsaved


def test_the_sample_can_be_restored_without_a_click(studio: Studio, qtbot: QtBot) -> None:
    studio.begin(Wishes(None, (), is_sample=True, theme=None, restores=True))
    qtbot.waitUntil(lambda: studio.desk.restoration.result is not None, timeout=60_000)
    settle(qtbot, studio)
    result = studio.desk.restoration.result
    assert result is not None
    assert [outcome.is_restored for outcome in result.outcomes.values()] == [True]
