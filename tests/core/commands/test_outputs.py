"""Where results go, and what is never written over."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gfr_core.commands.outputs import STEP_NAME, check_beside, check_steps_folder, output_path, output_wishes
from gfr_core.commands.wishes import FrameWish, RestoreWish
from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame
from gfr_core.media.still import write_still
from gfr_core.record.output import OutputWishes
from gfr_core.restore.steps import save_steps
from gfr_core.restore.still import restore_still
from tests.core.restore.faces import face_at, frame, guide, restorer, smooth_picture

GREY = np.full((4, 4, 3), 99, np.uint8)


@pytest.fixture
def wish(tmp_path: Path) -> RestoreWish:
    for name in ("old.png", "old.jpg", "mum.png", "weights.safetensors"):
        if name.endswith("safetensors"):
            (tmp_path / name).write_bytes(b"weights")
        else:
            write_still(Frame(GREY, name), tmp_path / name)
    weights = tmp_path / "weights.safetensors"
    return RestoreWish(FrameWish(tmp_path / "old.png"), (tmp_path / "mum.png",), weights=weights)


def refusal(wish: RestoreWish) -> GfrError:
    with pytest.raises(GfrError) as caught:
        output_path(wish)
    return caught.value


def test_by_default_the_result_lies_beside_the_source_in_its_format(wish: RestoreWish, tmp_path: Path) -> None:
    assert output_path(wish) == tmp_path / "old_restored.png"


def test_a_source_that_was_compressed_with_loss_gives_a_result_that_is_not(wish: RestoreWish, tmp_path: Path) -> None:
    assert output_path(replace(wish, source=FrameWish(tmp_path / "old.jpg"))) == tmp_path / "old_restored.png"


def test_a_missing_source_is_said_before_anything_else(wish: RestoreWish, tmp_path: Path) -> None:
    missing = replace(wish, source=FrameWish(tmp_path / "gone.png"))
    assert refusal(missing).message == f"'{tmp_path / 'gone.png'}' does not exist."


@pytest.mark.parametrize("name", ["old.png", "mum.png"])
def test_no_input_is_ever_the_output(wish: RestoreWish, tmp_path: Path, name: str) -> None:
    error = refusal(replace(wish, out=tmp_path / name))
    assert error.message == f"'{tmp_path / name}' is one of the files to read; it is never written over."


def test_a_link_to_an_input_is_seen_through(wish: RestoreWish, tmp_path: Path) -> None:
    (tmp_path / "innocent.png").symlink_to(tmp_path / "old.png")
    (tmp_path / "harmless.png").hardlink_to(tmp_path / "old.png")
    for name in ("innocent.png", "harmless.png"):
        assert "never written over" in refusal(replace(wish, out=tmp_path / name)).message


def test_an_older_result_may_be_replaced(wish: RestoreWish, tmp_path: Path) -> None:
    (tmp_path / "result.tif").write_bytes(b"older")
    assert output_path(replace(wish, out=tmp_path / "result.tif")) == tmp_path / "result.tif"


def test_endings_folders_and_missing_folders_are_refused(wish: RestoreWish, tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    assert refusal(replace(wish, out=tmp_path / "a.xyz")).hint == "Choose JPEG, PNG, TIFF, WebP or BMP."
    assert "is a folder; --out wants a file." in refusal(replace(wish, out=tmp_path / "folder.png")).message
    assert "does not exist" in refusal(replace(wish, out=tmp_path / "no" / "a.png")).message


def test_a_pipe_is_no_place_for_a_picture(wish: RestoreWish, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.png")
    assert "is not an ordinary file" in refusal(replace(wish, out=tmp_path / "pipe.png")).message


def test_a_step_never_replaces_a_portrait(wish: RestoreWish, tmp_path: Path) -> None:
    portrait = tmp_path / "guide.png"
    write_still(Frame(GREY, "guide.png"), portrait)
    with pytest.raises(GfrError) as caught:
        check_steps_folder(replace(wish, guides=(portrait,), steps_folder=tmp_path), tmp_path / "out.png")
    assert caught.value.message == f"A step would replace '{portrait}'."


def test_steps_may_lie_beside_inputs_of_other_names(wish: RestoreWish, tmp_path: Path) -> None:
    check_steps_folder(replace(wish, steps_folder=tmp_path), tmp_path / "out.png")
    check_steps_folder(replace(wish, steps_folder=tmp_path / "new"), tmp_path / "out.png")


def test_a_file_is_no_folder_for_steps(wish: RestoreWish, tmp_path: Path) -> None:
    with pytest.raises(GfrError) as caught:
        check_steps_folder(replace(wish, steps_folder=tmp_path / "old.png"), tmp_path / "out.png")
    assert caught.value.message == f"'{tmp_path / 'old.png'}' is a file; --save-steps wants a folder."


def test_mask_patch_and_record_are_checked_before_any_work(wish: RestoreWish, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    parts = replace(wish, mask=tmp_path / "m.png", patch=tmp_path / "p.tif", mark=False, record=False)
    check_beside(parts, out)
    assert output_wishes(parts) == OutputWishes(False, False, tmp_path / "m.png", tmp_path / "p.tif")
    for other, words in (
        (replace(wish, mask=tmp_path / "mum.png"), "is one of the files to read; it is never written over."),
        (replace(wish, mask=out), "is to hold two things at once."),
        (replace(wish, patch=tmp_path / "p.jpg"), "is kept exactly as PNG or TIFF only."),
        (replace(wish, patch=tmp_path / "no" / "p.png"), "does not exist."),
    ):
        with pytest.raises(GfrError) as caught:
            check_beside(other, out)
        assert caught.value.message.endswith(words)


def test_somebody_elses_json_in_the_records_place_is_told_before_any_work(wish: RestoreWish, tmp_path: Path) -> None:
    (tmp_path / "out.png.json").write_text("[]", encoding="utf-8")
    with pytest.raises(GfrError, match="is no treatment record; it is never replaced"):
        check_beside(wish, tmp_path / "out.png")
    check_beside(replace(wish, record=False), tmp_path / "out.png")


def test_a_step_never_replaces_the_mask(wish: RestoreWish, tmp_path: Path) -> None:
    with pytest.raises(GfrError) as caught:
        check_steps_folder(replace(wish, mask=tmp_path / "mask.png", steps_folder=tmp_path), tmp_path / "out.png")
    assert caught.value.message == f"A step would replace '{tmp_path / 'mask.png'}'."


def test_every_file_that_is_written_as_a_step_is_known_here(tmp_path: Path) -> None:
    source = frame(smooth_picture(300, 700))
    faces = (face_at(100, 100, 60), face_at(500, 100, 60))
    for count in (1, 2):
        written = save_steps(tmp_path, restore_still(source, faces[:count], [guide()], restorer()))
        assert [path.name for path in written if not STEP_NAME.fullmatch(path.name)] == []
