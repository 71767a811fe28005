"""Whether the files of a record are still what they were."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.record.json_form import read_record
from gfr_core.record.output import OutputWishes, write_output
from gfr_core.record.treatment import TreatmentRecord
from gfr_core.record.verify import FileCheck, verify
from tests.core.record.treated import Treated


@pytest.fixture
def record(done: Treated) -> TreatmentRecord:
    write_output(done.result, done.out, done.how, OutputWishes(mask=done.folder / "m.png"))
    return read_record(done.folder / "out.png.json")


def states(checks: tuple[FileCheck, ...]) -> dict[str, str]:
    return {check.name: check.state for check in checks}


ALL = ("old.png", "mum2.png", "mum.png", "dad.png", "tiny.safetensors", "out.png", "m.png")


def test_untouched_files_are_the_same(record: TreatmentRecord, done: Treated) -> None:
    checks = verify(record, done.folder)
    assert states(checks) == dict.fromkeys(ALL, "same")
    assert [check.role for check in checks] == ["source", *["portrait"] * 3, "weights", "output", "mask"]
    assert all(check.found == check.wanted for check in checks)


@pytest.mark.parametrize("name", ALL)
def test_one_byte_more_in_any_file_is_seen(record: TreatmentRecord, done: Treated, name: str) -> None:
    with (done.folder / name).open("ab") as file:
        file.write(b"\0")
    checks = verify(record, done.folder)
    assert states(checks) == {**dict.fromkeys(ALL, "same"), name: "changed"}
    changed = next(check for check in checks if check.state == "changed")
    assert changed.found
    assert changed.found != changed.wanted


def test_a_file_of_no_bytes_has_changed(record: TreatmentRecord, done: Treated) -> None:
    (done.folder / "dad.png").write_bytes(b"")
    check = next(check for check in verify(record, done.folder) if check.name == "dad.png")
    assert (check.state, check.found) == ("changed", "")


def test_a_file_that_is_gone_is_missing(record: TreatmentRecord, done: Treated) -> None:
    (done.folder / "mum.png").unlink()
    assert states(verify(record, done.folder)) == {**dict.fromkeys(ALL, "same"), "mum.png": "missing"}


def test_a_folder_that_moved_as_a_whole_is_still_right(record: TreatmentRecord, done: Treated, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.copytree(done.folder, moved)
    for path in done.folder.iterdir():
        if path.is_file():
            path.unlink()
    assert states(verify(record, moved)) == dict.fromkeys(ALL, "same")


def test_moved_and_renamed_files_are_found_by_their_hash(record: TreatmentRecord, done: Treated) -> None:
    deep = done.folder / "attic" / "box"
    deep.mkdir(parents=True)
    (done.folder / "old.png").rename(deep / "scan 17.png")
    (done.folder / "dad.png").rename(deep / "dad.png")
    shutil.copy(deep / "dad.png", done.folder / "dad.png")
    with (done.folder / "dad.png").open("ab") as file:
        file.write(b"\0")  # something else lies in its place now
    (deep / "same size.bin").write_bytes(bytes((deep / "scan 17.png").stat().st_size))
    checks = {check.name: check for check in verify(record, done.folder, (done.folder / "attic",))}
    assert (checks["old.png"].state, checks["old.png"].path) == ("moved", deep / "scan 17.png")
    assert (checks["dad.png"].state, checks["dad.png"].path) == ("moved", deep / "dad.png")
    assert checks["mum.png"].state == "same"


def test_what_is_not_there_either_stays_missing(record: TreatmentRecord, done: Treated) -> None:
    (done.folder / "old.png").unlink()
    (done.folder / "empty").mkdir()
    assert states(verify(record, done.folder, (done.folder / "empty",)))["old.png"] == "missing"


def test_a_folder_to_look_in_must_be_one(record: TreatmentRecord, done: Treated) -> None:
    with pytest.raises(GfrError) as caught:
        verify(record, done.folder, (done.folder / "gone",))
    assert caught.value.message == f"'{done.folder / 'gone'}' is not a folder."


def test_a_picture_from_the_clipboard_cannot_be_checked(record: TreatmentRecord, done: Treated) -> None:
    pasted = replace(record, source=replace(record.source, file=None))
    assert states(verify(pasted, done.folder))["old.png"] == "unknown"


def test_weights_of_the_program_are_looked_for_in_this_installation(record: TreatmentRecord, done: Treated) -> None:
    file = replace(record.weights.file, path="/another/machine/gfrnet-default.safetensors")
    there = replace(record, weights=replace(record.weights, file=file, with_program=True))
    weights = next(check for check in verify(there, done.folder) if check.role == "weights")
    assert weights.state == "changed"  # these are the program's, and not the tiny ones of the record
    assert weights.path is not None
    assert weights.path.name == "gfrnet-default.safetensors"
    assert states(verify(replace(there, weights=replace(there.weights, with_program=False)), done.folder)) == {
        **dict.fromkeys([name for name in ALL if name != "tiny.safetensors"], "same"),
        "gfrnet-default.safetensors": "missing",
    }
