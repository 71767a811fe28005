"""A record as text and back."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.errors import GfrError
from gfr_core.record.json_form import from_json, is_record, read_record, to_json
from gfr_core.record.output import write_output
from gfr_core.record.treatment import TreatmentRecord
from gfr_core.restore.outcome import RestoreOptions
from tests.core.record.treated import treated


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with everything in it."""
    done = treated(tmp_path_factory.mktemp("treated"), RestoreOptions(with_evidence=True))
    written = write_output(done.result, done.out, done.how)
    assert written.record is not None
    return written.record


@pytest.fixture(scope="module")
def record(path: Path) -> TreatmentRecord:
    return read_record(path)


def changed(record: TreatmentRecord, **fields: object) -> bytes:
    return json.dumps({**json.loads(to_json(record)), **fields}).encode()


def refusal(text: bytes) -> GfrError:
    with pytest.raises(GfrError) as caught:
        from_json(text, "out.png.json")
    return caught.value


def test_a_record_survives_the_way_to_text_and_back_to_the_last_digit(record: TreatmentRecord) -> None:
    assert record.faces[0].face.landmarks is not None
    assert record.faces[0].evidence is not None
    assert record.faces[0].evidence.regions
    assert from_json(to_json(record), "r") == record


def test_words_of_all_languages_and_brackets_survive(record: TreatmentRecord) -> None:
    odd = replace(record, operator="Ümit Øst 写", note='[\n1,\n2 ] "quoted"')
    assert from_json(to_json(odd), "r") == odd


def test_numbers_of_one_thing_stand_on_one_line(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert sum(line.strip().startswith('"box": [') and line.rstrip(",").endswith("]") for line in lines) == 5
    assert all(len(line) < 200 for line in lines)


def test_fields_of_a_newer_program_are_passed_over(record: TreatmentRecord) -> None:
    faces = json.loads(to_json(record))["faces"]
    faces[0]["mood"] = "glad"
    assert from_json(changed(record, weather={"sun": 1}, faces=faces), "r") == record


def test_what_may_be_left_away_takes_its_default(record: TreatmentRecord) -> None:
    data = json.loads(to_json(record))
    for name in ("operator", "note", "notes", "parts"):
        del data[name]
    found = from_json(json.dumps(data).encode(), "r")
    assert (found.operator, found.note, found.notes, found.parts) == ("", "", (), ())


def test_a_newer_format_is_refused_with_words(record: TreatmentRecord) -> None:
    error = refusal(changed(record, format="gfr-studio-record/2"))
    assert error.message == "'out.png.json' is of format 2; this GFR Studio reads records up to format 1."
    assert error.hint == "Update GFR Studio."


@pytest.mark.parametrize("text", [b"{}", b"[]", b"7", b'{"format": "gfr-studio-project/1"}', b'{"format": 3}'])
def test_other_json_is_no_record(text: bytes) -> None:
    assert refusal(text).message == "'out.png.json' is no treatment record of GFR Studio."


def test_damage_is_told_where_it_is(record: TreatmentRecord) -> None:
    whole = to_json(record)
    assert refusal(whole[:-100]).message.startswith("'out.png.json' is damaged: it is no whole JSON text (")
    assert refusal(b"\xff\xfe" + whole).message.startswith("'out.png.json' is damaged: it is no whole JSON text (")
    assert refusal(b"[" * 100_000).message.startswith("'out.png.json' is damaged")
    error = refusal(changed(record, parameters={"strength": "much"}))
    assert error.message == "'out.png.json' is damaged: parameters.strength is 'much'; wanted a number."
    assert error.hint == "Copy it again from where it came. The picture beside it is not affected."


def test_a_record_is_known_by_its_beginning(path: Path, tmp_path: Path) -> None:
    assert is_record(path)
    (tmp_path / "other.json").write_bytes(b'{"name": "somebody else\'s"}')
    assert not is_record(tmp_path / "other.json")


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(GfrError, match="does not exist"):
        read_record(tmp_path / "gone.json")
