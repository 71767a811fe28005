"""What `gfr verify` tells."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from gfr_core.cli import main
from gfr_core.commands.answer import Answer
from gfr_core.commands.verify import VerifyFacts, verify_record
from gfr_core.progress import silent
from gfr_core.record.output import write_output
from tests.core.record.treated import treated


@pytest.fixture
def record(tmp_path: Path) -> Path:
    done = treated(tmp_path)
    written = write_output(done.result, done.out, done.how)
    assert written.record is not None
    return written.record


def facts_of(answer: Answer) -> VerifyFacts:
    assert isinstance(answer.facts, VerifyFacts)
    return answer.facts


def test_untouched_files_are_told_line_by_line(record: Path) -> None:
    answer = verify_record(record, (), silent)
    facts = facts_of(answer)
    assert answer.fault is None
    assert facts.same
    assert facts.record == str(record)
    lines = answer.text.splitlines()
    assert lines[0] == f"same     source   old.png: {facts.files[0].wanted[:12]}"
    assert lines[-1] == f"same     output   out.png: {facts.files[-1].wanted[:12]}"
    assert len(lines) == len(facts.files) == 6


def test_what_differs_is_told_with_both_hashes_and_ends_in_a_fault(record: Path) -> None:
    with (record.parent / "old.png").open("ab") as file:
        file.write(b"\0")
    (record.parent / "dad.png").unlink()
    answer = verify_record(record, (), silent)
    source, dad = facts_of(answer).files[0], facts_of(answer).files[3]
    assert not facts_of(answer).same
    lines = answer.text.splitlines()
    assert lines[0] == f"changed  source   old.png: found {source.found[:12]}, wanted {source.wanted[:12]}"
    assert lines[3] == f"missing  portrait dad.png: wanted {dad.wanted[:12]}"
    assert answer.fault is not None
    assert answer.fault.exit_code == 3
    assert answer.fault.message == "2 files are not as recorded; first: source 'old.png' (changed)."
    assert answer.fault.hint == "Files that were moved are found with --look-in DIR."


def test_one_changed_file_needs_no_hint(record: Path) -> None:
    (record.parent / "out.png").write_bytes(b"")
    answer = verify_record(record, (), silent)
    assert answer.fault is not None
    assert answer.fault.message == "1 file is not as recorded; first: output 'out.png' (changed)."
    assert answer.fault.hint == ""
    assert "found nothing, wanted" in answer.text


def test_a_file_that_was_moved_is_found_and_no_fault(record: Path, tmp_path: Path) -> None:
    attic = tmp_path / "attic"
    attic.mkdir()
    shutil.move(tmp_path / "old.png", attic / "scan.png")
    answer = verify_record(record, (attic,), silent)
    assert answer.fault is None
    assert answer.text.splitlines()[0].endswith(f", now {attic / 'scan.png'}")
    assert facts_of(answer).files[0].state == "moved"


def test_a_picture_from_the_clipboard_is_told_as_unknown(tmp_path: Path) -> None:

    done = treated(tmp_path)
    written = write_output(done.result, done.out, replace(done.how, source_path=None))
    assert written.record is not None
    answer = verify_record(written.record, (), silent)
    assert answer.text.splitlines()[0] == "unknown  source   old.png: the record has no hash of it"
    assert answer.fault is not None


def test_the_exit_code_is_3_when_something_differs_and_0_when_not(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(record), "--json"]) == 0
    assert '"state": "same"' in capsys.readouterr().out
    (record.parent / "out.png").unlink()
    assert main(["verify", str(record)]) == 3
    assert "gfr: 1 file is not as recorded" in capsys.readouterr().err
