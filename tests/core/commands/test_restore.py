"""What `gfr restore` tells about several faces, and about those that fail."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from gfr_core.checkpoint.schema import Checkpoint
from gfr_core.checkpoint.store import save_checkpoint
from gfr_core.commands.answer import Answer, Fault
from gfr_core.commands.facts import RestoreFacts
from gfr_core.commands.restore import restore
from gfr_core.commands.wishes import FaceWish, FrameWish, RestoreWish
from gfr_core.errors import MachineError
from gfr_core.media.frame import Frame
from gfr_core.media.still import read_still, write_still
from gfr_core.progress import Progress, silent
from gfr_core.record.json_form import read_record
from gfr_core.sample import SamplePaths, write_sample
from tests.core.checkpoint.weights import tiny_checkpoint


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SamplePaths:
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def wish(sample: SamplePaths, tmp_path: Path) -> RestoreWish:
    """A picture with the same face twice, the left one smaller."""
    one = read_still(sample.old_photo).pixels
    large = one.repeat(2, axis=0).repeat(2, axis=1)
    small = np.full_like(large, 128)[:, : one.shape[1]]
    small[: one.shape[0]] = one
    write_still(Frame(np.concatenate([small, large], axis=1), "pair.png"), tmp_path / "pair.png")
    return RestoreWish(
        FrameWish(tmp_path / "pair.png"), (sample.portrait,), weights=saved(tiny_checkpoint(), tmp_path), device="cpu"
    )


def saved(checkpoint: Checkpoint, folder: Path) -> Path:
    save_checkpoint(folder / "tiny.safetensors", checkpoint)
    return folder / "tiny.safetensors"


def facts_of(answer: Answer) -> RestoreFacts:
    assert isinstance(answer.facts, RestoreFacts)
    return answer.facts


def test_faces_that_were_not_chosen_are_told_as_skipped(wish: RestoreWish) -> None:
    facts = facts_of(restore(wish, silent))
    assert [(face.number, face.status) for face in facts.faces] == [(1, "skipped"), (2, "restored")]
    assert facts.faces[0].reason == "not chosen"
    assert "2 faces were found; restored the largest, number 2 from the left." in facts.notes[0]


def test_all_faces_are_restored_when_asked(wish: RestoreWish) -> None:
    facts = facts_of(restore(dataclasses.replace(wish, face=FaceWish(every=True)), silent))
    assert [face.status for face in facts.faces] == ["restored", "restored"]


def test_when_every_face_fails_nothing_is_written_and_the_reason_is_said(wish: RestoreWish, tmp_path: Path) -> None:
    checkpoint = tiny_checkpoint()
    for name, tensor in checkpoint.weights.items():
        if name.startswith("recnet") and tensor.ndim == 4:
            checkpoint.weights[name] = torch.full_like(tensor, 3e38)
    weights = saved(checkpoint, tmp_path)
    answer = restore(dataclasses.replace(wish, weights=weights, steps_folder=tmp_path / "steps"), silent)
    assert facts_of(answer).output is None
    assert [face.status for face in facts_of(answer).faces] == ["skipped", "failed"]
    assert answer.fault == Fault(
        3,
        "Face 2 was not restored: The network gave values that are not finite numbers.",
        "Nothing was written. Try another portrait or --box X,Y,W,H.",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pair.png", "tiny.safetensors"]


def test_a_result_that_cannot_be_written_takes_its_steps_along(
    wish: RestoreWish, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[list[str]] = []

    def full(_frame: Frame, _path: Path, *, source: Path) -> tuple[str, ...]:
        seen.append([path.name for path in (source.parent / "steps").iterdir()])
        raise MachineError("The disk is full.")

    monkeypatch.setattr("gfr_core.record.output.write_still", full)
    with pytest.raises(MachineError):
        restore(dataclasses.replace(wish, steps_folder=tmp_path / "steps"), silent)
    assert len(seen[0]) == 10
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pair.png", "tiny.safetensors"]


def test_a_result_with_loss_says_so(wish: RestoreWish, tmp_path: Path) -> None:
    facts = facts_of(restore(dataclasses.replace(wish, out=tmp_path / "out.jpg"), silent))
    assert "JPEG is lossy" in facts.notes[-1]


def test_the_record_tells_of_every_face_that_was_tried(wish: RestoreWish, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    asked = dataclasses.replace(wish, out=out, operator="A. B.", note="Box 12", strength=0.5)
    answer = restore(asked, silent)
    assert facts_of(answer).record == str(tmp_path / "out.png.json")
    assert f"\nrecord: {tmp_path / 'out.png.json'}\n" in answer.text
    record = read_record(tmp_path / "out.png.json")
    assert [(face.number, face.status) for face in record.faces] == [(2, "restored")]
    assert (record.operator, record.note, record.parameters.strength) == ("A. B.", "Box 12", 0.5)
    assert record.faces[0].evidence is not None
    assert record.source.frame is None
    assert record.weights.file.path == "tiny.safetensors"


def test_a_face_in_a_box_has_no_number_in_the_record(wish: RestoreWish, tmp_path: Path) -> None:
    out = tmp_path / "out.png"
    restore(dataclasses.replace(wish, out=out, face=FaceWish(box=(500.0, 150.0, 200.0, 200.0))), silent)
    assert [face.number for face in read_record(tmp_path / "out.png.json").faces] == [None]


def test_record_and_mark_are_left_away_when_asked(wish: RestoreWish, tmp_path: Path) -> None:
    plain = dataclasses.replace(wish, out=tmp_path / "out.png", record=False, mark=False)
    facts = facts_of(restore(plain, silent))
    assert (facts.record, facts.marking) == (None, "switched off")
    assert not (tmp_path / "out.png.json").exists()
    assert read_still(tmp_path / "out.png").metadata.xmp is None
    assert facts_of(restore(dataclasses.replace(plain, mark=True), silent)).marking == "marked"


def test_mask_and_patch_are_written_when_asked(wish: RestoreWish, tmp_path: Path) -> None:
    mask, patch = tmp_path / "m.png", tmp_path / "p.png"
    answer = restore(dataclasses.replace(wish, out=tmp_path / "out.png", mask=mask, patch=patch), silent)
    facts = facts_of(answer)
    assert (facts.mask, facts.patch) == (str(mask), str(patch))
    assert f"mask: {mask}\npatch: {patch}\nrecord: " in answer.text
    source, result = (read_still(tmp_path / name).pixels for name in ("pair.png", "out.png"))
    assert np.array_equal(result[read_still(mask).pixels == 0], source[read_still(mask).pixels == 0])


def test_progress_rises_from_nothing_to_nearly_all(wish: RestoreWish) -> None:
    heard: list[Progress] = []
    restore(wish, heard.append)
    shares = [progress.done for progress in heard]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 0.95)


def test_what_every_region_rests_on_is_told_in_text_and_facts(wish: RestoreWish) -> None:
    answer = restore(wish, silent)
    evidence = facts_of(answer).faces[1].evidence
    assert evidence is not None
    assert [region.name for region in evidence.regions] == ["eyes", "nose", "mouth", "skin"]
    for region in evidence.regions:
        assert region.observed + region.guided + region.invented == pytest.approx(1, abs=2e-4)
        assert f"\n  Of the {region.name}, " in answer.text
    assert facts_of(answer).faces[0].evidence is None


def test_without_influence_nothing_of_the_portrait_is_left(
    wish: RestoreWish, sample: SamplePaths, tmp_path: Path
) -> None:
    checkpoint = tiny_checkpoint()
    rng = torch.Generator().manual_seed(0)
    for name, tensor in checkpoint.weights.items():
        if name.startswith("recnet") and tensor.ndim == 4:
            checkpoint.weights[name] = 0.1 * torch.randn(tensor.shape, generator=rng)
    wish = dataclasses.replace(wish, weights=saved(checkpoint, tmp_path))

    def made(portrait: Path, influence: float) -> NDArray[np.generic]:
        out = tmp_path / f"{portrait.stem}_{influence:g}.png"
        restore(dataclasses.replace(wish, guides=(portrait,), influence=influence, out=out), silent)
        return read_still(out).pixels

    assert np.array_equal(made(sample.portrait, 0.0), made(sample.old_photo, 0.0))
    assert not np.array_equal(made(sample.portrait, 1.0), made(sample.old_photo, 1.0))
