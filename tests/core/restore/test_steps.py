import json
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from gfr_core.commands.outputs import STEP_NAME
from gfr_core.errors import GfrError, MachineError
from gfr_core.media.frame import Frame
from gfr_core.media.still import read_still, write_still
from gfr_core.restore import steps as steps_module
from gfr_core.restore.steps import comparison_sheet, flow_sheet, save_steps, steps_saved
from gfr_core.restore.still import RestoreOptions, StillRestoration, restore_still
from tests.core.restore.faces import Depth, FailsOnDark, Offset, frame, guide, landmark_face, restorer, smooth_picture

FACE = landmark_face(60, 55, 70)
NAMES = ["degraded", "guide", "warped_guide", "flow", "mask", "restored", "comparison"]


def restored(depth: Depth = np.uint8) -> StillRestoration:
    options = RestoreOptions(match_colour=False)
    return restore_still(frame(smooth_picture(200, 220, depth)), [FACE], [guide()], restorer(Offset(0.1)), options)


def test_every_stage_is_written_and_can_be_read_again(tmp_path: Path) -> None:
    paths = save_steps(tmp_path / "a" / "b", restored())
    assert [p.name for p in paths] == [f"{name}.png" for name in NAMES] + ["steps.json"]
    assert sorted(p.name for p in (tmp_path / "a" / "b").iterdir()) == sorted(p.name for p in paths)
    for name in ("degraded", "guide", "warped_guide", "mask", "restored"):
        picture = read_still(tmp_path / "a" / "b" / f"{name}.png")
        assert (picture.height, picture.width, picture.bits) == (256, 256, 8)


@pytest.mark.parametrize(("depth", "bits"), [(np.uint8, 8), (np.uint16, 16)])
def test_crops_have_the_pictures_own_depth_and_values(tmp_path: Path, depth: Depth, bits: int) -> None:
    result = restored(depth)
    save_steps(tmp_path, result)
    picture = read_still(tmp_path / "restored.png")
    steps = result.faces[0].steps
    assert steps is not None
    assert picture.bits == bits
    assert np.abs(picture.pixels - steps.restored * np.iinfo(depth).max).max() < 0.51


def weighed(depth: Depth = np.uint8) -> StillRestoration:
    options = RestoreOptions(match_colour=False, with_evidence=True)
    return restore_still(frame(smooth_picture(200, 220, depth)), [FACE], [guide()], restorer(Offset(0.1)), options)


def test_the_evidence_is_written_when_it_was_asked_for(tmp_path: Path) -> None:
    result = weighed(np.uint16)
    paths = save_steps(tmp_path, result)
    assert [p.name for p in paths] == [f"{name}.png" for name in (*NAMES, "unguided", "evidence")] + ["steps.json"]
    assert all(STEP_NAME.fullmatch(path.name) for path in paths)
    steps = result.faces[0].steps
    assert steps is not None
    assert steps.unguided is not None
    unguided = read_still(tmp_path / "unguided.png")
    assert unguided.bits == 16
    assert np.abs(unguided.pixels - steps.unguided * 65535).max() < 0.51
    facts = json.loads((tmp_path / "steps.json").read_text())["evidence"]
    assert [region["name"] for region in facts["regions"]] == ["eyes", "nose", "mouth", "skin"]
    assert facts["redegradation_error"] == pytest.approx(25.5, abs=0.5)


def test_without_evidence_the_facts_say_that_there_is_none(tmp_path: Path) -> None:
    save_steps(tmp_path, restored())
    assert json.loads((tmp_path / "steps.json").read_text())["evidence"] is None


def test_the_mask_is_grey(tmp_path: Path) -> None:
    save_steps(tmp_path, restored())
    assert read_still(tmp_path / "mask.png").grey


def test_the_facts_say_what_the_pictures_do_not(tmp_path: Path) -> None:
    save_steps(tmp_path, restored())
    facts = json.loads((tmp_path / "steps.json").read_text())
    assert facts["source"] == "old.png"
    assert facts["guide"] == "mum.png"
    assert facts["network_size"] == 256
    assert facts["flow_full_scale_px"] == 32
    assert facts["flow_longest_px"] == 0
    assert facts["changed_outside_mask"] == 0
    assert facts["crop"]["side"] == pytest.approx(2 * FACE.box.side)


def test_several_faces_are_numbered_and_failed_ones_have_no_files(tmp_path: Path) -> None:
    pixels = np.full((200, 400, 3), 150, np.uint8)
    pixels[:, :200] = 20
    faces = [landmark_face(60, 60, 70), landmark_face(270, 60, 70)]
    result = restore_still(frame(pixels), faces, [guide()], restorer(FailsOnDark()))
    paths = save_steps(tmp_path, result)
    assert {p.name[:7] for p in paths} == {"face_2_"}
    assert len(paths) == 8


def test_nothing_restored_writes_nothing(tmp_path: Path) -> None:
    result = restore_still(frame(np.full((200, 200, 3), 9, np.uint8)), [FACE], [guide()], restorer(FailsOnDark()))
    assert save_steps(tmp_path, result) == []
    assert not list(tmp_path.iterdir())


def test_a_folder_that_cannot_be_made_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(GfrError, match="cannot be made"):
        save_steps(tmp_path / "file", restored())


def test_a_disk_that_fills_up_leaves_no_step_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    room = iter(range(3))

    def write_while_there_is_room(picture: Frame, path: Path) -> tuple[str, ...]:
        if next(room, None) is None:
            raise MachineError("The disk is full.")
        return write_still(picture, path)

    monkeypatch.setattr(steps_module, "write_still", write_while_there_is_room)
    (tmp_path / "theirs.txt").write_text("not ours")
    for folder in (tmp_path, tmp_path / "new" / "steps"):
        with pytest.raises(MachineError):
            save_steps(folder, restored())
    assert [path.name for path in tmp_path.iterdir()] == ["theirs.txt"]


def test_steps_are_taken_away_when_what_follows_fails(tmp_path: Path) -> None:
    with suppress(MachineError), steps_saved(tmp_path / "steps", restored()) as written:
        assert len(list((tmp_path / "steps").iterdir())) == len(written) == 8
        raise MachineError("The disk is full.")
    assert not list(tmp_path.iterdir())


def test_the_comparison_shows_the_finished_picture_as_its_result() -> None:
    result = restored()
    face = result.faces[0]
    assert face.steps is not None
    page = comparison_sheet(result, face, face.steps)
    assert page.dtype == np.uint8
    assert page.shape[1] > 4 * 256
    untouched = StillRestoration(frame(smooth_picture(200, 220)), result.faces, result.mask, 0, ())
    before = comparison_sheet(untouched, face, face.steps)
    changed = np.flatnonzero((page != before).any(axis=(0, 2)))
    assert changed.min() > page.shape[1] * 3 // 4


def test_a_flow_sheet_of_a_still_grid_is_white_beside_its_coloured_legend() -> None:
    steps = restored().faces[0].steps
    assert steps is not None
    page = flow_sheet(steps)
    coloured = np.flatnonzero((np.ptp(page.astype(int), axis=2) > 100).any(axis=0))
    assert coloured.min() > page.shape[1] // 2
