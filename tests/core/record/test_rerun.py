"""The same pixels once more."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from gfr_core.errors import GfrError
from gfr_core.media.frame import Frame, Pixels
from gfr_core.media.still import read_still, write_still
from gfr_core.record.json_form import read_record
from gfr_core.record.output import write_output
from gfr_core.record.rerun import Inputs, circumstances_of, compare, options_of, read_inputs, rerun
from gfr_core.record.treatment import TreatmentRecord
from gfr_core.record.verify import verify
from gfr_core.restore.outcome import RestoreOptions, StillRestoration
from gfr_core.restore.restorer import Restorer
from gfr_core.restore.still import restore_faces
from tests.core.record.treated import Treated, treated
from tests.core.restore.faces import Depth


def recorded(done: Treated, name: str = "out.png") -> TreatmentRecord:
    write_output(done.result, done.folder / name, done.how)
    return read_record(done.folder / f"{name}.json")


def inputs_of(record: TreatmentRecord, folder: Path, look_in: Sequence[Path] = (), *, anyway: bool = False) -> Inputs:
    return read_inputs(record, verify(record, folder, look_in), anyway=anyway)


def again(record: TreatmentRecord, folder: Path) -> StillRestoration:
    inputs = inputs_of(record, folder)
    return rerun(record, inputs, Restorer.load(inputs.weights, "cpu"))


def refusal(record: TreatmentRecord, folder: Path) -> GfrError:
    with pytest.raises(GfrError) as caught:
        inputs_of(record, folder)
    return caught.value


@pytest.mark.parametrize(
    "options",
    [
        RestoreOptions(),
        RestoreOptions(with_evidence=True),
        RestoreOptions(strength=0.37, guide_influence=0.6, with_evidence=True),
        RestoreOptions(strength=0.8, match_colour=False),
    ],
    ids=["plain", "evidence", "blended", "colours as they come"],
)
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_two_faces_with_their_own_portraits_become_the_same_pixels(
    tmp_path: Path, options: RestoreOptions, depth: Depth
) -> None:
    done = treated(tmp_path, options, depth)
    record = recorded(done)
    result = again(record, tmp_path)
    assert np.array_equal(result.frame.pixels, done.result.frame.pixels)
    assert not np.array_equal(result.frame.pixels, done.how.source.pixels)
    assert compare(record, result.frame.pixels, None).agreement == "identical"
    assert [face.guide for face in result.faces] == [face.guide for face in done.result.faces]
    assert [face.doubts for face in result.faces] == [face.doubts for face in done.result.faces]


def test_a_portrait_that_was_chosen_by_hand_is_chosen_again(tmp_path: Path) -> None:
    done = treated(tmp_path)
    tasks = (replace(done.tasks[0], choice=0), done.tasks[1])
    result = restore_faces(done.how.source, tasks, Restorer.load(tmp_path / "tiny.safetensors", "cpu"))
    assert result.faces[0].guide == "mum.png"  # the worse one
    record = recorded(replace(done, result=result))
    assert np.array_equal(again(record, tmp_path).frame.pixels, result.frame.pixels)


def test_faces_that_overlap_are_put_back_in_their_order(tmp_path: Path) -> None:
    done = treated(tmp_path)
    near = replace(done.tasks[1], face=replace(done.tasks[0].face, box=replace(done.tasks[0].face.box, x=70.0)))
    restorer = Restorer.load(tmp_path / "tiny.safetensors", "cpu")
    results = [
        restore_faces(done.how.source, tasks, restorer) for tasks in ((done.tasks[0], near), (near, done.tasks[0]))
    ]
    assert not np.array_equal(results[0].frame.pixels, results[1].frame.pixels)
    for result in results:
        record = recorded(replace(done, result=result))
        assert np.array_equal(again(record, tmp_path).frame.pixels, result.frame.pixels)


def test_a_face_that_had_failed_is_left_alone_again(tmp_path: Path) -> None:
    done = treated(tmp_path)
    dead = replace(done.result.faces[0], status="failed", reason="Then.", steps=None)
    only = restore_faces(done.how.source, done.tasks[1:], Restorer.load(tmp_path / "tiny.safetensors", "cpu"))
    record = recorded(replace(done, result=replace(only, faces=(dead, *only.faces))))
    result = again(record, tmp_path)
    assert np.array_equal(result.frame.pixels, only.frame.pixels)
    assert len(result.faces) == 1


def test_a_rerun_of_a_rerun_is_the_same_again(done: Treated) -> None:
    record = recorded(done)
    inputs = inputs_of(record, done.folder)
    how = circumstances_of(record, inputs, "cpu")
    write_output(again(record, done.folder), done.folder / "two.png", how)
    second = read_record(done.folder / "two.png.json")
    assert (second.operator, second.note) == ("A. Archivist", "Box 12")
    assert second.output.pixels_sha256 == record.output.pixels_sha256
    for name in ("source", "weights", "parameters", "machine"):
        assert getattr(second, name) == getattr(record, name)
    assert [replace(face, seconds=0, ranking=()) for face in second.faces] == [
        replace(face, seconds=0, ranking=(), portrait=second.faces[at].portrait) for at, face in enumerate(record.faces)
    ]
    assert np.array_equal(again(second, done.folder).frame.pixels, done.result.frame.pixels)


def test_it_runs_with_the_threads_of_the_record_and_leaves_them_as_they_were(
    done: Treated, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = recorded(done)
    inside: list[int] = []

    def watched(*given: Any) -> StillRestoration:
        inside.append(torch.get_num_threads())
        return restore_faces(*given)

    monkeypatch.setattr("gfr_core.record.rerun.restore_faces", watched)
    before = torch.get_num_threads()
    for recorded_threads, used in ((1, 1), (3, 3), (0, before), (10**9, before)):
        inside.clear()
        again(replace(record, machine=replace(record.machine, threads=recorded_threads)), done.folder)
        assert inside == [used, used]
        assert torch.get_num_threads() == before


def test_no_face_is_looked_for(done: Treated, monkeypatch: pytest.MonkeyPatch) -> None:
    record = recorded(done)

    def never(*_given: object) -> None:
        raise AssertionError("a finder was built")

    monkeypatch.setattr("gfr_core.faces.find.FaceFinder.__init__", never)
    assert compare(record, again(record, done.folder).frame.pixels, None).agreement == "identical"


def test_options_come_from_the_record(tmp_path: Path) -> None:
    options = RestoreOptions(strength=0.25, guide_influence=0.5, match_colour=False, with_evidence=True)
    record = recorded(treated(tmp_path, options))
    assert options_of(record) == replace(options, with_evidence=False)  # that is each face's own matter


@pytest.mark.parametrize(("name", "role"), [("old.png", "source"), ("dad.png", "portrait")])
def test_an_input_that_has_changed_is_refused_and_taken_when_told(done: Treated, name: str, role: str) -> None:
    record = recorded(done)
    with (done.folder / name).open("ab") as file:
        file.write(b"\0")
    error = refusal(record, done.folder)
    assert error.message.startswith(f"The {role} '{name}' has changed: its hash is ")
    assert error.hint == "Bring back the former file, name its folder with --look-in DIR, or say --anyway."
    assert inputs_of(record, done.folder, anyway=True).notes == (error.message,)


def test_an_input_that_is_missing_is_refused_even_then(done: Treated) -> None:
    record = recorded(done)
    (done.folder / "old.png").unlink()
    with pytest.raises(GfrError) as caught:
        inputs_of(record, done.folder, anyway=True)
    assert caught.value.message == "The source 'old.png' is not there any more."
    assert caught.value.hint == "Name its folder with --look-in DIR."


def test_a_portrait_that_was_only_offered_may_be_gone(done: Treated) -> None:
    record = recorded(done)
    (done.folder / "mum.png").unlink()
    assert np.array_equal(again(record, done.folder).frame.pixels, done.result.frame.pixels)


def test_inputs_that_were_moved_are_found(done: Treated) -> None:
    record = recorded(done)
    (done.folder / "attic").mkdir()
    (done.folder / "old.png").rename(done.folder / "attic" / "x.png")
    inputs = inputs_of(record, done.folder, (done.folder / "attic",))
    assert inputs.source_path == done.folder / "attic" / "x.png"
    assert np.array_equal(inputs.source.pixels, done.how.source.pixels)


def test_a_picture_from_the_clipboard_cannot_be_read_again(done: Treated) -> None:
    record = recorded(replace(done, how=replace(done.how, source_path=None)))
    assert refusal(record, done.folder).message == (
        "The source 'old.png' has no file of known content; it cannot be read again."
    )


def test_a_file_that_was_changed_while_it_was_open_is_noticed(done: Treated) -> None:
    other = Frame(255 - done.how.source.pixels, "old.png")
    write_still(other, done.folder / "old.png")  # after it was read, before the record was written
    record = recorded(done)
    assert {check.state for check in verify(record, done.folder)} == {"same"}
    error = refusal(record, done.folder)
    assert error.message == (
        "The pixels of 'old.png' are not those that were restored then, though its file may be the same."
    )
    assert inputs_of(record, done.folder, anyway=True).notes == (error.message,)


def test_a_record_without_a_restored_face_has_nothing_to_run(done: Treated) -> None:
    record = recorded(done)
    failed = replace(record, faces=tuple(replace(face, status="failed") for face in record.faces))
    with pytest.raises(GfrError, match="No face was restored in this record"):
        rerun(failed, inputs_of(record, done.folder), Restorer.load(done.folder / "tiny.safetensors", "cpu"))


def test_a_record_that_does_not_say_which_portrait_is_refused(done: Treated) -> None:
    record = recorded(done)
    lost = replace(record, faces=(replace(record.faces[0], portrait=None), record.faces[1]))
    with pytest.raises(GfrError, match="Face 1: the record does not say which portrait was used"):
        rerun(lost, inputs_of(record, done.folder), Restorer.load(done.folder / "tiny.safetensors", "cpu"))


def off_by(levels: int, done: Treated) -> Pixels:
    pixels = done.result.frame.pixels.copy()
    place = np.unravel_index(np.argmin(pixels), pixels.shape)
    pixels[place] += levels
    return pixels


def test_other_pixels_are_measured_against_the_output_in_levels_of_255(tmp_path: Path) -> None:
    for depth, level in ((np.uint8, 1), (np.uint16, 257)):
        done = treated(tmp_path, depth=depth)
        record = recorded(done)
        for levels, agreement in ((0, "identical"), (2, "within tolerance"), (3, "different")):
            found = compare(record, off_by(levels * level, done), done.out)
            assert found.agreement == agreement
            assert found.largest == pytest.approx(levels)


def test_without_the_output_or_with_a_lossy_one_other_pixels_cannot_be_measured(done: Treated) -> None:
    assert compare(recorded(done), off_by(1, done), None).agreement == "not comparable"
    lossy = recorded(done, "out.jpg")
    assert compare(lossy, off_by(1, done), done.folder / "out.jpg").agreement == "not comparable"
    assert compare(lossy, done.result.frame.pixels, done.folder / "out.jpg").agreement == "identical"


def test_a_picture_of_another_size_is_different(done: Treated) -> None:
    assert compare(recorded(done), read_still(done.out).pixels[:-1], done.out).agreement == "different"
