"""The record of an output."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gfr_core.checkpoint.default_weights import default_weights
from gfr_core.errors import GfrError
from gfr_core.media.still import write_still
from gfr_core.progress import Progress, Stopped
from gfr_core.record.hashes import sha256_of_pixels
from gfr_core.record.json_form import read_record
from gfr_core.record.make import WrittenPicture, make_record, write_record
from gfr_core.record.treatment import TreatmentRecord
from tests.core.record.treated import Treated


def record_of(done: Treated, **changes: object) -> TreatmentRecord:
    write_still(done.result.frame, done.out)
    how = replace(done.how, **changes)  # type: ignore[arg-type]  # fields by name
    return make_record(done.result, WrittenPicture(done.out, "PNG", 8, True, "marked"), how, ("a loss",))


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_file_that_took_part_is_named_with_its_hash(done: Treated) -> None:
    record = record_of(done)
    files = [record.source.file, *(p.file for p in record.portraits), record.weights.file, record.output.file]
    assert [file.path for file in files if file] == [
        *("old.png", "mum2.png", "mum.png", "dad.png", "tiny.safetensors", "out.png"),
    ]
    for file in files:
        assert file is not None
        assert (file.sha256, file.size) == (sha(done.folder / file.path), (done.folder / file.path).stat().st_size)


def test_the_pixels_are_named_apart_from_their_files(done: Treated) -> None:
    record = record_of(done)
    assert record.source.pixels_sha256 == sha256_of_pixels(done.how.source.pixels)
    assert record.output.pixels_sha256 == sha256_of_pixels(done.result.frame.pixels)
    assert record.portraits[2].pixels_sha256 == sha256_of_pixels(done.tasks[1].guides[0].frame.pixels)


def test_faces_say_whose_portrait_they_got(done: Treated) -> None:
    record = record_of(done)
    names = {portrait.key: portrait.name for portrait in record.portraits}
    assert [(face.number, face.person, names[face.portrait or 0]) for face in record.faces] == [
        (1, "Mum", "mum2.png"),
        (2, "Dad", "dad.png"),
    ]


def test_who_when_what_and_with_which_settings(done: Treated) -> None:
    record = record_of(done, numbers=())
    assert (record.operator, record.note, record.changed_outside_mask) == ("A. Archivist", "Box 12", 0)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", record.time_utc)
    assert (record.parameters.strength, record.parameters.guide_influence, record.parameters.match_colour) == (
        1,
        1,
        True,
    )
    assert record.machine.device == "cpu"
    assert (record.source.width, record.source.height, record.source.bits, record.source.frame) == (260, 140, 8, None)
    assert [face.number for face in record.faces] == [1, 2]


def test_notes_are_said_once(done: Treated) -> None:
    source = replace(done.how.source, notes=("read oddly", "a loss"))
    record = record_of(done, source=source)
    assert record.notes[0] == "read oddly"
    assert record.notes.count("a loss") == 1
    assert set(done.result.notes) <= set(record.notes)


def test_the_weights_of_the_program_are_known_as_such(done: Treated) -> None:
    assert not record_of(done).weights.with_program
    assert record_of(done, weights=None).weights.with_program
    assert record_of(done, weights=default_weights()).weights.with_program


def test_a_picture_from_the_clipboard_has_no_file(done: Treated) -> None:
    portraits = tuple(replace(each, path=None) for each in done.how.portraits)
    record = record_of(done, source_path=None, portraits=portraits)
    assert record.source.file is None
    assert record.source.pixels_sha256
    assert [portrait.file for portrait in record.portraits] == [None] * 3


def test_an_input_that_is_gone_by_now_costs_its_hash_and_not_the_record(done: Treated) -> None:
    (done.folder / "dad.png").unlink()
    record = record_of(done)
    dad = record.portraits[2].file
    assert dad is not None
    assert (dad.path, dad.sha256, dad.size) == ("dad.png", "", 0)
    assert "'dad.png' was not there any more when the record was written; its hash is not known." in record.notes


def test_a_portrait_that_is_not_at_hand_is_said(done: Treated) -> None:
    record = record_of(done, portraits=done.how.portraits[:2])
    assert record.faces[1].portrait is None
    assert "Portrait 'dad.png' was not at hand when the record was written; it is not listed." in record.notes


def test_a_number_of_faces_that_does_not_fit_is_a_callers_mistake(done: Treated) -> None:
    with pytest.raises(ValueError, match="zip"):
        record_of(done, numbers=(1,))


def test_the_record_is_written_beside_its_output(done: Treated) -> None:
    record = record_of(done)
    path = write_record(record, done.out)
    assert path == done.folder / "out.png.json"
    assert read_record(path) == record


def test_a_folder_that_is_gone_is_said(done: Treated) -> None:
    record = record_of(done)
    with pytest.raises(GfrError, match="does not exist"):
        write_record(record, done.folder / "gone" / "out.png")


def test_hashing_a_large_source_can_be_stopped(done: Treated) -> None:
    write_still(done.result.frame, done.out)

    def stop(progress: Progress) -> None:
        if "old.png" in progress.text:
            raise Stopped

    with pytest.raises(Stopped):
        make_record(done.result, WrittenPicture(done.out, "PNG", 8, True, "marked"), done.how, (), stop)


def test_a_failed_face_has_its_reason_in_the_record(done: Treated) -> None:
    first = replace(done.result.faces[0], status="failed", reason="Too dark.", steps=None, guide=None)
    result = replace(done.result, faces=(first, done.result.faces[1]))
    record = record_of(replace(done, result=result))
    assert (record.faces[0].status, record.faces[0].reason, record.faces[1].status) == (
        "failed",
        "Too dark.",
        "restored",
    )
    assert np.isfinite(record.faces[0].seconds)
