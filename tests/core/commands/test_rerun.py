"""What `gfr rerun` tells."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gfr_core.commands import rerun as command
from gfr_core.commands.answer import Answer
from gfr_core.commands.rerun import RerunFacts, RerunWish, rerun_record
from gfr_core.errors import GfrError, MachineError
from gfr_core.media.still import read_still
from gfr_core.progress import Progress, silent
from gfr_core.record.json_form import read_record
from gfr_core.record.output import OutputWishes, write_output
from gfr_core.record.rerun import Comparison
from tests.core.record.treated import treated


@pytest.fixture
def wish(tmp_path: Path) -> RerunWish:
    done = treated(tmp_path)
    written = write_output(done.result, done.out, done.how)
    assert written.record is not None
    return RerunWish(written.record, tmp_path / "again.png")


def facts_of(answer: Answer) -> RerunFacts:
    assert isinstance(answer.facts, RerunFacts)
    return answer.facts


def test_the_same_pixels_are_written_with_a_record_of_their_own(wish: RerunWish, tmp_path: Path) -> None:
    answer = rerun_record(wish, silent)
    facts = facts_of(answer)
    assert answer.fault is None
    assert answer.text.splitlines() == [
        "The pixels are identical (on cpu, recorded on cpu).",
        f"record: {tmp_path / 'again.png.json'}",
        f"result: {wish.out}",
    ]
    assert (facts.agreement, facts.largest_difference, facts.tolerance) == ("identical", 0.0, 2.0)
    assert np.array_equal(read_still(wish.out).pixels, read_still(tmp_path / "out.png").pixels)
    assert read_record(tmp_path / "again.png.json").operator == "A. Archivist"


def test_marks_follow_the_record(wish: RerunWish, tmp_path: Path) -> None:
    rerun_record(wish, silent)
    assert read_still(wish.out).metadata.xmp is not None
    done = treated(tmp_path)
    written = write_output(done.result, done.folder / "plain.png", done.how, OutputWishes(mark=False))
    assert written.record is not None
    rerun_record(RerunWish(written.record, wish.out), silent)
    assert read_still(wish.out).metadata.xmp is None


def test_a_changed_input_is_refused_unless_told_otherwise(wish: RerunWish, tmp_path: Path) -> None:
    with (tmp_path / "old.png").open("ab") as file:
        file.write(b"\0")
    with pytest.raises(GfrError, match=r"The source 'old\.png' has changed"):
        rerun_record(wish, silent)
    assert not wish.out.exists()
    answer = rerun_record(replace(wish, anyway=True), silent)
    assert answer.warnings[0].startswith("The source 'old.png' has changed")
    assert facts_of(answer).agreement == "identical"  # the byte behind the picture did not matter


@pytest.mark.parametrize("name", ["old.png", "dad.png", "out.png", "tiny.safetensors"])
def test_nothing_that_the_record_speaks_of_is_written_over(wish: RerunWish, tmp_path: Path, name: str) -> None:
    before = (tmp_path / name).read_bytes()
    with pytest.raises(GfrError):
        rerun_record(replace(wish, out=tmp_path / name), silent)
    assert (tmp_path / name).read_bytes() == before


@pytest.mark.parametrize(
    ("comparison", "words", "fault"),
    [
        (
            Comparison("within tolerance", 1.0),
            "The pixels differ by at most 1.00 levels of 255; up to 2 are tolerated (on cpu, recorded on cpu).",
            "",
        ),
        (
            Comparison("different", 9.5),
            "The pixels differ by at most 9.50 levels of 255; up to 2 are tolerated (on cpu, recorded on cpu).",
            "The rerun made other pixels than the record tells of.",
        ),
        (
            Comparison("not comparable"),
            "The pixels are not identical, and could not be measured against the recorded ones "
            "(on cpu, recorded on cpu).",
            "The rerun is not identical, and the recorded output is not at hand to measure by how much.",
        ),
    ],
)
def test_what_is_not_identical_is_told_with_its_measure(
    wish: RerunWish, monkeypatch: pytest.MonkeyPatch, comparison: Comparison, words: str, fault: str
) -> None:
    monkeypatch.setattr(command, "compare", lambda *_given: comparison)
    answer = rerun_record(wish, silent)
    assert answer.text.splitlines()[0] == words
    assert (answer.fault.message if answer.fault else "") == fault


def test_a_device_of_the_record_that_is_not_here_becomes_the_fastest(
    wish: RerunWish, monkeypatch: pytest.MonkeyPatch
) -> None:
    def absent(_wanted: str) -> str:
        raise MachineError("No such device here.")

    monkeypatch.setattr(command, "resolve_device", absent)
    assert facts_of(rerun_record(wish, silent)).agreement == "identical"


def test_progress_rises_from_start_to_end(wish: RerunWish) -> None:
    heard: list[Progress] = []
    rerun_record(wish, heard.append)
    shares = [progress.done for progress in heard]
    assert shares == sorted(shares)
    assert shares[0] == 0.0
